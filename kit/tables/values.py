"""Dates out of the text of a cell."""

import re
from datetime import date, timedelta

from kit.tables.problem import CellError, gettext_noop
from kit.tables.text import plain_words

_MONTHS = {
    "ene": 1, "jan": 1, "feb": 2, "mar": 3, "abr": 4, "apr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8, "aug": 8,
    "sep": 9, "set": 9, "oct": 10, "nov": 11, "dic": 12, "dec": 12,
}  # fmt: skip
_MONTH_NAMES = {
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "setiembre", "octubre",
    "noviembre", "diciembre", "sept",
}  # fmt: skip
_WEEKDAY = r"(?:(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo) )?"
_DAYS = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
    "veintiocho veintinueve treinta"
)
_DAYS_IN_WORDS = {word: day for day, word in enumerate(re.split(" ", _DAYS), 1)} | {"primero": 1, "treinta y uno": 31}
_DAY_IN_WORDS = re.compile(r"\b(treinta y uno|[a-z]+)(?= (?:de |dias? de )?(?:[a-z]+) (?:de |del )?[0-9]{4}$)")
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})(?: [0-9:]+(?: ?[ap]\.? ?m\.?)?)?", re.I)
_IN_WORDS = re.compile(_WEEKDAY + r"(?:el )?([0-9]{1,2})(?:o|ro|er)? (?:de )?([a-z]+) (?:de |del )?([0-9]{4}|[0-9]{2})")
_MONTH_FIRST = re.compile(r"([a-z]+) ([0-9]{1,2}) (?:de |del )?([0-9]{4})")
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_SERIAL_DAY_ZERO = date(1899, 12, 30)  # of Excel's 1900 system, its 29 February 1900 that never was included


def parse_date(text: str) -> date:
    """Return the day written as ISO, day/month/year, «2 de diciembre de 2019» or an Excel serial (1900 system).

    Years of two digits lie in 1950–2049. The time of a moment is dropped. Raises CellError (a ValueError), also for
    a year alone and for days outside 1900–2100.
    """
    parts = _date_parts(text.strip())
    if parts is None:
        raise CellError(gettext_noop("«%(text)s» no es una fecha; escriba, por ejemplo, 02/12/2019"), text=text[:40])
    year, month, day = parts
    try:
        result = date(year, month, day)
    except ValueError as error:
        raise CellError(gettext_noop("«%(text)s» no existe en el calendario"), text=text[:40]) from error
    if not 1900 <= result.year <= 2100:
        raise CellError(gettext_noop("«%(text)s» no parece un año correcto"), text=text[:40])
    return result


def _date_parts(text: str) -> tuple[int, int, int] | None:
    """Return (year, month, day), not yet checked against the calendar, or None."""
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DAY_FIRST.fullmatch(text):
        return _full_year(match[3]), int(match[2]), int(match[1])
    words = _DAY_IN_WORDS.sub(_as_digits, plain_words(text))
    if (match := _IN_WORDS.fullmatch(words)) and (month := _month(match[2])):
        return _full_year(match[3]), month, int(match[1])
    if (match := _MONTH_FIRST.fullmatch(words)) and (month := _month(match[1])):
        return int(match[3]), month, int(match[2])
    if match := _SERIAL.fullmatch(text):
        day = _SERIAL_DAY_ZERO + timedelta(days=int(match[1]))
        return day.year, day.month, day.day
    return None


def _as_digits(match: re.Match) -> str:
    """The number of a day in words, «primero» of «primero de marzo»; any other word as it is."""
    return str(_DAYS_IN_WORDS.get(match[1], match[1]))


def _month(word: str) -> int | None:
    if word in _ROMAN:
        return _ROMAN[word]
    return _MONTHS.get(word[:3]) if word in _MONTHS or word in _MONTH_NAMES else None


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if year < 50 else 1900 + year
