"""Days in words."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format


def long_date(value: date) -> str:
    """«30 de noviembre de 2026»."""
    return date_format(value, "DATE_FORMAT").lower()


def numeric_date(value: date | datetime) -> str:
    """«30/11/2026»; of a moment its day in Mexico City."""
    day = timezone.localdate(value) if isinstance(value, datetime) else value
    return date_format(day, "SHORT_DATE_FORMAT")


def short_date(value: date) -> str:
    """«30 de noviembre»."""
    return date_format(value, r"j \d\e F").lower()
