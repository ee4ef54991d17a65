"""A person leaves a topic of mail or takes it up again; what is already queued about it obeys in the same moment."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from kit.messages import reminders
from kit.messages import topics as declared
from mailings.installed_kinds import installed_kinds
from mailings.models import Delivery, DeliveryState, MailItem, OptOut, Reason
from members.models import User


@transaction.atomic
def unsubscribe(user: User, topics: Iterable[str], *, at: datetime) -> None:
    """Nothing more about these topics, also of what is already queued. Harmless twice."""
    topics = list(topics)
    rows = [OptOut(user=user, topic=topic, made_at=at) for topic in topics]
    OptOut.objects.bulk_create(rows, ignore_conflicts=True)
    _take_out(user, topics, at=at)


@transaction.atomic
def choose(user: User, topics: Collection[str], *, at: datetime) -> None:
    """From now on these topics and no others."""
    OptOut.objects.active().filter(user=user, topic__in=topics).update(ended_at=at)
    unsubscribe(user, [topic for topic in declared if topic not in topics], at=at)


def _take_out(user: User, topics: list[str], *, at: datetime) -> None:
    """What waits about these topics leaves the queue: a whole message, or its part of a day's reminders."""
    queued = Delivery.objects.filter(user=user, state=DeliveryState.QUEUED)
    queued = queued.select_for_update(of=["self"])
    whole = [row for row in queued if installed_kinds()[row.kind].topic in topics]
    for row in whole:
        installed_kinds()[row.kind].opt_out([row.pk], at=at)
    names = [reminder.name for reminder in reminders.values() if reminder.topic in topics]
    parts = MailItem.objects.filter(delivery__in=[row.pk for row in queued], kind__in=names, reason="")
    rewritten = list(parts.values_list("delivery", flat=True))
    parts.update(reason=Reason.OPTED_OUT)
    Delivery.objects.filter(pk__in=rewritten, state=DeliveryState.QUEUED).update(slot=None)  # written anew without it
    still = MailItem.objects.filter(delivery__in=rewritten, reason="").values_list("delivery", flat=True)
    empty = [row.pk for row in whole] + list(set(rewritten) - set(still))
    suppressed = {"state": DeliveryState.SUPPRESSED, "reason": Reason.OPTED_OUT}
    Delivery.objects.filter(pk__in=empty, state=DeliveryState.QUEUED).update(**suppressed)
