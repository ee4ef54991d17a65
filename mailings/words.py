"""How mail says days and quotes texts."""

from datetime import date

from django.utils.formats import date_format
from django.utils.text import Truncator

SHORT = 80


def day(value: date) -> str:
    """«30 de noviembre de 2026»."""
    return date_format(value, "DATE_FORMAT").lower()


def short_day(value: date) -> str:
    """«30 de noviembre»."""
    return date_format(value, r"j \d\e F").lower()


def short(text: str) -> str:
    """The beginning of a text, in one line, without the stop at its end: what quotes it brings its own."""
    return Truncator(" ".join(text.split()).rstrip(".")).chars(SHORT)
