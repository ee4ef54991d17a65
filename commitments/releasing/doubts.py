"""Values that can be and are hardly meant: a share under percentages, a hundred times their neighbours."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from django.utils.translation import gettext as _

from commitments.models import ReleaseRow, Unit
from commitments.models.units import read

RATES = {Unit.PERCENT, Unit.GROSS_PERCENT, Unit.PER_THOUSAND}
FAR = 50  # times; a slipped point makes a hundred or a thousand, and neighbours differ by less
HIGHEST_SHARE = 1
HIGHEST_LOW_RATE = 15  # where the others lie below, one of less than 1 may well be a rate


class Middles:
    """The middle of the figures of each place of an indicator, and of all its places."""

    def __init__(self, values: Iterable[tuple[int, str | None, Decimal]]):
        self.of_place: dict[tuple, list[Decimal]] = defaultdict(list)
        self.of_all: dict[int, list[Decimal]] = defaultdict(list)
        for indicator, state, value in values:
            self.of_place[indicator, state].append(value)
            self.of_all[indicator].append(value)
        self.known: dict[tuple, Decimal] = {}

    def find(self, row: ReleaseRow, *, is_rate: bool, without: Decimal | None = None) -> Decimal | None:
        """Counts are compared with their own place only, rates also with others; `without` is the row's own value."""
        place = row.indicator_id, row.values["state"]
        values = self.of_place[place]
        if is_rate and len(values) < 3:
            place, values = (row.indicator_id,), self.of_all[row.indicator_id]
        if len(values) < 3:
            values = list(values)
            if without in values:
                values.remove(without)
            return median(values) if values else None
        if place not in self.known:
            self.known[place] = median(values)
        return self.known[place]


class Signs(NamedTuple):
    """How values were written: the numbers of the rows with a «%», and of those with a comma that may be decimal."""

    percent: set[int]
    lone_comma: set[int]


def ask(rows: Collection[ReleaseRow], published: Mapping[tuple, Mapping], signs: Signs) -> None:
    """Write beside each row the question that its value raises."""
    known = Middles((key[0], key[1], last["value"]) for key, last in published.items() if last["value"] is not None)
    brought = Middles((row.indicator_id, row.values["state"], Decimal(row.values["value"])) for row in rows)
    for row in rows:
        value, is_rate = Decimal(row.values["value"]), row.indicator.unit in RATES
        others = known.find(row, is_rate=is_rate) or brought.find(row, is_rate=is_rate, without=value)
        unit, number = Unit(row.indicator.unit), row.number
        question = _question(unit, value, others, is_signed=number in signs.percent)
        if not question and others is None and number in signs.lone_comma:
            question = _("La coma se leyó como de millares: ¿son %(value)s?") % {"value": unit.written(value)}
        if question:
            row.values["doubt"] = question


def _question(unit: Unit, value: Decimal, others: Decimal | None, *, is_signed: bool) -> str:
    if unit == Unit.POINTS or not value:
        return ""
    if not unit.bounds.decimals and value != int(value):
        return _("%(value)s lleva decimales y la unidad se cuenta entera: ¿está bien el punto?") % {
            "value": read(value)
        }
    if unit in RATES and not is_signed and value <= HIGHEST_SHARE and _is_share(others):
        meant = unit.written(value * (1000 if unit == Unit.PER_THOUSAND else 100))
        return _("%(value)s parece una proporción: ¿es %(meant)s?") % {"value": read(value), "meant": meant}
    if others and not 1 / FAR < value / others < FAR:
        sentence = _("%(value)s está muy lejos de las demás cifras (%(others)s): ¿está bien el punto?")
        return sentence % {"value": read(value), "others": read(others)}
    return ""


def _is_share(others: Decimal | None) -> bool:
    return others is None or not HIGHEST_SHARE < others < HIGHEST_LOW_RATE
