"""What the page of a release shows: its rows by verdict, and who may do what with it."""

from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext as _

from commitments.models import Indicator, Release, ReleaseRow, ReleaseVerdict
from commitments.releasing.preparing import with_decimal_commas
from commitments.releasing.publishing import WRITTEN, is_doubtful, may_publish
from commitments.releasing.verdicts import FIGURES, NOT_WRITTEN
from kit.imports.summary import Tab, verdict_tabs
from kit.pages.paging import page_of
from members.dual_control import alone_from
from members.geography import state_rows

MOST_NAMED = 6
DOUBTFUL = "por-confirmar"


def rows_shown(release: Release, query) -> dict:
    """The rows of the verdict that the address asks for, or all, and how many there are of each."""
    chosen = query.get("filas", "")
    if chosen and chosen not in (*ReleaseVerdict.values, DOUBTFUL):
        raise Http404(_("Ese filtro no existe."))
    tabs = [tab for tab in verdict_tabs(release) if tab.count or not tab.key]
    rows = release.rows.select_related("indicator")
    doubtful = rows.filter(verdict__in=FIGURES, values__has_key="doubt")
    if count := doubtful.order_by().count():
        tabs.append(Tab(DOUBTFUL, _("Por confirmar"), count))
    chosen_rows = doubtful if chosen == DOUBTFUL else rows.filter(verdict=chosen) if chosen else rows
    page = page_of(chosen_rows, query.get("page"))
    return {
        "tabs": tabs,
        "chosen": chosen,
        "page": page,
        "lines": [(row, _place(row)) for row in page],
        "with_commas": _count_commas(release) if any(tab.key == ReleaseVerdict.REFUSED for tab in tabs) else 0,
    }


def _count_commas(release: Release) -> int:
    """How many rows of a release that waits could be read if their comma were taken for one of decimals."""
    if not release.is_unpublished:
        return 0
    return len(with_decimal_commas(release.rows.filter(verdict=ReleaseVerdict.REFUSED)))


def to_be_seen(release: Release) -> tuple[int, list[int]]:
    """How many rows stay out when it is published, and the numbers of those whose value raises a question."""
    rows = list(release.rows.defer("before"))
    return sum(row.verdict in NOT_WRITTEN for row in rows), [row.number for row in rows if is_doubtful(row)]


def _place(row: ReleaseRow) -> str:
    """Where the row's figure belongs, as far as it was understood."""
    if "place" in row.values:
        return row.values["place"] or "—"
    state = row.values.get("state")
    names = {one["cve_ent"]: one["nombre_corto"] for one in state_rows()}
    return names.get(state, state) if state else _("Todo el país")


def steps(release: Release, *, by, at: datetime) -> dict:
    """What this person may do now, and from when she may publish what she prepared herself."""
    return {
        "notices": release.problem.splitlines(),
        "may_publish": release.is_preview and may_publish(release, by=by, at=at),
        "alone_from": alone_from(release.created_at),
    }


def closing(release: Release) -> str:
    """Which years of which indicators its publication closes, in a sentence."""
    rows = release.rows.filter(verdict__in=WRITTEN).with_year().order_by("year")
    years: dict[int, list[int]] = {}
    for indicator, year in rows.values_list("indicator", "year").distinct():
        years.setdefault(indicator, []).append(year)
    if not years:
        return _("No trae cifras nuevas ni corregidas: no se cierra ningún año.")
    indicators = Indicator.objects.filter(pk__in=years)[:MOST_NAMED]
    closed = "; ".join(f"«{indicator}»: {_in_words(years[indicator.pk])}" for indicator in indicators)
    if len(years) > MOST_NAMED:
        closed += _("; y los de otros %(count)s indicadores") % {"count": len(years) - MOST_NAMED}
    sentence = _("Estos años quedan cerrados; para corregirlos habrá que reabrirlos con un motivo: %(years)s.")
    return sentence % {"years": closed}


def _in_words(years: list[int]) -> str:
    if len(years) <= MOST_NAMED:
        return ", ".join(map(str, years))
    ends = {"count": len(years), "first": years[0], "last": years[-1]}
    return _("%(count)s años de %(first)s a %(last)s") % ends
