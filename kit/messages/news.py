"""News: what happened, said once to whom it concerns, in the message of the day, and never to who did it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from .reminder import DueReminder, Reminder, ReminderPart, Urgency


@dataclass(frozen=True, kw_only=True)
class News(Reminder):
    """Rows to which something happened at a moment, and whom it concerns.

    `rows(at)` are those of any day, with what `wording` names; `moment` and `actor` are fields of theirs: when it
    happened, and the key of who did it. `readers(rows, at)` gives by key of row the people, in a fixed number of
    queries. What happens to a row once more is said once more. `sample(user, at)` is a row in no database.
    """

    rows: Callable[[datetime], QuerySet]
    moment: str
    actor: str
    readers: Callable[[list, datetime], Mapping[int, Iterable[AbstractBaseUser]]]
    wording: Callable[[models.Model, AbstractBaseUser], ReminderPart]
    sample: Callable[[AbstractBaseUser, datetime], models.Model]
    urgency: Urgency = Urgency.NEWS
    window: timedelta = timedelta(days=3)
    is_same_day: bool = True

    def due(self, *, at: datetime, among: Collection[int] | None = None) -> list[DueReminder]:
        rows = self.rows(at).filter(**{f"{self.moment}__gt": at - self.window, f"{self.moment}__lte": at})
        if among is not None:
            rows = rows.filter(pk__in=among)
        rows = list(rows.order_by(self.moment, "pk"))
        readers = self.readers(rows, at) if rows else {}
        return [
            self._due(row, user)
            for row in rows
            for user in dict.fromkeys(readers.get(row.pk, ()))
            if user.pk != getattr(row, self.actor)
        ]

    def _due(self, row: models.Model, user: AbstractBaseUser) -> DueReminder:
        moment = getattr(row, self.moment)
        return DueReminder(row, str(round(moment.timestamp() * 1e6)), timezone.localdate(moment), user)

    def part(self, due: DueReminder) -> ReminderPart:
        return self.wording(due.row, due.user)

    def example_row(self, user: AbstractBaseUser, *, at: datetime) -> models.Model:
        return self.sample(user, at)
