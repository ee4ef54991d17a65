"""The sweeps of other days."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from mailings.outbox import sending


def morning(days: int = 0, hour: int = 8, minute: int = 0) -> datetime:
    """That hour in Mexico City, so many days from today."""
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def sweep(at: datetime) -> int:
    """What the minute's sweep sends at that moment."""
    return sending.send_due(clock=lambda: at)
