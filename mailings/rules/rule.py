"""A rule: what is due to whom since when, for how long it makes sense to say it, and its words."""

from abc import ABC, abstractmethod
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import models

from mailings.models import Topic
from members.models import User


@dataclass(frozen=True)
class Due:
    """Something due to be said about a row to a person, or to an address without an account.

    The same row and period are said once to the same person. `since` is the day on which it became due.
    """

    row: models.Model
    period: str
    since: date
    user: User | None
    email: str = ""

    @property
    def address(self) -> str:
        return self.user.email if self.user else self.email

    @property
    def reader(self) -> tuple[int | None, str]:
        """As mailings/preferences.py asks whether somebody is written to."""
        return self.user and self.user.pk, self.address

    @property
    def key(self) -> tuple:
        """What makes it one and the same; as `key_of` says it of an item."""
        return self.row.pk, self.period, self.user.pk if self.user else self.email


def key_of(item) -> tuple:
    """The key of what an item (mailings.models.Item) carries."""
    return item.object_id, item.period, item.user_id or item.email


@dataclass(frozen=True)
class Part:
    """What a message says about one thing, and its one button; all of it plain text."""

    subject: str
    text: str
    button: str
    link: str


@dataclass(frozen=True)
class Rule(ABC):
    """`title` and `says` are for the coordination; `topic` is what a person may go without ("" where she may not).

    Whatever is due longer than its window is closed unsaid. An urgent one is a message of its own. What is found
    `is_same_day` is looked for in the afternoon too.
    """

    name: str
    title: str
    says: str
    topic: Topic | str
    window: timedelta
    is_urgent: bool = False
    is_same_day: bool = False

    @abstractmethod
    def due(self, *, at: datetime, among: Collection[int] | None = None) -> list[Due]:
        """Everything due at that moment, said or not; only about these rows (keys) where they are given."""

    @abstractmethod
    def part(self, due: Due) -> Part:
        """What is said of it; no query."""

    def told(self, objects: Collection[int], *, on: date) -> None:  # noqa: B027 most keep nothing but the ledger
        """Tell the app below that these rows (keys) were spoken of that day. Harmless twice."""

    def is_too_old(self, since: date, *, on: date) -> bool:
        return since + self.window < on
