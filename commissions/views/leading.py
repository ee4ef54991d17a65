"""Who leads: one's own sheet, the dossier of a handover, taking over from somebody silent."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commissions import handing_over
from commissions.forms.places import FocalSheetForm
from commissions.standing import standing
from kit.editing.versions import ConflictError
from kit.once import once


@require_http_methods(["GET", "HEAD", "POST"])
@once
def commission_my_sheet(request, slug):
    now, is_post = timezone.now(), request.method == "POST"
    here = standing(request.user, slug, at=now, leading=True)
    form = FocalSheetForm(request.POST if is_post else None, instance=here.role)
    status = 422 if is_post else 200
    if is_post and form.is_valid():
        try:
            handing_over.write_sheet(here, form.cleaned_data, version=form.written_version(), at=now)
        except ConflictError:
            status = 409
            form.show_conflict()
        else:
            messages.success(request, _("Sus datos quedaron guardados."))
            return redirect("commission_work", slug)
    return render(request, "commissions/my_sheet_form.html", {"here": here, "form": form}, status=status)


@require_safe
def commission_handover(request, slug, pk):
    """The dossier: whoever handed over keeps reading it after her term."""
    rows = handing_over.readable(request.user, at=timezone.now()).filter(commission__slug=slug)
    return render(request, "commissions/handover_detail.html", {"handover": get_object_or_404(rows, pk=pk)})
