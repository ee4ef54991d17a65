"""Once a day, from eight in the morning: every rule looks for what is due, and each person gets it in one message.

What should be known the same day is looked for again at five in the afternoon; whoever got the message of the day by
then reads it in the next one. The row of a run is the lock: however many sweeps there are, a rule looks once from each
of its hours, and all of it is written together.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from kit.messages import DueReminder, Reminder, reminders
from mailings.models import Delivery, DeliveryState, Item, Reason, RulePause, RuleRun, is_open
from mailings.preferences import refusals

log = logging.getLogger(__name__)

FROM = time(8)
AGAIN, UNTIL = time(17), time(20)  # nothing new is looked for in the evening
DIGEST, URGENT = "digest", "urgent_reminder"


@dataclass(frozen=True)
class Candidate:
    """Something that is due by a reminder, and why nobody is reminded, if so."""

    rule: Reminder
    due: DueReminder
    reason: Reason | str


def gather(*, at: datetime) -> int:
    """Write what is due today and was never said; answers how many messages. Nothing before eight, nothing twice."""
    local = timezone.localtime(at)
    if local.time() < FROM:
        return 0
    runs = RuleRun.objects.filter(day=local.date()).values_list("rule", "ran_at")
    off = RulePause.objects.active().values_list("rule", "made_at")
    kept = {name for name, ran_at in runs if name in reminders and ran_at >= _looks_from(reminders[name], local)}
    waiting = reminders.keys() - kept - {name for name, _made_at in off}
    if not waiting:
        return 0
    with transaction.atomic():
        found = [one for rule in reminders.values() if rule.name in waiting for one in _run(rule, at=at)]
        return _write(found, at=at)


def _looks_from(rule: Reminder, local: datetime) -> datetime:
    """The last hour of that day from which the rule looks."""
    is_second = rule.is_same_day and AGAIN <= local.time() < UNTIL
    return datetime.combine(local.date(), AGAIN if is_second else FROM, local.tzinfo)


def _is_first(rule: Reminder, *, at: datetime) -> bool:
    """Whether nobody else has looked from that hour on; who asks holds the row of its run."""
    local = timezone.localtime(at)
    run, is_new = RuleRun.objects.get_or_create(rule=rule.name, day=local.date(), defaults={"ran_at": at})
    earlier = RuleRun.objects.filter(pk=run.pk, ran_at__lt=_looks_from(rule, local))
    return is_new or bool(earlier.update(ran_at=at))


def _run(rule: Reminder, *, at: datetime) -> list[Candidate]:
    """What the rule finds, if nobody else has run it; a rule that breaks is tried again at the next sweep."""
    try:
        with transaction.atomic():
            found = new(rule, at=at) if _is_first(rule, at=at) else []
            RuleRun.objects.filter(rule=rule.name, day=timezone.localdate(at)).update(found=F("found") + len(found))
            return found
    except Exception:
        log.exception("Rule %s cannot look for what is due", rule.name)
        return []


def new(rule: Reminder, *, at: datetime) -> list[Candidate]:
    """What is due by this rule and is in no item yet, with the reason where it will not be said."""
    due = [one for one in rule.due(at=at) if one.user is None or one.user.is_active]
    items = Item.objects.filter(rule=rule.name, object_id__in={one.row.pk for one in due})
    known = {item.key for item in items}
    due = [one for one in {one.key: one for one in due}.values() if one.key not in known]
    today, refused = timezone.localdate(at), refusals((one.reader for one in due), rule.topic)
    return [
        Candidate(rule, one, Reason.TOO_OLD if rule.is_too_old(one.since, on=today) else refused.get(one.reader, ""))
        for one in due
    ]


def _write(found: list[Candidate], *, at: datetime) -> int:
    """An item for everything found, in the day's message of its person, in one of its own, or with a reason."""
    said = [one for one in found if not one.reason]
    urgent = {one: _message(URGENT, one, at=at) for one in said if one.rule.is_separate}
    digests = _digests([one for one in said if not one.rule.is_separate], at=at)
    Delivery.objects.bulk_create([*urgent.values(), *(row for row in digests.values() if row.pk is None)])
    items = []
    for one in found:
        delivery = urgent.get(one) or (digests.get(one.due.user.pk) if one.due.user and not one.reason else None)
        if delivery or one.reason:  # else the message of the day is gone, and tomorrow is another
            items.append(_item(one, delivery, at=at))
    Item.objects.bulk_create(items)
    # A sender that has one in hand wrote it without what was just added.
    Delivery.objects.filter(pk__in=[row.pk for row in digests.values()]).update(slot=None)
    day = timezone.localdate(at)
    older = [row.pk for row in digests.values() if row.day != day]
    Delivery.objects.filter(pk__in=older).update(day=day, due_at=at, attempts=0)
    return len({item.delivery_id for item in items if item.delivery_id})


def _digests(found: Iterable[Candidate], *, at: datetime) -> dict[int, Delivery]:
    """By person the day's message to which one may still add: a new one, or one that waits, also since another day."""
    day = timezone.localdate(at)
    firsts = {one.due.user.pk: one for one in found if one.due.user}
    todays = Q(day=day) | Q(sent_at__date=day) | is_open()
    rows = Delivery.objects.filter(todays, kind=DIGEST, user__in=firsts).select_for_update(of=["self"])
    rows = rows.order_by(F("day").asc(nulls_first=True))  # of two that wait the day's own
    waiting = {row.user_id: row for row in rows if row.state == DeliveryState.QUEUED}
    gone = {row.user_id for row in rows if row.state != DeliveryState.QUEUED}
    fresh = {pk: _message(DIGEST, one, at=at, day=day) for pk, one in firsts.items() if pk not in waiting}
    return {pk: row for pk, row in (fresh | waiting).items() if pk not in gone}


def _message(kind: str, one: Candidate, *, at: datetime, day: date | None = None) -> Delivery:
    return Delivery(kind=kind, user=one.due.user, email=one.due.address, created_at=at, due_at=at, day=day)


def _item(one: Candidate, delivery: Delivery | None, *, at: datetime) -> Item:
    about = {"rule": one.rule.name, "object_id": one.due.row.pk, "period": one.due.period}
    return Item(delivery=delivery, user=one.due.user, email=one.due.address, due_at=at, reason=one.reason, **about)
