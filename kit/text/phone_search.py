"""Telephone numbers as the office looks for them: digits, of which the last ten tell a number of Mexico."""

import re

from django.db.models import Func, TextField

NUMBER = 10
FEWEST = 7  # fewer digits are a house, a year, a part of a name
ONLY_NUMBER = re.compile(r"[+(\d][\d\s()+./-]*")


def typed_number(text: str) -> str:
    """The digits of a number that was typed with nothing beside it, at most the last ten; else ""."""
    digits = re.sub(r"\D", "", text)
    is_number = len(digits) >= FEWEST and ONLY_NUMBER.fullmatch(text.strip())
    return digits[-NUMBER:] if is_number else ""


class NumberWords(Func):
    """Each telephone of a column as one word, whole and as its last ten digits, fit for a stored generated column."""

    arity = 1
    output_field = TextField()
    _runs = "translate(regexp_replace(lower(%(expressions)s), '[^0-9,;/yo]+', '', 'g'), ',;/yo', '     ')"
    template = f"({_runs} || ' ' || regexp_replace({_runs}, '[0-9]*([0-9]{{{NUMBER}}})', '\\1', 'g'))"
