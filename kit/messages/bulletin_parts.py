"""Parts of the monthly bulletin: sections that all its readers share, and blocks that are each reader's own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from django.db import models

from kit.registries.base import DeclarationRegistry


@dataclass(frozen=True)
class Span:
    """Since when, and until when."""

    since: datetime
    until: datetime


class SectionGroup(IntEnum):
    """The order of the sections."""

    ACHIEVEMENTS = 1
    PLANS = 2
    MEMBERS = 3
    FIGURES = 4
    OPINIONS = 5
    UPCOMING = 6


@dataclass(frozen=True)
class BulletinSection:
    """`lines` are Markdown (kit/text/markdown.py), and public; a section without any is left out."""

    name: str
    title: str
    group: SectionGroup
    lines: Callable[[Span], list[str]]


class BlockGroup(IntEnum):
    """The order of the blocks."""

    TASKS = 1
    QUESTIONS = 2
    DATES = 3
    SURROUNDINGS = 4


@dataclass(frozen=True)
class BlockLine:
    """One line of a block, in plain words: `text` is the link in HTML, where there is an address.

    The address is a page of the portal that asks who one is, never a key: bulletins are passed on.
    """

    text: str
    url: str = ""
    before: str = ""
    after: str = ""
    is_late: bool = False


Mandates = Mapping[int, Sequence[models.Model]]


@dataclass(frozen=True)
class BulletinBlock:
    """`lines(mandates, at=…)` gives by key of person her lines, in as many queries for one as for a thousand.

    `mandates` has every reader by key, with her effective representations. In plain text the addresses stand below the
    lines, unless there `is_short_in_text`.
    """

    name: str
    title: str
    group: BlockGroup
    lines: Callable[..., Mapping[int, Sequence[BlockLine]]]
    is_short_in_text: bool = False


sections: DeclarationRegistry[BulletinSection] = DeclarationRegistry(lambda section: section.group)
blocks: DeclarationRegistry[BulletinBlock] = DeclarationRegistry(lambda block: block.group)
