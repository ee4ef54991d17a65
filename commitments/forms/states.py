"""The 32 states as boxes to tick: the organisation's own first, all others folded away."""

from collections.abc import Collection
from dataclasses import dataclass

from members.filters import STATES


@dataclass(frozen=True)
class Box:
    """A state to tick."""

    code: str
    name: str
    is_ticked: bool


class Boxes:
    """Boxes of a field of the form: those of `first` and the ticked ones, then the others."""

    def __init__(self, field: str, ticked: Collection[str], *, first: Collection[str]):
        self.field, self.where = field, in_words(ticked)
        boxes = [Box(code, name, code in ticked) for code, name in STATES]
        self.own = [box for box in boxes if box.is_ticked or box.code in first]
        self.others = [box for box in boxes if box not in self.own]


def in_words(codes: Collection[str]) -> str:
    """«Oaxaca, Puebla»."""
    return ", ".join(name for code, name in STATES if code in codes)
