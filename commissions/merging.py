"""A section that two wrote at once: answer by answer, what is mine, what is theirs, and what was there before both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from .models import Revision, Section
from .sheet import SHEET, shown


@dataclass(frozen=True)
class Clash:
    """An answer that reads otherwise in what was typed and in what is stored; `take` is what is proposed.

    `both` is the two texts made one, to be corrected by hand.
    """

    name: str
    label: str
    mine: str
    theirs: str
    mine_raw: str
    take: str
    both: str
    is_long: bool
    is_choice: bool


def clashes(stored: Section, typed: dict, *, version: int) -> list[Clash]:
    """Where they differ. Who left an answer as she found it takes the other's; only what both changed is open."""
    base = Revision.objects.filter(section=stored.pk, version=version).first()
    before = base.content if base else {} if version == 0 else None
    mine, theirs = shown(stored.kind, typed), shown(stored.kind, stored.content)
    found = []
    for one, (label, my_words), (_label, their_words) in zip(SHEET[stored.kind], mine, theirs, strict=True):
        is_choice = bool(one.choices) or one.name in ("commitment", "minutes_days")
        raw, other = typed.get(one.name, ""), stored.content.get(one.name, "")
        if raw != other:
            was = None if before is None else before.get(one.name, "")
            take = "theirs" if raw == was else "mine" if other == was or is_choice else "both"
            both = merged_text(was or "", raw, other) if one.is_long else _beside(my_words, their_words)
            found.append(Clash(one.name, label, my_words, their_words, raw, take, both, one.is_long, is_choice))
    return found


def _beside(mine: str, theirs: str) -> str:
    """Two short texts, one after the other, unless one says what the other says."""
    longer = max(mine, theirs, key=len)
    return longer if mine in theirs or theirs in mine else f"{theirs} · {mine}"


Lines = list[str]
SENTENCES = re.compile(r"[^.!?…]*[.!?…]+\s*|[^.!?…]+")


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
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _united(mine: Lines, theirs: Lines) -> Lines:
    """All that either says; lines that both say once, and of lines that begin alike the sentences that both say."""
    united: Lines = []
    for verdict, a, b, c, d in SequenceMatcher(None, theirs, mine, autojunk=False).get_opcodes():
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
    for _verdict, a, b, c, d in SequenceMatcher(None, theirs, mine, autojunk=False).get_opcodes():
        yield from theirs[a:b]
        yield from mine[c:d]


def merged(kind: str, posted: dict, stored: dict) -> dict:
    """The form's values after each choice: `take_<answer>` mine, theirs, or both as corrected by hand.

    Whoever corrected the text that was `offered_<answer>` has chosen that.
    """
    values = dict(posted)
    for one in SHEET[kind]:
        take = posted.get(f"take_{one.name}")
        offered = posted.get(f"offered_{one.name}")
        if offered is not None and _plain(posted.get(one.name, "")) != _plain(offered):
            take = "both"
        if take == "mine":
            values[one.name] = posted.get(f"mine_{one.name}", "")
        elif take == "theirs":
            values[one.name] = stored.get(one.name, "")
    return values


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
