"""A number out of the text of a cell, as people and offices of statistics write it; what may be another is refused."""

import re
from decimal import Decimal
from typing import NamedTuple

from kit.tables.nothing import says_nothing
from kit.tables.problem import CellError, gettext_noop
from kit.tables.text import plain_words

# Kept back, not significant, too small a sample: what only figures say in place of a number, folded.
WITHHELD = frozenset({"c", "d", "x", "si", "no significativo", "muestra insuficiente", "insuficiente", "sin cifra"})
_CENSORED = re.compile(r"(?:[<>≤≥]=?|(?:menos|más|menor|mayor) (?:de|que|a))\s*[0-9].*", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?", re.ASCII)
_SPACED = re.compile(r"([-+]?[1-9][0-9]{0,2}(?: [0-9]{3})+)(\.[0-9]+)?", re.ASCII)
_MILLIONS = re.compile(r"([-+]?[1-9][0-9]{0,2})['’´]([0-9]{3}),([0-9]{3})(\.[0-9]+)?", re.ASCII)
_COMMA = re.compile(r"([-+]?[0-9]{1,3}(?:[. ][0-9]{3})+|[-+]?[0-9]+),([0-9]+)", re.ASCII)
_POINTS = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{3}){2,}", re.ASCII)
_PERCENT = re.compile(r"\s*(?:%|(?:por ciento|porciento)\b\.?)$", re.IGNORECASE)
_MARK = (
    r"\(?(?:preliminar(?:es)?|estimad[oa]s?|provisional(?:es)?|revisad[oa]s?)\)?"
    r"|\(?[0-9a-z]{1,2}/\)?|\([0-9a-z*]{1,3}\)|\[[0-9a-z*]{1,3}\]|[*†‡§^]+[0-9a-z]?|[ᵃ-ᵿ⁰¹²³⁴-₟ªº]+|[a-z]{1,2}"
)
_MARKED = re.compile(rf"[-+]?[0-9][0-9.,]*%?\s*(?P<mark>{_MARK})", re.IGNORECASE)
_MARKED_YEAR = re.compile(rf"[0-9]{{4}}\s*(?P<mark>{_MARK})", re.IGNORECASE)
_MARKED_NAME = re.compile(rf"(?P<name>.+?)\s*(?P<mark>(?!\s*[a-z]{{1,2}}$)(?:{_MARK}))", re.IGNORECASE)
_DAY = re.compile(
    r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9:]+)?|[0-9]{1,2}[-/ ](?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic|jan|"
    r"apr|aug|dec)[a-z]*\.?(?:[-/ ][0-9]{2,4})?|(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic|jan|apr|aug|dec)"
    r"[a-z]*\.?[-/ ][0-9]{2,4}|[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?)",
    re.IGNORECASE,
)
_DASHES = str.maketrans("−–—‐‑‒", "-" * 6)

NOT_GIVEN = gettext_noop("«%(text)s»: la fuente no da la cifra")
NO_VALUE = gettext_noop("No trae valor")
ONLY_A_LIMIT = gettext_noop("«%(text)s» es un límite, no una cifra")
MARKED = gettext_noop("Quite la llamada «%(mark)s» de «%(text)s» y póngala en la columna nota")
WITH_COMMA = gettext_noop("«%(text)s» lleva coma decimal; escríbalo con punto: %(meant)s")
WITH_POINTS = gettext_noop("«%(text)s» lleva puntos de millar; escríbalo con comas: %(meant)s")
IS_DAY = gettext_noop("«%(text)s» es una fecha: la hoja de cálculo cambió el número por un día")
NO_NUMBER = gettext_noop("«%(text)s» no es un número; escriba, por ejemplo, 34.2, con punto para los decimales")


class Number(NamedTuple):
    """What was read, and whether it was written with a sign of percentage."""

    value: Decimal
    is_percentage: bool


def no_figure(text: str) -> CellError | None:
    """Return why a cell gives no figure at all (empty, «N/D», «<5»), or None where it should be read."""
    if not text:
        return CellError(NO_VALUE)
    bare = text.strip("()[]. ")
    if says_nothing(bare) or plain_words(bare) in WITHHELD:
        return CellError(NOT_GIVEN, text=text[:40])
    return CellError(ONLY_A_LIMIT, text=text[:40]) if _CENSORED.fullmatch(text) else None


def parse_number(text: str) -> Number:
    """Return the number; points are for decimals, commas, spaces and «'» for thousands. Raises CellError."""
    bare, signs = _PERCENT.subn("", text.strip())
    bare = re.sub(r"^([-+]) (?=[0-9])", r"\1", bare.translate(_DASHES))
    if _NUMBER.fullmatch(bare):
        return Number(Decimal(bare.replace(",", "")), bool(signs))
    for grouped in (_SPACED, _MILLIONS):
        if match := grouped.fullmatch(bare):
            digits = "".join(part or "" for part in match.groups()).replace(" ", "")
            return Number(Decimal(digits), bool(signs))
    raise _why_not(bare, text[:40])


def has_decimal_comma(text: str) -> bool:
    """Whether the comma can only be for decimals: «12,5», «1.234,5»."""
    bare = _PERCENT.sub("", text.strip())
    return bool(_COMMA.fullmatch(bare)) and not _NUMBER.fullmatch(bare)


def with_decimal_point(text: str) -> str:
    """A number of a table whose commas are for decimals, with a point in the place of its comma."""
    bare, signs = _PERCENT.subn("", text.strip())
    match = _COMMA.fullmatch(bare.translate(_DASHES))
    if not match:
        return text
    return re.sub(r"[. ]", "", match[1]) + f".{match[2]}" + "%" * signs


def has_thousands_comma(text: str) -> bool:
    """Whether it is read with a comma for thousands and might have been one for decimals: «12,345»."""
    return bool(re.fullmatch(r"[-+]?[1-9][0-9]{0,2},[0-9]{3}", text, re.ASCII))


def mark_of_year(text: str) -> CellError | None:
    """Return the sentence for a year with a mark of a note, «2020 p/», or None."""
    return _marked(_MARKED_YEAR.fullmatch(text), text)


def mark_of_name(text: str) -> tuple[str, CellError] | None:
    """Return a name without the mark of a note beside it («Puebla 1/»), and the sentence for it, or None."""
    match = _MARKED_NAME.fullmatch(text)
    return (match["name"], _marked(match, text)) if match else None


def _marked(match: re.Match | None, text: str) -> CellError | None:
    return CellError(MARKED, mark=match["mark"], text=text[:40]) if match else None


def is_day(text: str) -> bool:
    """Whether a spreadsheet turned it into a day: «2026-05-12», «12-may»."""
    return bool(_DAY.fullmatch(text))


def _why_not(bare: str, text: str) -> CellError:
    if match := _COMMA.fullmatch(bare):
        whole = int(re.sub(r"[. ]", "", match[1]))
        sign = "-" if bare.startswith("-") and not whole else ""
        return CellError(WITH_COMMA, text=text, meant=f"{sign}{whole:,}.{match[2]}")
    if _POINTS.fullmatch(bare):
        return CellError(WITH_POINTS, text=text, meant=f"{int(bare.replace('.', '')):,}")
    if is_day(bare):
        return CellError(IS_DAY, text=text)
    return _marked(_MARKED.fullmatch(bare), text) or CellError(NO_NUMBER, text=text)
