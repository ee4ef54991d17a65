"""The gap map: every commitment in every state, and as a file the same rows."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commitments import gaps
from kit.files.export import WRITERS, download
from kit.pages.visitors import drawn_once_a_minute
from members.map import map_of_counts


def _map_of(request) -> gaps.GapMap:
    shown = gaps.gap_map(request.GET, at=timezone.now())
    if shown is None:
        raise SuspiciousOperation(_("Elija un estado y un compromiso de la lista."))
    return shown


@login_not_required
@require_safe
@drawn_once_a_minute
def gap_map(request):
    shown = _map_of(request)
    context = {"map": shown, "query": request.GET.urlencode()}
    if shown.commitment and not shown.state:
        members = reverse("commitment_members", args=[shown.commitment])
        label = _("Estados por número de organizaciones que trabajan en el compromiso")
        context["shaded"] = map_of_counts(
            shown.by_state, label=label, url=lambda state: f"{members}?estado={state.code}"
        )
    return render(request, "commitments/gap_map.html", context)


@login_not_required
@require_safe
@drawn_once_a_minute
def gap_map_export(request, file_format):
    if file_format not in WRITERS:
        raise Http404(_("El mapa se descarga como CSV o XLSX."))
    header, rows = _map_of(request).table()
    return download(rows, header=header, name="mapa-de-compromisos", file_format=file_format)
