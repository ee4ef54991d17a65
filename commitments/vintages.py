"""Every vintage of an indicator's figures until a moment: what each replaced, and all of it as rows of data."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from .models import Figure, Indicator, Unit

COLUMNS = {
    "code": _("clave"),
    "indicator": _("indicador"),
    "population": _("población"),
    "unit": _("unidad"),
    "state": _("cve_ent"),
    "place": _("lugar"),
    "year": _("año"),
    "value": _("valor"),
    "source": _("fuente"),
    "source_url": _("url"),
    "retrieved_on": _("consultada"),
    "note": _("advertencia"),
    "detail": _("detalle"),
    "indicator_note": _("advertencia del indicador"),
    "is_break": _("ruptura"),
    "published_at": _("publicada"),
    "is_current": _("vigente"),
    "address": _("dirección de la cifra"),
}


def vintages_until(*, at: datetime) -> QuerySet[Figure]:
    """All vintages let out by that moment, each series in the order of its years, the latest vintage last."""
    rows = Figure.objects.filter(release__published_at__lte=at).select_related("indicator", "state", "release")
    return rows.defer("release__content").order_by("indicator__code", "state_id", "year", "release__published_at", "id")


def revisions(vintages: Iterable[Figure]) -> list[list[Figure]]:
    """Those of one indicator that were revised: all vintages of one place and year together, the latest first."""
    by_place = defaultdict(list)
    for figure in vintages:
        by_place[figure.state_id or "", figure.year].append(figure)
    return [list(reversed(by_place[key])) for key in sorted(by_place) if len(by_place[key]) > 1]


def data_rows(vintages: Iterable[Figure], *, site: str) -> Iterator[dict[str, object]]:
    """Rows by the names of `COLUMNS`, of vintages in the order of `vintages_until`; `is_current` tells the present one.

    `site` is the portal's address. A value is None where the vintage withdraws the figure.
    """
    before = None
    for figure in vintages:
        if before is not None:
            yield _row(before, site, is_current=_key(before) != _key(figure))
        before = figure
    if before is not None:
        yield _row(before, site, is_current=True)


def _key(figure: Figure) -> tuple:
    return figure.indicator_id, figure.state_id, figure.year


def _row(figure: Figure, site: str, *, is_current: bool) -> dict[str, object]:
    indicator: Indicator = figure.indicator
    return {
        "code": indicator.code,
        "indicator": indicator.name,
        "population": indicator.population,
        "unit": str(Unit(indicator.unit).label),
        "state": figure.state_id or "",
        "place": figure.state.name if figure.state else "México (país)",
        "year": figure.year,
        "value": None if figure.value is None else figure.exact,
        "source": figure.source,
        "source_url": figure.url,
        "retrieved_on": figure.retrieved_on,
        "note": figure.note,
        "detail": figure.detail,
        "indicator_note": indicator.warning,
        "is_break": figure.is_break,
        "published_at": figure.release.published_at,
        "is_current": is_current and figure.value is not None,
        "address": site + figure.get_absolute_url(),
    }
