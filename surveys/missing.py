"""Who has not answered yet, and since when: what reminders read."""

from datetime import date, datetime, timedelta

from django.db.models import F, Q
from django.utils.timezone import localdate

from .models import Invitee, Wave

MOST, APART = 3, timedelta(days=3)


def since(wave: Wave) -> date:
    """The day since which those who are missing could have answered."""
    return localdate(wave.opens_at)


def to_remind(wave: Wave, *, at: datetime) -> list[Invitee]:
    """Those whom one may remind now: who neither answered nor declined, at most three times, days apart.

    As of the last night: whoever answered since is reminded once in vain, for leaving them out would tell the hour. No
    order but that of the invitees: it tells nothing of who has begun.
    """
    if not wave.is_open(at=at):
        return []
    today = localdate(at)
    due = Q(reminded_on__isnull=True, wave__opens_at__lte=at - APART) | Q(reminded_on__lte=today - APART)
    asked = wave.invitees.missing().still(at=at).filter(due, reminders__lt=MOST).asked()
    return list(asked.order_by("pk"))


def note_reminded(invitees: list[Invitee], *, on: date) -> None:
    """They were reminded on that day; once a day, however often it is said."""
    again = Invitee.objects.filter(pk__in=[invitee.pk for invitee in invitees])
    again.exclude(reminded_on=on).update(reminders=F("reminders") + 1, reminded_on=on)
