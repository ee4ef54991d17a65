"""What is wrong with a table or a cell, as a Spanish sentence.

The reader runs in a process without Django's settings, so a sentence is only marked for translation here;
who shows it may write `gettext(error.sentence) % error.params`. `str(error)` is the sentence in Spanish.
"""

from typing import NamedTuple


def gettext_noop(sentence: str) -> str:
    """Mark a sentence for `makemessages`; Django's own function of this name needs its settings."""
    return sentence


class TableNotice(NamedTuple):
    """A sentence about what was read or not read, where nothing is refused."""

    sentence: str
    params: dict[str, object]

    def __str__(self) -> str:
        return self.sentence % self.params if self.params else self.sentence


class _SentenceError(Exception):
    def __init__(self, sentence: str, **params: object) -> None:
        super().__init__(sentence % params if params else sentence)
        self.sentence = sentence
        self.params = params


class TableError(_SentenceError):
    """The file as a whole cannot be read."""


class CellError(_SentenceError, ValueError):
    """The text of one cell is not what it should be."""
