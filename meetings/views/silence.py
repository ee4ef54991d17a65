"""Taking over from a focal point who is silent."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commissions.access import commission_access
from kit.editing.refusals import errors_as_messages
from meetings import silence


@require_http_methods(["GET", "HEAD", "POST"])
def commission_take_over(request, slug):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="leads")
    calls = silence.still_silent(at=now).filter(commission=access.commission, alternate=access.role)
    call = calls.select_related("focal_point__user", "focal_point__organization").first()
    if call is None:
        raise Http404(_("El silencio terminó: el punto focal volvió, o alguien más ya asumió."))
    if request.method != "POST":
        return render(request, "meetings/take_over_confirm.html", {"access": access, "call": call})
    with errors_as_messages(request):
        silence.take_over(call, by=request.user, at=now)
        messages.success(request, _("Usted es ahora el punto focal. La comisión lo ve en su página."))
    return redirect("commission_work", slug)
