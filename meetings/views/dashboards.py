"""The focal point's dashboard, and the overview of all commissions."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commissions.access import commission_access
from kit.files.export import download
from meetings.dashboard import dashboard
from meetings.forms.agreements import settle_form
from meetings.overview import COLUMNS, WORST, by_need, changes, overview, table, totals


@require_safe
def commission_dashboard(request, slug):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="leads")
    drawing = dashboard(access, at=now)
    requests = [(row, [(answer, settle_form(answer)) for answer in row.asks]) for row in drawing.requests]
    context = {"access": access, "dashboard": drawing, "requests": requests, "today": timezone.localdate(now)}
    return render(request, "meetings/dashboard.html", context)


def _lines(request):
    """The overview for those who may read it, the coordination and the Consejo Directivo."""
    if not (request.user.is_staff or request.user.is_board):
        raise Http404(_("Aquí no hay nada que usted pueda ver."))
    return overview(at=timezone.now())


@require_safe
def commission_overview(request):
    lines = by_need(_lines(request))
    context = {"lines": lines, "totals": totals(lines), "changes": changes(at=timezone.now())}
    context["calls"] = [line for line in lines if line.reasons][:WORST]
    return render(request, "meetings/commission_overview.html", context)


@require_safe
def commission_overview_csv(request):
    return download(table(_lines(request)), header=COLUMNS, name="tablero-de-comisiones")
