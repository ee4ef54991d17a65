"""The case file of an organisation or of a person in the office: each app declares its sections in `case_files.py`."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, IntEnum

from kit.registries.navigation import Link


class CaseFileSubject(Enum):
    """Whose case file it is."""

    ORGANIZATION = "organization"
    PERSON = "person"


class CaseFileGroup(IntEnum):
    """What a section is about; in this order, and inside a group in that of INSTALLED_APPS."""

    PEOPLE = 1
    CALLS = 2
    WORK = 3
    COMMITMENTS = 4
    QUESTIONS = 5
    MAIL = 6
    HISTORY = 7


@dataclass(frozen=True)
class CaseFileLine:
    """One thing: what it is, what is to be known of it, how it is (a badge and its tone), what can be done with it."""

    text: str
    url: str = ""
    notes: Sequence[str] = ()
    badge: str = ""
    tone: str = ""
    acts: Sequence[Link] = ()


@dataclass(frozen=True)
class CaseFileSection:
    """A part of a case file; `empty` is what it says without lines, `acts` lead to all of it or to something new."""

    title: str
    lines: Sequence[CaseFileLine]
    empty: str = ""
    acts: Sequence[Link] = ()


Draw = Callable[..., CaseFileSection | None]
_sections: list[tuple[CaseFileSubject, CaseFileGroup, Draw]] = []


def case_file_section(subject: CaseFileSubject, group: CaseFileGroup) -> Callable[[Draw], Draw]:
    """Decorator: `draw(row, at=…)` gives a section of the case file of that organisation or person, or None."""

    def register(draw: Draw) -> Draw:
        _sections.append((subject, group, draw))
        return draw

    return register


def case_file(
    subject: CaseFileSubject, row, *, at: datetime, groups: Collection[CaseFileGroup] = tuple(CaseFileGroup)
) -> list[CaseFileSection]:
    """Every section of these groups that has something to show."""
    draws = [(group, draw) for of, group, draw in _sections if of is subject and group in groups]
    drawings = (draw(row, at=at) for _group, draw in sorted(draws, key=lambda pair: pair[0]))
    return [section for section in drawings if section]
