"""Each row against what is published: new, a revision, unchanged, a note, or refused with its reason."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from commitments.models import ContextNote, Figure, Indicator, ReleaseRow, RowVerdict, YearOpening, plain
from kit.text import fold

from .cells import read_row
from .columns import EMPTY

COMPARED = ("source", "url", "retrieved_on", "note", "detail", "is_break")


class Judge:
    """What is published at a moment, to judge rows against; four queries however many rows."""

    def __init__(self, *, at: datetime, on: date, expected: Indicator | None = None):
        self.on, self.expected = on, expected
        indicators = list(Indicator.objects.select_related("commitment"))
        self.by_code = {indicator.code: indicator for indicator in indicators}
        self.by_name: dict[str, list[Indicator]] = {}
        for indicator in indicators:
            self.by_name.setdefault(fold(indicator.name), []).append(indicator)
        self.published = {(f.indicator_id, f.state_id, f.year): f for f in Figure.objects.known(at=at)}
        self.open = set(YearOpening.objects.filter(closed_at=None).values_list("indicator_id", "year"))
        self.notes = set(ContextNote.objects.values_list("indicator_id", "place", "period", "value", "source"))
        self.seen: dict[tuple, int] = {}

    def judge(self, rows: Iterable[tuple[int, Mapping[str, str]]]) -> list[ReleaseRow]:
        """A release row for each (number in the file, field → text)."""
        return [self._judge(number, EMPTY | dict(cells)) for number, cells in rows]

    def _judge(self, number: int, cells: Mapping[str, str]) -> ReleaseRow:
        try:
            indicator = self._indicator(cells)
        except LookupError as error:
            return ReleaseRow(number=number, verdict=RowVerdict.REFUSED, reason=error.args[0], values=dict(cells))
        reading = read_row(cells, indicator, on=self.on)
        row = ReleaseRow(number=number, indicator=indicator, values=reading.values)
        if reading.problems:
            row.verdict, row.reason = RowVerdict.REFUSED, " ".join(sentence for _name, sentence in reading.problems)
            return row
        return self._compared(row)

    def again(self, row: ReleaseRow) -> ReleaseRow:
        """A row as it would be judged now."""
        fresh = ReleaseRow(number=row.number, indicator=row.indicator, values=row.values)
        return self._compared(fresh)

    def _compared(self, row: ReleaseRow) -> ReleaseRow:
        if "period" in row.values:
            self._judge_note(row)
        elif "withdraws" in row.values:
            self._judge_withdrawal(row)
        else:
            self._judge_figure(row)
        return row

    def _indicator(self, cells: Mapping[str, str]) -> Indicator:
        text, population = cells["indicator"].strip(), fold(cells["population"])
        found = [self.by_code[text]] if text in self.by_code else self.by_name.get(fold(text), [])
        if len(found) > 1:
            found = [indicator for indicator in found if fold(indicator.population) == population]
        if not found:
            raise LookupError(_("No hay un indicador «%(name)s» con esa población.") % {"name": text[:120]})
        if self.expected and found[0] != self.expected:
            sentence = _("Es de otro indicador, «%(name)s»: este archivo debía traer «%(expected)s».")
            raise LookupError(sentence % {"name": found[0], "expected": self.expected})
        return found[0]

    def _judge_note(self, row: ReleaseRow) -> None:
        values = row.values
        key = (row.indicator_id, values["place"], values["period"], values["value"], values["source"])
        row.verdict = RowVerdict.UNCHANGED if key in self.notes else RowVerdict.NOTE
        self._once(row, key)

    def _judge_figure(self, row: ReleaseRow) -> None:
        key = (row.indicator_id, row.values["state"], row.values["year"])
        before = self.published.get(key)
        if before is None:
            row.verdict = RowVerdict.NEW
        elif _is_same(before, row.values):
            row.verdict = RowVerdict.UNCHANGED
        elif (row.indicator_id, before.year) in self.open:
            row.verdict, row.before = RowVerdict.REVISION, str(plain(before.value))
        else:
            row.verdict, row.before = RowVerdict.REFUSED, str(plain(before.value))
            row.reason = _("Ya se publicó otra cifra y el año %(year)s está cerrado: reábralo con un motivo.") % {
                "year": before.year
            }
        self._once(row, key)

    def _judge_withdrawal(self, row: ReleaseRow) -> None:
        """Its reason and its second person stand in for the reopening of the year."""
        before = self.published.get((row.indicator_id, row.values["state"], row.values["year"]))
        row.before = str(plain(before.value)) if before else ""
        row.verdict = RowVerdict.WITHDRAWN
        if row.before != row.values["withdraws"]:
            row.verdict, row.reason = RowVerdict.REFUSED, _("La cifra que se retiraba ya no está publicada.")

    def _once(self, row: ReleaseRow, key: tuple) -> None:
        """The same figure twice in one file is a question, not an answer."""
        first = self.seen.setdefault(key, row.number)
        if first != row.number:
            row.verdict = RowVerdict.REFUSED
            row.reason = _("Repite la cifra de la fila %(first)s.") % {"first": first}


def _is_same(figure: Figure, values: Mapping) -> bool:
    told = {name: getattr(figure, name) for name in COMPARED}
    told["retrieved_on"] = figure.retrieved_on.isoformat() if figure.retrieved_on else None
    return figure.value == Decimal(values["value"]) and all(told[name] == values[name] for name in COMPARED)
