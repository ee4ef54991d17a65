"""How two versions of a text differ, word by word."""

import re
from dataclasses import dataclass

from kit.text.comparing import steps

WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """A run of text that stayed (""), was taken out ("del") or put in ("ins")."""

    sign: str
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """The text after, with what was taken out and put in since before; joined without "del" it is `after`."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if before == after:
        return _pieces([("", after)])
    runs, gone, come = [], "", ""
    for verdict, a, b, c, d in steps(old, new, is_filler=str.isspace):
        was, now = "".join(old[a:b]), "".join(new[c:d])
        if verdict == "equal" and not now.isspace():
            runs += [*_change(gone, come), ("", now)]
            gone = come = ""
        else:  # a space between two changed words is no reason to tell them apart
            gone, come = gone + was, come + now
    return _pieces(runs + _change(gone, come))


def _change(gone: str, come: str) -> list[tuple[str, str]]:
    return [("", come)] if gone == come else [("del", gone), ("ins", come)]


def _pieces(runs) -> list[Piece]:
    return [Piece(sign, text) for sign, text in runs if text]
