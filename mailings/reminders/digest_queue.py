"""Once a day, from eight in the morning: each reminder looks for what is due, and each person gets it in one message.

What should be known the same day is looked for again at five in the afternoon; whoever got the message of the day by
then reads it in the next one. The row of a run is the lock: however many sweeps there are, a reminder looks once from
each of its hours, and all of it is written together.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from kit.messages import DueReminder, Reminder, reminders
from mailings.models import Delivery, DeliveryState, MailItem, Reason, ReminderPause, ReminderRun, is_open
from mailings.preferences import refusals

log = logging.getLogger(__name__)

FROM = time(8)
AGAIN, UNTIL = time(17), time(20)  # nothing new is looked for in the evening
DIGEST, URGENT = "digest", "urgent_reminder"


@dataclass(frozen=True)
class Candidate:
    """Something that is due by a reminder, and why nobody is reminded, if so."""

    reminder: Reminder
    due: DueReminder
    reason: Reason | str


def gather(*, at: datetime) -> int:
    """Write what is due today and was never said; answers how many messages. Nothing before eight, nothing twice."""
    local = timezone.localtime(at)
    if local.time() < FROM:
        return 0
    runs = dict(ReminderRun.objects.filter(day=local.date()).values_list("reminder", "ran_at"))
    paused = set(ReminderPause.objects.active().values_list("reminder", flat=True))
    idle = [each for name, each in reminders.items() if name not in paused and _may_run(each, runs.get(name), local)]
    if not idle:
        return 0
    with transaction.atomic():
        return _write([candidate for reminder in idle for candidate in _run(reminder, at=at)], at=at)


def _may_run(reminder: Reminder, ran_at: datetime | None, local: datetime) -> bool:
    return ran_at is None or ran_at < _looks_from(reminder, local)


def _looks_from(reminder: Reminder, local: datetime) -> datetime:
    """The last hour of that day from which the reminder looks."""
    is_second = reminder.is_same_day and AGAIN <= local.time() < UNTIL
    return datetime.combine(local.date(), AGAIN if is_second else FROM, local.tzinfo)


def _is_first(reminder: Reminder, *, at: datetime) -> bool:
    """Whether nobody else has looked from that hour on; who asks holds the row of its run."""
    local = timezone.localtime(at)
    run, is_new = ReminderRun.objects.get_or_create(reminder=reminder.name, day=local.date(), defaults={"ran_at": at})
    earlier = ReminderRun.objects.filter(pk=run.pk, ran_at__lt=_looks_from(reminder, local))
    return is_new or bool(earlier.update(ran_at=at))


def _run(reminder: Reminder, *, at: datetime) -> list[Candidate]:
    """What it finds, if nobody else has run it; a reminder that breaks is tried again at the next sweep."""
    try:
        with transaction.atomic():
            candidates = new(reminder, at=at) if _is_first(reminder, at=at) else []
            run = ReminderRun.objects.filter(reminder=reminder.name, day=timezone.localdate(at))
            run.update(new_items=F("new_items") + len(candidates))
            return candidates
    except Exception:
        log.exception("Reminder %s cannot look for what is due", reminder.name)
        return []


def new(reminder: Reminder, *, at: datetime) -> list[Candidate]:
    """What is due by this reminder and is in no item yet, with the reason where it will not be said."""
    due = {each.key: each for each in reminder.due(at=at) if each.user is None or each.user.is_active}
    items = MailItem.objects.filter(kind=reminder.name, object_id__in={each.row.pk for each in due.values()})
    for item in items:
        due.pop(item.key, None)
    reasons = refusals((each.reader for each in due.values()), reminder.topic)
    today = timezone.localdate(at)
    return [
        Candidate(
            reminder,
            each,
            Reason.TOO_OLD if reminder.is_too_old(each.since, on=today) else reasons.get(each.reader, ""),
        )
        for each in due.values()
    ]


def _write(candidates: list[Candidate], *, at: datetime) -> int:
    """An item for each candidate, in the day's message of its person, in one of its own, or with a reason."""
    due = [each for each in candidates if not each.reason]
    separate = {each: _message(URGENT, each, at=at) for each in due if each.reminder.is_separate}
    digests = _digests([each for each in due if not each.reminder.is_separate], at=at)
    Delivery.objects.bulk_create([*separate.values(), *(row for row in digests.values() if row.pk is None)])
    items = []
    for each in candidates:
        digest = digests.get(each.due.user.pk) if each.due.user and not each.reason else None
        delivery = separate.get(each) or digest
        if delivery or each.reason:  # else the message of the day has been sent, and tomorrow is another
            items.append(_item(each, delivery, at=at))
    MailItem.objects.bulk_create(items)
    _add_to(digests.values(), at=at)
    return len({item.delivery_id for item in items if item.delivery_id})


def _add_to(digests: Iterable[Delivery], *, at: datetime) -> None:
    """These messages say more than before: whoever has one in hand wrote it without, and it is today's now."""
    day = timezone.localdate(at)
    Delivery.objects.filter(pk__in=[row.pk for row in digests]).update(slot=None)
    older = [row.pk for row in digests if row.day != day]
    Delivery.objects.filter(pk__in=older).update(day=day, due_at=at, attempts=0)


def _digests(candidates: Iterable[Candidate], *, at: datetime) -> dict[int, Delivery]:
    """By person the day's message to which one may still add: a new one, or one that waits, also since another day."""
    day = timezone.localdate(at)
    firsts = {each.due.user.pk: each for each in candidates if each.due.user}
    todays = Q(day=day) | Q(sent_at__date=day) | is_open()
    rows = Delivery.objects.filter(todays, kind=DIGEST, user__in=firsts).select_for_update(of=["self"])
    rows = rows.order_by(F("day").asc(nulls_first=True))  # of two that wait the day's own
    queued = {row.user_id: row for row in rows if row.state == DeliveryState.QUEUED}
    closed = {row.user_id for row in rows if row.state != DeliveryState.QUEUED}
    fresh = {pk: _message(DIGEST, each, at=at, day=day) for pk, each in firsts.items() if pk not in queued}
    return {pk: row for pk, row in (fresh | queued).items() if pk not in closed}


def _message(kind: str, candidate: Candidate, *, at: datetime, day: date | None = None) -> Delivery:
    due = candidate.due
    return Delivery(kind=kind, user=due.user, email=due.address, created_at=at, due_at=at, day=day)


def _item(candidate: Candidate, delivery: Delivery | None, *, at: datetime) -> MailItem:
    due = candidate.due
    about = {"kind": candidate.reminder.name, "object_id": due.row.pk, "period": due.period}
    whom = {"user": due.user, "email": due.address}
    return MailItem(delivery=delivery, due_at=at, reason=candidate.reason, **whom, **about)
