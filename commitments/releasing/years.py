"""The year of a figure, as tables write it; what is not one year is refused with what it is."""

import re
from datetime import date

from kit.tables import CellError
from kit.tables.numbers import is_day, mark_of_year
from kit.tables.problem import gettext_noop

EARLIEST = 1900
_YEAR = re.compile(r"(?:año:?\s*)?([0-9]{4})(?:\.0*)?|([0-9]),([0-9]{3})", re.IGNORECASE | re.ASCII)
_SPAN = re.compile(
    r"(?:ciclo(?:\s+escolar)?\s*)?([0-9]{4})\s*(?:[-/–—]|a|al|y)\s*([0-9]{4}|[0-9]{2})", re.IGNORECASE | re.ASCII
)
_PART = re.compile(
    r"\b(?:trim|sem|bim|cuatrim|ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)|\b[tqs][1-4]\b|\b[1-4][tqs](?:\b|(?=[0-9]{4}))"
    r"|\b(?:i|ii|iii|iv)\b",
    re.IGNORECASE,
)


def find_year(text: str, *, on: date) -> int | None:
    """The year, or None where the text names none; CellError for anything that is not one year until `on`."""
    text = text.strip().strip("'’").strip()
    if not text:
        raise CellError(gettext_noop("No dice el año"))
    if not any(sign.isdigit() for sign in text):
        return None
    match = _YEAR.fullmatch(text)
    if not match:
        raise _why_not(text)
    year = int(match[1] or match[2] + match[3])
    if not EARLIEST <= year <= on.year:
        sentence = gettext_noop("El año %(year)s no puede ser: va de %(first)s a %(last)s")
        raise CellError(sentence, year=year, first=EARLIEST, last=on.year)
    return year


def _why_not(text: str) -> CellError:
    span = _SPAN.fullmatch(text)
    if span and (len(span[2]) == 4 or int(span[2]) == (int(span[1]) + 1) % 100):
        sentence = gettext_noop("«%(text)s» abarca más de un año: escriba uno solo y explíquelo en la columna nota")
    elif span or _PART.search(text):
        sentence = gettext_noop("«%(text)s» es parte de un año: escriba solo el año y explíquelo en la columna nota")
    elif is_day(text):
        sentence = gettext_noop("«%(text)s» es una fecha, no un año: escriba solo el año")
    elif marked := mark_of_year(text):
        return marked
    else:
        sentence = gettext_noop("«%(text)s» no es un año de cuatro cifras")
    return CellError(sentence, text=text[:40])
