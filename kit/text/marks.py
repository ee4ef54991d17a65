"""Marks upon letters, before anything is normalised. Stands alone: the reader of tables starts without Django."""

import unicodedata

MOST_MARKS = 30
SHORT = 1_000


def with_few_marks(text: str) -> str:
    """At most thirty marks upon a letter (UAX 15, stream-safe text): normalising takes the square of how many stand."""
    if text.isascii() or len(text) < SHORT:
        return text
    signs, marks = [], 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MOST_MARKS:
            signs.append(sign)
    return "".join(signs)
