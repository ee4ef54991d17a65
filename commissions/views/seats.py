"""Coming into a commission, one's seat there, and leaving; each verb is its own small POST."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from commissions import joining
from commissions.access import commission_access
from commissions.forms.seats import JoinForm, SeatForm
from commissions.models import Commission, Seat
from kit.editing.pages import form_page, post_data
from kit.editing.refusals import errors_as_messages
from kit.forms.once import once


@require_http_methods(["GET", "HEAD", "POST"])
@once
def commission_join(request, slug):
    now, data = timezone.now(), post_data(request)
    commission = get_object_or_404(Commission.objects.open(), slug=slug)
    mandates = joining.may_join(request.user, commission, at=now)
    if data is not None and not mandates:
        raise Http404(_("No hay organización suya que pueda entrar a esta comisión."))
    own = next((row for row in mandates if row.user_id == request.user.pk), None)
    return form_page(
        request,
        JoinForm(data, mandates=mandates, initial={"mandate": own}),
        act=lambda form: joining.ask(commission, **form.cleaned_data, by=request.user, at=now),
        done=_("Su solicitud llegó a quien coordina la comisión. Aquí verá la respuesta."),
        then=commission.get_absolute_url(),
        template="commissions/join_form.html",
        commission=commission,
        may_join=bool(mandates),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@once
def commission_seat(request, slug, pk):
    now = timezone.now()
    access, seat = _own_seat(request, slug, pk, at=now)

    def change(form):
        joining.change_seat(seat, **form.cleaned_data, version=form.written_version(), by=request.user, at=now)

    return form_page(
        request,
        SeatForm(post_data(request), instance=seat, at=now),
        act=change,
        done=_("El lugar de su organización quedó guardado."),
        then=reverse("commission_work", args=[slug]),
        template="commissions/seat_form.html",
        access=access,
        seat=seat,
        at_rest=Seat.objects.at_rest_beside(seat),
    )


@require_POST
def commission_seat_leave(request, slug, pk):
    now = timezone.now()
    _access, seat = _own_seat(request, slug, pk, at=now)
    with errors_as_messages(request):
        joining.leave(seat, by=request.user, at=now)
        messages.success(request, _("%s salió de la comisión. Gracias por lo que aportaron.") % seat.organization)
        return redirect("commission", slug)
    return redirect("commission_work", slug)


@require_POST
def commission_seat_editor(request, slug, pk):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="decides")
    seat = get_object_or_404(Seat.objects.effective(at=now).filter(commission=access.commission), pk=pk)
    editor = request.POST.get("editor", "")
    done = _("Ya puede escribir en la agenda.") if editor else _("Ya no escribe en la agenda.")
    with errors_as_messages(request):
        joining.set_editor(seat, editor=editor, by=request.user, at=now)
        messages.success(request, done)
    return redirect("commission_work", slug)


def _own_seat(request, slug, pk, *, at):
    """An active seat of an organisation that the person manages; Http404 for any other."""
    access = commission_access(request.user, slug, at=at)
    rows = Seat.objects.managed_by(request.user, at=at).filter(commission=access.commission)
    return access, get_object_or_404(rows.select_related("organization", "delegate"), pk=pk)
