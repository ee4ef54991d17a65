"""The map of the 32 states, shaded by how many organisations have their seat there."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import ngettext

from .geography import DATA
from .models import State

SHADES = 5


@dataclass(frozen=True)
class Place:
    """A state on the map; shade 0 is nobody, `SHADES` the most."""

    state: State
    count: int
    shade: int
    path: str
    name: str
    url: str


@dataclass(frozen=True)
class Shade:
    """A line of the legend: this shade means from `fewest` to `most` organisations."""

    number: int
    fewest: int
    most: int


@cache
def outlines() -> dict:
    """The data file: licence, attribution, viewBox, and SVG paths by INEGI code under "paths"."""
    return json.loads((DATA / "state_outlines.json").read_text(encoding="utf-8"))


def legend(counts: list[int]) -> list[Shade]:
    """Shades with about as many states in each, none where nobody is; `counts` has one number a state."""
    present = sorted(count for count in counts if count)
    limits = sorted({present[len(present) * step // SHADES - 1] for step in range(1, SHADES + 1)} if present else ())
    lowest = [present[0], *(limit + 1 for limit in limits[:-1])] if present else []
    return [Shade(number, *ends) for number, ends in enumerate(zip(lowest, limits, strict=True), start=1)]


def places(by_state: Mapping[str, int], *, url: Callable[[State], str]) -> tuple[list[Place], list[Shade]]:
    """Every state with its shade, outline, spoken name («Oaxaca: 12 organizaciones») and `url`, and the legend.

    `by_state` maps INEGI codes to numbers of organisations; a state that it does not know has nobody.
    """
    states = list(State.objects.all())
    shades = legend([by_state.get(state.code, 0) for state in states])
    return [_place(state, by_state.get(state.code, 0), shades, url) for state in states], shades


def _place(state: State, count: int, shades: list[Shade], url: Callable[[State], str]) -> Place:
    shade = next((shade.number for shade in shades if count <= shade.most), 0) if count else 0
    text = ngettext("%(state)s: %(count)s organización", "%(state)s: %(count)s organizaciones", count)
    name = text % {"state": state.name, "count": intcomma(count)}
    return Place(state, count, shade, outlines()["paths"][state.code], name, url(state))
