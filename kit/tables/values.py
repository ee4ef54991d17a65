"""Dates and e-mails out of the text of a cell."""

import re
from datetime import date, timedelta

from kit.tables.nothing import says_nothing
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

_NAMED_ADDRESS = re.compile(r"[^;,<>]*<([^<>]*)>")
_REMARK = re.compile(r"\([^@()]*\)")
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+=?^_`{}~-]{1,64}@(?:[\w-]{1,63}\.)+[^\W\d_]{2,63}")
_BETWEEN_ADDRESSES = {"y", "e", "o", "u"}


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
        found = date(year, month, day)
    except ValueError as error:
        raise CellError(gettext_noop("«%(text)s» no existe en el calendario"), text=text[:40]) from error
    if not 1900 <= found.year <= 2100:
        raise CellError(gettext_noop("«%(text)s» no parece un año correcto"), text=text[:40])
    return found


def _date_parts(text: str) -> tuple[int, int, int] | None:
    """Return (year, month, day), not yet checked against the calendar, or None."""
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(text):
        return _full_year(found[3]), int(found[2]), int(found[1])
    words = _DAY_IN_WORDS.sub(_as_digits, plain_words(text))
    if (found := _IN_WORDS.fullmatch(words)) and (month := _month(found[2])):
        return _full_year(found[3]), month, int(found[1])
    if (found := _MONTH_FIRST.fullmatch(words)) and (month := _month(found[1])):
        return int(found[3]), month, int(found[2])
    if found := _SERIAL.fullmatch(text):
        day = _SERIAL_DAY_ZERO + timedelta(days=int(found[1]))
        return day.year, day.month, day.day
    return None


def _as_digits(found: re.Match) -> str:
    """The number of a day in words, «primero» of «primero de marzo»; any other word as it is."""
    return str(_DAYS_IN_WORDS.get(found[1], found[1]))


def _month(word: str) -> int | None:
    if word in _ROMAN:
        return _ROMAN[word]
    return _MONTHS.get(word[:3]) if word in _MONTHS or word in _MONTH_NAMES else None


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if year < 50 else 1900 + year


def split_emails(text: str) -> list[str]:
    """Return the addresses in a cell, each once, in their order; none for «no tiene» and the like.

    They stand apart by ; , / | spaces or « y »; «Ana <ana@a.example>» and «(personal)» are understood. Raises
    CellError (a ValueError) that names the first piece that is no address.
    """
    if says_nothing(text):
        return []
    bare = _REMARK.sub(" ", _NAMED_ADDRESS.sub(r" \1 ", text))
    found: dict[str, str] = {}
    for piece in re.split(r"[;,/|\s]+", bare):
        address = piece.removeprefix("mailto:").strip("<>()[]\"':.")
        if not address or address.casefold() in _BETWEEN_ADDRESSES:
            continue
        if len(address) > 254 or not _ADDRESS.fullmatch(address):
            raise CellError(gettext_noop("«%(text)s» no es un correo electrónico"), text=address[:60])
        found.setdefault(address.casefold(), address)
    return list(found.values())
