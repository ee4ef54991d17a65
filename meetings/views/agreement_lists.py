"""Lists of agreements: mine, my organisations', my commissions', overdue, all; as a page and as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from commissions.models import Commission
from kit.files.export import download
from kit.pages.paging import page_of
from meetings.access import readable_agreements
from meetings.filters import AgreementFilter

LISTS = {
    "mios": gettext_lazy("Míos"),
    "organizacion": gettext_lazy("De mi organización"),
    "comisiones": gettext_lazy("De mis comisiones"),
    "vencidos": gettext_lazy("Vencidos"),
    "todos": gettext_lazy("Todos"),
}
COLUMNS = {
    "acuerdo": lambda row: row.number,
    "comisión": lambda row: str(row.body),
    "texto": lambda row: row.text,
    "organización responsable": lambda row: row.organization.name if row.organization else "",
    "persona responsable": lambda row: str(row.responsible or ""),
    "fecha compromiso": lambda row: row.due_on,
    "estatus": lambda row: row.get_state_display(),
    "vencido": lambda row: bool(row.is_late),
    "marcado como hecho el": lambda row: _day(row.claimed_at),
    "evidencia": lambda row: row.evidence,
    "cerrado el": lambda row: _day(row.closed_at),
    "motivo de cancelación": lambda row: row.cancel_reason,
}


def _day(moment):
    return timezone.localdate(moment) if moment else None


def filtered(request, rows, *, at) -> AgreementFilter:
    """The rows that the address asks for; open ones, of whatever year, where it does not say; Http404 for nonsense."""
    on = timezone.localdate(at)
    listing = AgreementFilter({"estado": "abiertos"} | request.GET.dict(), rows.listed(on=on), on=on, user=request.user)
    if not listing.is_valid():
        raise Http404(_("Esa lista no existe. Elija otra vez."))
    return listing


def page_context(request, listing: AgreementFilter) -> dict:
    query = request.GET.copy()
    query.pop("page", None)
    page = page_of(listing.qs, request.GET.get("page"))
    return {
        "filter": listing,
        "page": page,
        "query": query.urlencode(),
        "is_narrowed": bool(set(query) - {"lista"}),
    }


def as_csv(rows, *, name: str) -> HttpResponse:
    table = ([tell(row) for tell in COLUMNS.values()] for row in rows.iterator(chunk_size=2000))
    return download(table, header=COLUMNS, name=name)


def _own_agreements(request, *, at) -> AgreementFilter:
    """What the address asks for among what the person may read."""
    user, name = request.user, request.GET.get("lista", "mios")
    rows = readable_agreements(user, at=at)
    lists = {
        "mios": lambda: rows.of_person(user),
        "organizacion": lambda: rows.of_organizations(user, at=at),
        "comisiones": lambda: rows.filter(body__commission__in=Commission.objects.of_member(user, at=at)),
        "vencidos": lambda: rows.overdue(on=timezone.localdate(at)),
        "todos": lambda: rows,
    }
    if name not in lists:
        raise Http404(_("Esa lista no existe. Elija otra vez."))
    return filtered(request, lists[name](), at=at)


@require_safe
def my_agreements(request):
    listing = _own_agreements(request, at=timezone.now())
    context = {"lists": LISTS.items(), "list": request.GET.get("lista", "mios")} | page_context(request, listing)
    return render(request, "meetings/my_agreements.html", context)


@require_safe
def my_agreements_csv(request):
    return as_csv(_own_agreements(request, at=timezone.now()).qs, name="mis-acuerdos")
