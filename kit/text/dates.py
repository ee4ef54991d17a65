"""Days in words."""

from datetime import date

from django.utils.formats import date_format


def long_date(value: date) -> str:
    """«30 de noviembre de 2026»."""
    return date_format(value, "DATE_FORMAT").lower()


def short_date(value: date) -> str:
    """«30 de noviembre»."""
    return date_format(value, r"j \d\e F").lower()
