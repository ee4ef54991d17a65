"""Two texts that were written at once over the same third, made one to be corrected by hand."""

import re
from collections.abc import Iterator

from kit.text.comparing import steps

Lines = list[str]
MOST_EQUAL_SENTENCES = 2_000  # pairs of a line: there may be many lines
SENTENCES = re.compile(r"[^.!?…]*[.!?…]+\s*|[^.!?…]+")


def joined_text(mine: str, theirs: str) -> str:
    """Two short texts, one after the other, unless one says what the other says."""
    longer = max(mine, theirs, key=len)
    return longer if mine in theirs or theirs in mine else f"{theirs} · {mine}"


def merged_text(before: str, mine: str, theirs: str) -> str:
    """What both made of a text: line by line who changed it is followed, and what both say stands once.

    Where both changed the same lines, both stand there, those of the other first.
    """
    merged: Lines = []
    for old, my, their in _regions(*([line.rstrip() for line in text.splitlines()] for text in (before, mine, theirs))):
        merged += their if old == my or my == their else my if old == their else _united(my, their)
    return "\n".join(merged)


def _regions(before: Lines, mine: Lines, theirs: Lines) -> Iterator[tuple[Lines, Lines, Lines]]:
    """The three texts cut alike, wherever a line stands in all of them."""
    in_mine, in_theirs = _same(before, mine), _same(before, theirs)
    a = b = c = 0
    for at in sorted(in_mine.keys() & in_theirs.keys()):
        yield before[a:at], mine[b : in_mine[at]], theirs[c : in_theirs[at]]
        yield ([before[at]],) * 3
        a, b, c = at + 1, in_mine[at] + 1, in_theirs[at] + 1
    yield before[a:], mine[b:], theirs[c:]


def _same(one: Lines, other: Lines) -> dict[int, int]:
    """Number of a line in one → in the other."""
    return {
        a + step: c + step for verdict, a, b, c, _d in steps(one, other) if verdict == "equal" for step in range(b - a)
    }


def _united(mine: Lines, theirs: Lines) -> Lines:
    """All that either says; lines that both say once, and of lines that begin alike the sentences that both say."""
    united: Lines = []
    for verdict, a, b, c, d in steps(theirs, mine):
        their, my = theirs[a:b], mine[c:d]
        if verdict == "replace" and len(their) == len(my):
            for pair in zip(their, my, strict=True):
                united += _united_sentences(*pair)
        else:
            united += their if verdict == "equal" else their + my
    return united


def _united_sentences(theirs: str, mine: str) -> Lines:
    """Two lines, or one where they share a sentence."""
    first, second = ([one.strip() for one in SENTENCES.findall(line)] for line in (theirs, mine))
    if not set(first) & set(second):
        return [line for line in (theirs, mine) if line]
    return [" ".join(dict.fromkeys(_all_of(first, second)))]


def _all_of(theirs: Lines, mine: Lines) -> Iterator[str]:
    for _verdict, a, b, c, d in steps(theirs, mine, most=MOST_EQUAL_SENTENCES):
        yield from theirs[a:b]
        yield from mine[c:d]
