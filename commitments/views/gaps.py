"""The gap map: every commitment in every state, and as a file the same rows."""

import io

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commitments import gaps
from kit.export import write_csv, write_xlsx
from kit.visitors import drawn_once_a_minute
from members.map import outlines, places

FORMATS = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "xlsx": (write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def _asked_for(request) -> gaps.GapMap:
    found = gaps.gap_map(request.GET, at=timezone.now())
    if found is None:
        raise SuspiciousOperation(_("Elija un estado y un compromiso de la lista."))
    return found


@login_not_required
@require_safe
@drawn_once_a_minute
def gap_map(request):
    found = _asked_for(request)
    context = {"map": found, "query": request.GET.urlencode()}
    if found.commitment and not found.state:
        members = reverse("commitment_members", args=[found.commitment])
        drawn, shades = places(found.by_state, url=lambda state: f"{members}?estado={state.code}")
        context |= {"places": drawn, "shades": shades, "outlines": outlines()}
    return render(request, "commitments/gap_map.html", context)


@login_not_required
@require_safe
@drawn_once_a_minute
def gap_map_export(request, file_format):
    if file_format not in FORMATS:
        raise Http404(_("El mapa se descarga como CSV o XLSX."))
    write, content_type = FORMATS[file_format]
    header, rows = _asked_for(request).table()
    file = io.BytesIO()
    write(rows, header=header, file=file)
    response = HttpResponse(file.getvalue(), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="mapa-de-compromisos.{file_format}"'
    return response
