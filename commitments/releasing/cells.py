"""The cells of one row read as a figure, or as a note where they are no point of a series."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from commitments.models import Figure, Indicator, Unit
from kit.tables import CellError
from kit.tables.values import parse_date
from kit.text import fold
from members.geography import find_state

EARLIEST = 1900
PLACES = Decimal("0.00001")
NUMBER = re.compile(r"[-−+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)
REGION = re.compile(r"(?i)(r|regi[oó]n)\s*[:.]?\s+?\S|r:\S")
COUNTRY = {"", "00", "nacional", "mexico pais", "estados unidos mexicanos", "pais", "republica mexicana"}
AMBIGUOUS = "mexico"  # the country in one file, the State of Mexico in the next
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
class Reading:
    """One row as understood: `values` in the form in which a release row keeps them, and why it is refused.

    A figure has `state` (INEGI code or None), `year`, `value` (text of a decimal) and texts; a note has `place`,
    `period` and `value` as the source printed them.
    """

    values: dict = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)
    is_note: bool = False

    def refuse(self, name: str, sentence: str) -> None:
        """Why the row cannot be taken, and which of its fields to correct."""
        self.problems.append((name, sentence))


def read_row(cells: Mapping[str, str], indicator: Indicator, *, on: date) -> Reading:
    """Read the texts of a row for its indicator; `on` is today, after which no year may lie."""
    row = Reading()
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


def _read_texts(row: Reading, cells: Mapping[str, str]) -> None:
    for name, limit in LONGEST.items():
        row.values[name] = cells[name].strip()
        if len(row.values[name]) > limit:
            title = Figure._meta.get_field(name).verbose_name
            row.refuse(name, _("«%(name)s» pasa de %(limit)s caracteres.") % {"name": title, "limit": limit})
    if not row.values["source"]:
        row.refuse("source", _("No dice la fuente. Una cifra sin fuente no se publica."))


def _read_retrieved(row: Reading, text: str, *, on: date) -> None:
    row.values["retrieved_on"] = None
    if not text:
        return
    try:
        day = parse_date(text)
    except CellError as error:
        row.refuse("retrieved_on", _(error.sentence) % error.params + ".")
        return
    row.values["retrieved_on"] = day.isoformat()
    if day > on:
        row.refuse("retrieved_on", _("La fecha de consulta aún no llega."))


def _read_territory(row: Reading, text: str) -> None:
    row.values["state"] = None
    if fold(text) in COUNTRY and not REGION.match(text):
        return
    if REGION.match(text):
        row.is_note = True
        return
    if fold(text) == AMBIGUOUS:
        row.values["place"] = text
        row.refuse("state", _("«México» puede ser el país o el estado: escriba «Nacional» o «Estado de México»."))
        return
    row.values["state"] = find_state(text)
    if row.values["state"] is None:
        row.values["place"] = text
        row.refuse("state", _("«%(text)s» no es ninguno de los 32 estados.") % {"text": text[:60]})


def _read_year(row: Reading, text: str, *, on: date) -> None:
    row.values["year"] = text
    if not text:
        row.refuse("year", _("No dice el año."))
    elif not any(sign.isdigit() for sign in text):
        row.is_note = True  # «sin año impreso»: worth keeping, never a point of the series
    elif not re.fullmatch(r"\d{4}", text, re.ASCII):
        row.refuse("year", _("«%(text)s» no es un año de cuatro cifras.") % {"text": text[:40]})
    elif not EARLIEST <= int(text) <= on.year:
        row.refuse(
            "year",
            _("El año %(year)s no puede ser: va de %(first)s a %(last)s.")
            % {"year": text, "first": EARLIEST, "last": on.year},
        )
    else:
        row.values["year"] = int(text)


def _read_value(row: Reading, text: str, indicator: Indicator) -> None:
    bare = text.strip().removesuffix("%").strip()
    row.values["value"] = bare
    if not NUMBER.fullmatch(bare):
        sentence = _("«%(text)s» no es un número; escriba, por ejemplo, 34.2, con punto para los decimales.")
        row.refuse("value", sentence % {"text": text[:40]} if text else _("No trae valor."))
        return
    value = Decimal(bare.replace(",", "").replace("−", "-"))
    if len(value.as_tuple().digits) > 20 or abs(value) >= Decimal(10) ** 9:
        row.refuse("value", _("El valor es demasiado grande o tiene demasiadas cifras."))
        return
    value = value.quantize(PLACES).normalize()
    row.values["value"] = f"{value:f}"
    bounds = Unit(indicator.unit).bounds
    if not bounds.hold(value):
        row.refuse(
            "value",
            _("%(value)s queda fuera de lo posible para «%(unit)s»: %(bounds)s.")
            % {"value": bare, "unit": indicator.get_unit_display(), "bounds": _in_words(bounds)},
        )


def _in_words(bounds) -> str:
    if bounds.highest is None:
        return _("desde %(lowest)s") % {"lowest": bounds.lowest}
    return _("de %(lowest)s a %(highest)s") % {"lowest": bounds.lowest, "highest": bounds.highest}


def _read_unit(row: Reading, text: str, indicator: Indicator) -> None:
    written = " ".join(PARENTHESES.sub(" ", text).lower().split())
    if written and written not in UNITS[indicator.unit]:
        row.refuse(
            "unit",
            _("La unidad «%(text)s» no es la de este indicador («%(unit)s»).")
            % {"text": text[:40], "unit": indicator.get_unit_display()},
        )


def _read_break(row: Reading, text: str) -> None:
    row.values["is_break"] = fold(text) in TRUE
    if fold(text) not in TRUE | FALSE:
        row.refuse(
            "is_break", _("En «ruptura» escriba sí, o déjela vacía: «%(text)s» no se entiende.") % {"text": text[:20]}
        )
