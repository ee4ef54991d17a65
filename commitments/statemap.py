"""State figures of one indicator: the latest of each state as a table, and a map where one year has enough."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise
from math import ceil

from django.utils.translation import gettext as _

from members.filters import STATES
from members.map import SHADES, MapArea, MapShade, StateMap, outlines

from .models import Direction, Figure, Indicator, Unit
from .series import Series, notes_of

FEWEST_FOR_A_MAP = 3
ZERO, INFINITY = Decimal(0), Decimal("Infinity")


@dataclass(frozen=True)
class StateTable:
    """The latest figure of each state, and the map of the newest year that has enough of them."""

    figures: list[Figure]
    map: StateMap | None = None

    def notes(self) -> list[tuple[str, list[Figure]]]:
        """What its figures warn of."""
        return notes_of(self.figures)


def state_table(indicator: Indicator, places: dict[str | None, Series]) -> StateTable | None:
    """Of an indicator's series by INEGI code; None where no state has a figure."""
    by_state = {code: series for code, series in places.items() if code}
    if not by_state:
        return None
    rows = [by_state[code].latest for code, _name in STATES if code in by_state]
    years = Counter(figure.year for series in by_state.values() for figure in series.figures)
    year = max((year for year, count in years.items() if count >= FEWEST_FOR_A_MAP), default=None)
    if year is None:
        return StateTable(rows)
    of_year = {
        figure.state_id: figure for series in by_state.values() for figure in series.figures if figure.year == year
    }
    values = sorted(figure.value for figure in of_year.values())
    legend = _changes(values, indicator) if indicator.unit == Unit.POINTS else _levels(values, Unit(indicator.unit))
    areas = [_area(code, name, of_year.get(code), legend) for code, name in STATES]
    label = _("Mapa por estado, %(year)s; las cifras están en la tabla") % {"year": year}
    return StateTable(rows, StateMap(label, areas, legend, _("Sin cifra"), year))


def _levels(values: list[Decimal], unit: Unit) -> list[MapShade]:
    """From light to dark, about as many states in each shade."""
    ends = [values[ceil(len(values) * step / SHADES) - 1] for step in range(1, SHADES + 1)]
    groups = [[value for value in values if low < value <= high] for low, high in pairwise([-INFINITY, *ends])]
    ranges = [(group[0], group[-1]) for group in groups if group]
    return [MapShade(str(number), *ends, _range(unit, *ends)) for number, ends in enumerate(ranges, start=1)]


def _changes(values: list[Decimal], indicator: Indicator) -> list[MapShade]:
    """Two hues on the sides of zero, the darker the larger the change by thirds; «cool» is the better side."""
    most, unit = max(map(abs, values)), Unit(indicator.unit)

    def name(value: Decimal) -> str:
        is_cool = (value > 0) == (indicator.direction == Direction.HIGHER)
        return f"{'cool' if is_cool else 'warm'}-{ceil(3 * abs(value) / most)}" if value else "even"

    words = {"cool": _("mejora"), "warm": _("empeora")}
    if indicator.direction == Direction.NONE:
        words = {"cool": _("baja"), "warm": _("sube")}
    groups = [(shade, list(group)) for shade, group in groupby(sorted({*values, ZERO}), key=name)]
    labels = {
        shade: f"{_range(unit, group[0], group[-1])}: {words.get(shade[:4], _('sin cambio'))}"
        for shade, group in groups
    }
    return [MapShade(shade, group[0], group[-1], labels[shade]) for shade, group in groups]


def _range(unit: Unit, low: Decimal, high: Decimal) -> str:
    if low == high:
        return unit.written(high)
    return _("%(low)s a %(high)s") % {"low": unit.number(low), "high": unit.written(high)}


def _area(code: str, name: str, figure: Figure | None, legend: list[MapShade]) -> MapArea:
    path = outlines()["paths"][code]
    if figure is None:
        return MapArea(name, path, "0", name)
    shade = next(shade.name for shade in legend if figure.value <= shade.high)
    return MapArea(name, path, shade, f"{name}: {figure.written()}")
