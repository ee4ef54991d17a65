"""Who leads: what she says of herself, and the dossier of a handover."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commissions import handing_over
from commissions.access import commission_access
from commissions.forms.seats import FocalPointForm, LeaveForm
from kit.editing.pages import form_page, post_data
from kit.editing.undo import UNDO_TIME, Undo
from kit.forms.once import once


@require_http_methods(["GET", "HEAD", "POST"])
@once
def commission_my_contact(request, slug):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="leads")

    def write(form):
        version = form.written_version()
        handing_over.write_contact(access.commission, form.cleaned_data, version=version, by=request.user, at=now)

    return form_page(
        request,
        FocalPointForm(post_data(request), instance=access.role),
        act=write,
        done=_("Sus datos quedaron guardados."),
        then=reverse("commission_work", args=[slug]),
        template="commissions/my_contact_form.html",
        access=access,
    )


@require_safe
def commission_handover(request, slug, pk):
    """The dossier: whoever handed over keeps reading it after her term."""
    rows = handing_over.readable(request.user, at=timezone.now()).filter(commission__slug=slug)
    return render(request, "commissions/handover_detail.html", {"handover": get_object_or_404(rows, pk=pk)})


@require_http_methods(["GET", "HEAD", "POST"])
@once
def commission_leave(request, slug):
    """Asks the coordination for somebody to follow."""
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="leads")

    def ask(form):
        handing_over.ask_to_leave(access.commission, note=form.cleaned_data["note"], by=request.user, at=now)

    return form_page(
        request,
        LeaveForm(post_data(request)),
        act=ask,
        done=_("La Coordinación ya sabe que quiere entregar la comisión. Mientras nombra a alguien, usted sigue."),
        undo=lambda _result: Undo(reverse("commission_stay", args=[slug]), now + UNDO_TIME),
        then=reverse("commission_work", args=[slug]),
        template="commissions/leave_form.html",
        access=access,
    )


@require_POST
@once
def commission_stay(request, slug):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="leads")
    handing_over.stay(access.commission, by=request.user, at=now)
    messages.success(request, _("Usted sigue coordinando la comisión. Gracias."))
    return redirect("commission_work", slug)
