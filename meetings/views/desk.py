"""The focal point's desk, and the board of all commissions."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commissions.access import commission_access
from kit.files.export import download
from meetings.board import COLUMNS, board, table
from meetings.desk import desk
from meetings.forms.agreements import settle_form


@require_safe
def commission_desk(request, slug):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="leads")
    drawing = desk(access, at=now)
    requests = [(row, [(answer, settle_form(answer)) for answer in row.asks]) for row in drawing.requests]
    context = {"access": access, "desk": drawing, "requests": requests, "today": timezone.localdate(now)}
    return render(request, "meetings/desk.html", context)


def _lines(request):
    """The board for those who may read it, the coordination and the Consejo Directivo."""
    if not (request.user.is_staff or request.user.is_board):
        raise Http404(_("Aquí no hay nada que usted pueda ver."))
    return board(at=timezone.now())


@require_safe
def commission_board(request):
    return render(request, "meetings/board.html", {"lines": _lines(request)})


@require_safe
def commission_board_csv(request):
    return download(table(_lines(request)), header=COLUMNS, name="tablero-de-comisiones")
