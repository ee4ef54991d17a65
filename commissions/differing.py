"""How two versions of a text differ, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|[^\s]+")
# Beyond so many words the comparison would keep a page waiting; then the whole text is old and new.
MOST_WORDS = 4000


@dataclass(frozen=True)
class Piece:
    """A run of text that stayed (""), was taken out ("del") or put in ("ins")."""

    sign: str
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """The text after, with what was taken out and put in since before; joined without "del" it is `after`."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return _pieces([("del", before), ("ins", after)] if before != after else [("", after)])
    runs = []
    for verdict, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if verdict == "equal":
            runs.append(("", "".join(new[c:d])))
        else:
            runs += [("del", "".join(old[a:b])), ("ins", "".join(new[c:d]))]
    return _pieces(runs)


def _pieces(runs) -> list[Piece]:
    return [Piece(sign, text) for sign, text in runs if text]
