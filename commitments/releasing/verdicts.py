"""Each row against what is published: new, a revision, unchanged, a note, or refused with its reason."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from commitments.models import ContextNote, Figure, Indicator, ReleaseRow, ReleaseVerdict, YearOpening, plain
from kit.text.folding import fold

from .cells import read_row
from .columns import EMPTY
from .doubts import Signs, ask
from .wholetable import WholeTable

NOT_WRITTEN = (ReleaseVerdict.REFUSED, ReleaseVerdict.LEFT_OUT)
FIGURES = (ReleaseVerdict.NEW, ReleaseVerdict.REVISION)
COMPARED = ("source", "url", "retrieved_on", "note", "detail", "is_break")


def leave_out(row: ReleaseRow) -> None:
    """Somebody does not want it; its values stay, to take it back."""
    row.verdict, row.before = ReleaseVerdict.LEFT_OUT, ""
    row.reason = _("La dejó fuera la Coordinación.")
    row.values["is_left_out"] = True


class FigureJudge:
    """What is published at a moment, to judge rows against; five queries however many rows."""

    def __init__(self, *, at: datetime, on: date, expected: Indicator | None = None, is_comma_decimal: bool = False):
        self.at, self.on, self.expected, self.is_comma_decimal = at, on, expected, is_comma_decimal
        self.seen: dict[tuple, int] = {}

    def judge(
        self, rows: Iterable[tuple[int, Mapping[str, str]]], *, left_out: Collection[int] = ()
    ) -> list[ReleaseRow]:
        """A release row for each (number in the file, field → text); those that somebody left out stay out."""
        self._learn_names()
        table = [(number, EMPTY | dict(cells)) for number, cells in rows]
        self.table = WholeTable([cells for _number, cells in table], is_comma_decimal=self.is_comma_decimal)
        self.signs = Signs(set(), set())
        read = [self._read(number, cells) for number, cells in table]
        for row in read:
            if row.number in left_out and row.verdict not in NOT_WRITTEN:
                leave_out(row)
        judged = self.again([row for row in read if row.verdict not in NOT_WRITTEN])
        ask([row for row in judged if row.verdict in FIGURES], self.published, self.signs)
        return read

    def once_more(self, rows: list[ReleaseRow], *, left_out: Collection[int] = ()) -> list[ReleaseRow]:
        """Rows that were read before, with the verdicts of now, all but those that could not be read."""
        for row in rows:
            if row.values.pop("is_left_out", False):
                row.verdict = ""
            if row.number in left_out and not row.values.get("is_unread"):
                leave_out(row)
        self.again([row for row in rows if not {"is_left_out", "is_unread"} & row.values.keys()])
        return rows

    def again(self, rows: list[ReleaseRow]) -> list[ReleaseRow]:
        """The same rows with the verdicts of now; none of them is one that could not be read or is left out."""
        self._learn_published({row.indicator_id for row in rows})
        for row in rows:
            self._compare(row)
        return rows

    def _learn_names(self) -> None:
        indicators = list(Indicator.objects.select_related("commitment"))
        self.by_code = {indicator.code: indicator for indicator in indicators}
        self.by_name: dict[str, list[Indicator]] = {}
        for indicator in indicators:
            self.by_name.setdefault(fold(indicator.name), []).append(indicator)

    def _learn_published(self, indicators: set[int]) -> None:
        """The last vintage of each of their figures, also where it withdraws one; open years; notes."""
        among = {"indicator__in": indicators}
        last = Figure.objects.filter(**among).newest(at=self.at).order_by()
        figures = last.values("indicator_id", "state_id", "year", "value", *COMPARED)
        self.published = {(one["indicator_id"], one["state_id"], one["year"]): one for one in figures}
        openings = YearOpening.objects.filter(closed_at=None, **among)
        self.open = {(one.indicator_id, one.year): one.reason for one in openings}
        notes = ContextNote.objects.filter(**among).order_by()
        self.notes = set(notes.values_list("indicator_id", "place", "period", "value", "source"))

    def _read(self, number: int, cells: Mapping[str, str]) -> ReleaseRow:
        try:
            indicator = self._indicator(cells)
        except LookupError as error:
            unread = {**cells, "is_unread": True}
            return ReleaseRow(number=number, verdict=ReleaseVerdict.REFUSED, reason=error.args[0], values=unread)
        doubtful = self.table.doubtful_comma(cells)
        cells, hints = self.table.settled(cells)
        hints += filter(None, [cells.get("damage")])
        reading = read_row(cells, indicator, on=self.on)
        if self.is_comma_decimal:
            reading.values["is_comma_decimal"] = True
        if doubtful:
            reading.refuse("value", doubtful)
        row = ReleaseRow(number=number, indicator=indicator, values=reading.values)
        if hints:
            row.values["hints"] = hints
        if reading.is_percentage:
            self.signs.percent.add(number)
        if self.table.is_lone_comma(cells):
            self.signs.lone_comma.add(number)
        if reading.refusals:
            row.verdict = ReleaseVerdict.LEFT_OUT if reading.why_no_figure else ReleaseVerdict.REFUSED
            row.reason = " ".join(sentence for _name, sentence in reading.refusals)
            row.values["is_unread"] = True
        return row

    def _compare(self, row: ReleaseRow) -> None:
        row.reason = row.before = ""
        if "period" in row.values:
            self._judge_note(row)
        elif "withdraws" in row.values:
            self._judge_withdrawal(row)
        else:
            self._judge_figure(row)

    def _indicator(self, cells: Mapping[str, str]) -> Indicator:
        text, population = cells["indicator"].strip(), fold(cells["population"])
        named = [self.by_code[text]] if text in self.by_code else self.by_name.get(fold(text), [])
        if len(named) > 1:
            named = [indicator for indicator in named if fold(indicator.population) == population]
        if not named:
            raise LookupError(_("No hay un indicador «%(name)s» con esa población.") % {"name": text[:120]})
        if self.expected and named[0] != self.expected:
            sentence = _("Es de otro indicador, «%(name)s»: este archivo debía traer «%(expected)s».")
            raise LookupError(sentence % {"name": named[0], "expected": self.expected})
        return named[0]

    def _judge_note(self, row: ReleaseRow) -> None:
        values = row.values
        key = (row.indicator_id, values["place"], values["period"], values["value"], values["source"])
        row.verdict = ReleaseVerdict.UNCHANGED if key in self.notes else ReleaseVerdict.NOTE
        self._once(row, key)

    def _judge_figure(self, row: ReleaseRow) -> None:
        key = (row.indicator_id, row.values["state"], row.values["year"])
        last = self.published.get(key)
        if last is None:
            row.verdict = ReleaseVerdict.NEW
        elif _is_same(last, row.values):
            row.verdict = ReleaseVerdict.UNCHANGED
        else:
            self._judge_change(row, last)
        self._once(row, key)

    def _judge_change(self, row: ReleaseRow, last: Mapping) -> None:
        """What was published or withdrawn is locked: another value takes a year that was reopened with a reason."""
        row.before = _text(last["value"])
        reason = self.open.get((row.indicator_id, last["year"]))
        if reason is not None:
            row.verdict, row.reason = ReleaseVerdict.REVISION, _("Año reabierto: %(reason)s") % {"reason": reason}
            return
        sentence = _("Ya se publicó otra cifra y el año %(year)s está cerrado: reábralo en la página del indicador.")
        if last["value"] is None:
            sentence = _("Esa cifra se retiró y el año %(year)s está cerrado: reábralo en la página del indicador.")
        row.verdict, row.reason = ReleaseVerdict.REFUSED, sentence % {"year": last["year"]}

    def _judge_withdrawal(self, row: ReleaseRow) -> None:
        """Its reason and its second person stand in for the reopening of the year."""
        last = self.published.get((row.indicator_id, row.values["state"], row.values["year"]))
        row.before = _text(last["value"]) if last else ""
        row.verdict = ReleaseVerdict.WITHDRAWN
        if not row.before or row.before != row.values["withdraws"]:
            row.verdict, row.reason = ReleaseVerdict.REFUSED, _("La cifra que se retiraba ya no está publicada.")

    def _once(self, row: ReleaseRow, key: tuple) -> None:
        """The same figure twice in one file is a question, not an answer."""
        first = self.seen.setdefault(key, row.number)
        if first != row.number:
            row.verdict = ReleaseVerdict.REFUSED
            row.reason = _("Repite la cifra de la fila %(first)s.") % {"first": first}


def _text(value: Decimal | None) -> str:
    return "" if value is None else str(plain(value))


def _is_same(last: Mapping, values: Mapping) -> bool:
    day = last["retrieved_on"]
    published = {**last, "retrieved_on": day.isoformat() if day else None}
    return last["value"] == Decimal(values["value"]) and all(published[name] == values[name] for name in COMPARED)
