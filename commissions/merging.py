"""A section that two wrote at once: answer by answer, what is mine, what is theirs, and what was there before both."""

from dataclasses import dataclass

from kit.editing.merging import joined_text, merged_text

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
            both = merged_text(was or "", raw, other) if one.is_long else joined_text(my_words, their_words)
            found.append(Clash(one.name, label, my_words, their_words, raw, take, both, one.is_long, is_choice))
    return found


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
