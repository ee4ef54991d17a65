"""Reminders: what is due to whom since when, for how long it makes sense to write of it, and its words."""

from abc import ABC, abstractmethod
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.registries.base import DeclarationRegistry


@dataclass(frozen=True)
class DueReminder:
    """Something due about a row to a person, or to an address without an account.

    The same row and period reach the same person once. `since` is the day on which it became due.
    """

    row: models.Model
    period: str
    since: date
    user: AbstractBaseUser | None
    email: str = ""

    @property
    def address(self) -> str:
        return self.user.email if self.user else self.email

    @property
    def reader(self) -> tuple[int | None, str]:
        """The key of the person, if there is one, and the address."""
        return self.user and self.user.pk, self.address

    @property
    def key(self) -> tuple:
        """What makes it one and the same."""
        return self.row.pk, self.period, self.user.pk if self.user else self.email


@dataclass(frozen=True)
class ReminderPart:
    """What a message says about one thing, its button, and others where there is a choice (words, link); plain text."""

    subject: str
    text: str
    button: str
    link: str
    choices: tuple[tuple[str, str], ...] = ()


class Urgency(IntEnum):
    """The order of the parts of a message, the most pressing first."""

    EXPIRING = 1
    TROUBLE = 2
    OVERDUE = 3
    SOON = 4
    QUESTION = 5
    NEWS = 6
    ROUTINE = 7


@dataclass(frozen=True, kw_only=True)
class Reminder(ABC):
    """`title` and `description` are for the coordination; `topic` names what a person may do without ("" is none).

    Whatever is due longer than its window is closed unsent. A separate one is a message of its own. What is to be known
    `is_same_day` is looked for in the afternoon too.
    """

    name: str
    title: str
    description: str
    urgency: Urgency
    window: timedelta
    topic: str = ""
    is_separate: bool = False
    is_same_day: bool = False

    @abstractmethod
    def due(self, *, at: datetime, among: Collection[int] | None = None) -> list[DueReminder]:
        """Everything due at that moment, sent or not; only about these rows (keys) where they are given."""

    @abstractmethod
    def part(self, due: DueReminder) -> ReminderPart:
        """What is written of it; no query."""

    @abstractmethod
    def example_row(self, user: AbstractBaseUser, *, at: datetime) -> models.Model:
        """A row of which that invented person could be reminded; in no database."""

    def example(self, *, at: datetime) -> DueReminder:
        """Something invented, so that the reminder can be read on a day on which nothing is due."""
        user = get_user_model()(pk=0, name=_("Ana Ejemplo"), email="ana@example.org")
        return DueReminder(self.example_row(user, at=at), "", timezone.localdate(at), user, user.email)

    def note_sent(self, objects: Collection[int], *, on: date) -> None:  # noqa: B027 most keep nothing but the ledger
        """Somebody was reminded of these rows (keys) that day. Harmless twice."""

    def is_too_old(self, since: date, *, on: date) -> bool:
        return since + self.window < on


reminders: DeclarationRegistry[Reminder] = DeclarationRegistry(lambda reminder: reminder.urgency)
