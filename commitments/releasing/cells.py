"""The cells of one row read as a figure, or as a note where they are no point of a series."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from commitments.models import Figure, Indicator, Unit
from kit.imports.tables import in_words
from kit.tables import CellError
from kit.tables.numbers import has_thousands_comma, no_figure, parse_number
from kit.tables.values import parse_date
from kit.text.folding import fold

from .territories import find_territory
from .years import find_year

PLACES = Decimal("0.00001")
THOUSANDS_POINT = re.compile(r"[0-9]{1,3}\.[0-9]{3}", re.ASCII)
REGION = re.compile(r"(?i)(r|regi[oó]n)\s*[:.]?\s+?\S|r:\S")
TRUE, FALSE = {"si", "x", "1", "verdadero", "true"}, {"", "no", "0", "falso", "false"}
# How files write each unit, without what stands in parentheses; «%» alone also heads tables of gross rates.
UNITS = {
    Unit.PERCENT: ("%", "porcentaje", "por ciento"),
    Unit.GROSS_PERCENT: ("%", "% bruto", "tasa bruta"),
    Unit.PER_THOUSAND: ("por mil nacidos vivos", "por mil"),
    Unit.POINTS: ("puntos", "puntos porcentuales", "pp"),
    Unit.PERSONS: ("personas",),
    Unit.MILLIONS: ("millones", "millones de personas"),
    Unit.FILES: ("carpetas", "carpetas de investigación"),
}
PARENTHESES = re.compile(r"\([^()]*\)")
LONGEST = {"source": 300, "url": 2000, "note": 2000, "detail": 2000}


@dataclass
class FigureReading:
    """One row as understood: `values` in the form in which a release row keeps them, and why it is refused.

    `why_no_figure`: its source gives none; such a row is left out, whatever else it says.

    A figure has `state` (INEGI code or None), `year`, `value` (text of a decimal) and texts; a note has `place`,
    `period` and `value` as the source printed them.
    """

    values: dict = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)
    why_no_figure: str = ""
    is_note: bool = False
    is_percentage: bool = False

    @property
    def refusals(self) -> list[tuple[str, str]]:
        """Why there is nothing to publish, each with the field to correct."""
        return [("value", self.why_no_figure)] if self.why_no_figure else self.problems

    def refuse(self, name: str, sentence: str) -> None:
        """Why the row cannot be taken, and which of its fields to correct."""
        self.problems.append((name, sentence))


def read_row(cells: Mapping[str, str], indicator: Indicator, *, on: date) -> FigureReading:
    """Read the texts of a row for its indicator; `on` is today, after which no year may lie."""
    row = FigureReading()
    _read_texts(row, cells)
    _read_retrieved(row, cells["retrieved_on"].strip(), on=on)
    _read_territory(row, cells["state"])
    _read_year(row, cells["year"], on=on)
    _read_value(row, cells["value"], indicator)
    _read_unit(row, cells["unit"], indicator)
    _read_break(row, cells["is_break"])
    if row.is_note:
        row.values["place"] = cells["state"].removeprefix("R:").strip()
        row.values["period"] = cells["year"]
    return row


def _read_texts(row: FigureReading, cells: Mapping[str, str]) -> None:
    for name, limit in LONGEST.items():
        row.values[name] = cells[name].strip()
        if len(row.values[name]) > limit:
            title = Figure._meta.get_field(name).verbose_name
            row.refuse(name, _("«%(name)s» pasa de %(limit)s caracteres.") % {"name": title, "limit": limit})
    if not row.values["source"]:
        row.refuse("source", _("No dice la fuente. Una cifra sin fuente no se publica."))


def _read_retrieved(row: FigureReading, text: str, *, on: date) -> None:
    row.values["retrieved_on"] = None
    if not text:
        return
    try:
        day = parse_date(text)
    except CellError as error:
        row.refuse("retrieved_on", sentence_of(error))
        return
    row.values["retrieved_on"] = day.isoformat()
    if day > on:
        row.refuse("retrieved_on", _("La fecha de consulta aún no llega."))


def _read_territory(row: FigureReading, text: str) -> None:
    row.values["state"] = None
    if REGION.match(text):
        row.is_note = True
        return
    try:
        row.values["state"] = find_territory(text)
    except CellError as error:
        row.values["place"] = text
        row.refuse("state", sentence_of(error))


def _read_year(row: FigureReading, text: str, *, on: date) -> None:
    row.values["year"] = text
    try:
        year = find_year(text, on=on)
    except CellError as error:
        row.refuse("year", sentence_of(error))
        return
    if year is None:
        row.is_note = True  # «sin año impreso»: worth keeping, never a point of the series
    else:
        row.values["year"] = year


def _read_value(row: FigureReading, text: str, indicator: Indicator) -> None:
    row.values["value"] = text
    if nothing := no_figure(text):
        row.why_no_figure = sentence_of(nothing)
        return
    try:
        value, row.is_percentage = parse_number(text)
    except CellError as error:
        row.refuse("value", sentence_of(error))
        return
    if len(value.as_tuple().digits) > 20 or abs(value) >= Decimal(10) ** 9:
        row.refuse("value", _("El valor es demasiado grande o tiene demasiadas cifras."))
        return
    value = value.quantize(PLACES).normalize()
    row.values["value"] = f"{value:f}"
    _check_value(row, text.removesuffix("%").strip(), value, indicator)


def _check_value(row: FigureReading, text: str, value: Decimal, indicator: Indicator) -> None:
    bounds, unit = Unit(indicator.unit).bounds, indicator.get_unit_display()
    if not bounds.hold(value):
        sentence = _("%(value)s queda fuera de lo posible para «%(unit)s»: %(bounds)s.")
        sentence %= {"value": text, "unit": unit, "bounds": _bounds_in_words(bounds)}
        if has_thousands_comma(text):
            sentence += " " + _("Si la coma era decimal, escríbala como punto: %(meant)s.") % {
                "meant": text.replace(",", ".")
            }
        row.refuse("value", sentence)
    elif not bounds.decimals and THOUSANDS_POINT.fullmatch(text):
        sentence = _("«%(text)s» lleva punto y la unidad «%(unit)s» se cuenta entera: si son %(meant)s, use la coma.")
        row.refuse("value", sentence % {"text": text, "unit": unit, "meant": text.replace(".", ",")})


def _bounds_in_words(bounds) -> str:
    if bounds.highest is None:
        return _("desde %(lowest)s") % {"lowest": bounds.lowest}
    return _("de %(lowest)s a %(highest)s") % {"lowest": f"{bounds.lowest:,}", "highest": f"{bounds.highest:,}"}


def sentence_of(error: CellError) -> str:
    """What is wrong with a cell, as a whole sentence."""
    return capfirst(in_words(error)) + "."


def _read_unit(row: FigureReading, text: str, indicator: Indicator) -> None:
    written = " ".join(PARENTHESES.sub(" ", text).lower().split())
    if written and written not in UNITS[indicator.unit]:
        row.refuse(
            "unit",
            _("La unidad «%(text)s» no es la de este indicador («%(unit)s»).")
            % {"text": text[:40], "unit": indicator.get_unit_display()},
        )


def _read_break(row: FigureReading, text: str) -> None:
    row.values["is_break"] = fold(text) in TRUE
    if fold(text) not in TRUE | FALSE:
        row.refuse(
            "is_break", _("En «ruptura» escriba sí, o déjela vacía: «%(text)s» no se entiende.") % {"text": text[:20]}
        )
