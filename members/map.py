"""Maps of the 32 states: shaded by numbers of organisations here, by figures in the commitments."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .geography import DATA
from .models import State

SHADES = 5


@dataclass(frozen=True)
class MapArea:
    """A state on the map, in a shade of the style sheet ("0" for nothing), with its words and where it leads."""

    state: str
    path: str
    shade: str
    label: str
    url: str = ""
    count: int = 0


@dataclass(frozen=True)
class MapShade:
    """Values from `low` to `high`, and what the legend says of them («64 a 72 %»)."""

    name: str
    low: int | Decimal
    high: int | Decimal
    words: str


@dataclass(frozen=True)
class StateMap:
    """The 32 states shaded; `empty` is what the legend says of shade 0."""

    label: str
    areas: list[MapArea]
    legend: list[MapShade]
    empty: str
    year: int | None = None

    @property
    def outlines(self) -> dict:
        return outlines()

    @property
    def has_links(self) -> bool:
        return any(area.url for area in self.areas)


@cache
def outlines() -> dict:
    """The data file: licence, attribution, viewBox, and SVG paths by INEGI code under "paths"."""
    return json.loads((DATA / "state_outlines.json").read_text(encoding="utf-8"))


def legend(counts: list[int]) -> list[MapShade]:
    """Shades with about as many states in each, none where nobody is; `counts` has one number a state."""
    present = sorted(count for count in counts if count)
    limits = sorted({present[len(present) * step // SHADES - 1] for step in range(1, SHADES + 1)} if present else ())
    lowest = [present[0], *(limit + 1 for limit in limits[:-1])] if present else []
    ranges = enumerate(zip(lowest, limits, strict=True), start=1)
    return [MapShade(str(number), low, high, _range(low, high)) for number, (low, high) in ranges]


def _range(low: int, high: int) -> str:
    return intcomma(high) if low == high else _("%(low)s a %(high)s") % {"low": intcomma(low), "high": intcomma(high)}


def map_of_counts(by_state: Mapping[str, int], *, label: str, url: Callable[[State], str]) -> StateMap:
    """Every state with its shade, outline, spoken name («Oaxaca: 12 organizaciones») and `url`.

    `by_state` maps INEGI codes to numbers of organisations; a state that it does not know has nobody.
    """
    states = list(State.objects.all())
    shades = legend([by_state.get(state.code, 0) for state in states])
    areas = [_area(state, by_state.get(state.code, 0), shades, url) for state in states]
    return StateMap(label, areas, shades, _("Aún nadie"))


def _area(state: State, count: int, shades: list[MapShade], url: Callable[[State], str]) -> MapArea:
    shade = next((shade.name for shade in shades if count <= shade.high), "0") if count else "0"
    text = ngettext("%(state)s: %(count)s organización", "%(state)s: %(count)s organizaciones", count)
    label = text % {"state": state.name, "count": intcomma(count)}
    return MapArea(state.name, outlines()["paths"][state.code], shade, label, url(state), count)
