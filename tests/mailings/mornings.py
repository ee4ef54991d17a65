"""The sweeps of other days."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from kit.messages import reminders
from mailings.outbox import sending
from mailings.reminders.digest_queue import new


def morning(days: int = 0, hour: int = 8, minute: int = 0) -> datetime:
    """That hour in Mexico City, so many days from today."""
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def sweep(at: datetime) -> int:
    """What the minute's sweep sends at that moment."""
    return sending.send_due(clock=lambda: at)


def reminders_due(name: str, days: int = 0, *, at: datetime | None = None) -> list[tuple]:
    """Address and reason of what that reminder finds on the morning so many days from now."""
    candidates = new(reminders[name], at=at or morning(days))
    return [(each.due.address, str(each.reason)) for each in candidates]
