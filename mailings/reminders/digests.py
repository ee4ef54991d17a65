"""A day's reminders for one person in one message, and the urgent reminder that goes by itself.

What is no longer due when the message is written is taken out of it; when nothing is left it is not sent. They carry
personal links: one of which nobody knows whether it arrived is held for a person.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy

from kit.messages import Reminder, ReminderPart, reminders
from mailings.message_kinds import MessageKind
from mailings.models import Delivery, DeliveryState, MailItem, Reason, ReminderPause
from mailings.preferences import list_headers, preferences_link, refusals
from mailings.reminders.digest_queue import DIGEST, URGENT, gather
from mailings.rendering import RenderedMessage, render_message
from members.models import User

MOST = 12  # parts in a message: nobody reads the rest, and the portal shows it


@dataclass(frozen=True)
class Digest(MessageKind):
    """Reminders, one or many in a message."""

    name: str
    label: str

    def queue(self, *, at):
        return gather(at=at) if self.name == DIGEST else 0

    def write(self, deliveries, *, at):
        items = defaultdict(list)
        for item in MailItem.objects.filter(delivery__in=deliveries, reason=""):
            items[item.delivery_id].append(item)
        parts = _parts([item for some in items.values() for item in some], at=at)
        _take_out({pk: reason for pk, reason in parts.items() if isinstance(reason, Reason)})
        users = User.objects.in_bulk({each.user_id for each in deliveries if each.user_id})
        return {each.pk: _rendered(each, users.get(each.user_id), items[each.pk], parts) for each in deliveries}

    def finish(self, delivery, state, answer, *, at):
        if state == DeliveryState.SENT:
            self.confirm(delivery, at=at)

    def confirm(self, delivery, *, at):
        objects = defaultdict(set)
        for item in delivery.items.filter(reason=""):
            objects[item.kind].add(item.object_id)
        for name in objects.keys() & reminders.keys():
            reminders[name].note_sent(objects[name], on=timezone.localdate(at))

    def try_again(self, delivery):
        """What it said goes into a message of its own: the day's stays what it was."""
        again = Delivery.objects.create(kind=self.name, user_id=delivery.user_id, email=delivery.email)
        delivery.items.filter(reason="").update(delivery=again)


def _parts(items: Sequence[MailItem], *, at: datetime) -> dict[int, ReminderPart | Reason]:
    """By key of item what is said of it, or why it no longer is; as many queries as there are reminders."""
    paused = set(ReminderPause.objects.active().values_list("reminder", flat=True))
    by_kind = defaultdict(list)
    for item in items:
        by_kind[item.kind].append(item)
    parts: dict[int, ReminderPart | Reason] = {}
    for name, some in by_kind.items():
        if name in paused or name not in reminders:
            parts |= dict.fromkeys([item.pk for item in some], Reason.CANCELLED)
        else:
            parts |= _parts_of(reminders[name], some, at=at)
    return parts


def _parts_of(reminder: Reminder, items: list[MailItem], *, at: datetime) -> dict[int, ReminderPart | Reason]:
    due = {each.key: each for each in reminder.due(at=at, among={item.object_id for item in items})}
    reasons = refusals((each.reader for each in due.values()), reminder.topic)
    parts: dict[int, ReminderPart | Reason] = {}
    for item in items:
        each = due.get(item.key)
        if each is None or (each.user and not each.user.is_active):
            parts[item.pk] = Reason.NOT_NEEDED
        elif each.reader in reasons:
            parts[item.pk] = reasons[each.reader]
        elif reminder.is_too_old(each.since, on=timezone.localdate(at)):
            parts[item.pk] = Reason.TOO_OLD
        else:
            parts[item.pk] = reminder.part(each)
    return parts


def _take_out(reasons: dict[int, Reason]) -> None:
    for reason in set(reasons.values()):
        items = [pk for pk, own in reasons.items() if own == reason]
        MailItem.objects.filter(pk__in=items).update(reason=reason)


def _rendered(delivery: Delivery, user: User | None, items: list[MailItem], parts: dict) -> RenderedMessage | Reason:
    """The most pressing thing first, and in the subject."""
    due = [item for item in items if isinstance(parts[item.pk], ReminderPart)]
    if not due:
        return Counter(parts[item.pk] for item in items).most_common(1)[0][0] if items else Reason.NOT_NEEDED
    if user and user.email != delivery.email:
        return Reason.CHANGED_ADDRESS
    places = {name: place for place, name in enumerate(reminders)}
    due.sort(key=lambda item: (places[item.kind], item.pk))
    topics = {reminders[item.kind].topic for item in due} - {""}
    return compose([parts[item.pk] for item in due], user, topics)


def compose(parts: list[ReminderPart], user: User | None, topics: set[str]) -> RenderedMessage:
    """One message of these parts; of very many the first, and how many more there are."""
    context = {"user": user, "parts": parts[:MOST], "first": parts[0], "more": len(parts) - 1}
    context["rest"] = max(0, len(parts) - MOST)
    headers = {}
    if user and topics:
        context["preferences"] = preferences_link(user)
        headers = list_headers(user, *topics)
    return render_message("digest", context, **headers)


DIGESTS = (
    Digest(DIGEST, gettext_lazy("Recordatorios del día")),
    Digest(URGENT, gettext_lazy("Recordatorio urgente")),
)
