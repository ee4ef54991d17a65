"""State figures of one indicator: the latest of each state as a table, and a map where one year has enough."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil

from django.utils.translation import gettext as _

from members.filters import STATES
from members.map import SHADES, outlines

from .models import Figure, Indicator, Unit
from .series import Series, noted

FEWEST_FOR_A_MAP = 3
INFINITY = Decimal("Infinity")


@dataclass(frozen=True)
class Area:
    """A state on the map; shade 0 is without a figure, `SHADES` the highest values."""

    path: str
    shade: int
    name: str


@dataclass(frozen=True)
class Shade:
    """A line of the legend: what this shade means («64 a 72 %»)."""

    number: int
    words: str


@dataclass(frozen=True)
class StateTable:
    """The latest figure of each state; `areas` is empty where no year has enough of them for a map of `year`."""

    figures: list[Figure]
    year: int | None
    areas: list[Area]
    legend: list[Shade]

    def notes(self) -> list[tuple[str, list[Figure]]]:
        """What its figures warn of."""
        return noted(self.figures)


def state_table(indicator: Indicator, places: dict[str | None, Series]) -> StateTable | None:
    """Of an indicator's series by INEGI code; None where no state has a figure."""
    by_state = {code: series for code, series in places.items() if code}
    if not by_state:
        return None
    rows = [by_state[code].latest for code, _name in STATES if code in by_state]
    years = Counter(figure.year for series in by_state.values() for figure in series.figures)
    year = max((year for year, count in years.items() if count >= FEWEST_FOR_A_MAP), default=None)
    if year is None:
        return StateTable(rows, None, [], [])
    of_year = {
        figure.state_id: figure for series in by_state.values() for figure in series.figures if figure.year == year
    }
    unit = Unit(indicator.unit)
    limits = _limits(sorted(figure.value for figure in of_year.values()))
    legend = [Shade(number, _range(unit, low, high)) for number, (low, high) in enumerate(limits, start=1)]
    return StateTable(rows, year, [_area(code, name, of_year.get(code), limits) for code, name in STATES], legend)


def _limits(values: list[Decimal]) -> list[tuple[Decimal, Decimal]]:
    """Lowest and highest value of each shade, about as many states in each."""
    ends = [values[ceil(len(values) * step / SHADES) - 1] for step in range(1, SHADES + 1)]
    groups = [[value for value in values if low < value <= high] for low, high in pairwise([-INFINITY, *ends])]
    return [(group[0], group[-1]) for group in groups if group]


def _range(unit: Unit, low: Decimal, high: Decimal) -> str:
    if low == high:
        return unit.written(high)
    return _("%(low)s a %(high)s") % {"low": unit.number(low), "high": unit.written(high)}


def _area(code: str, name: str, figure: Figure | None, limits) -> Area:
    if figure is None:
        return Area(outlines()["paths"][code], 0, name)
    shade = next(number for number, (_low, high) in enumerate(limits, start=1) if figure.value <= high)
    return Area(outlines()["paths"][code], shade, f"{name}: {figure.written()}")
