"""The bulletin among the kinds of messages: when it is queued, what each copy says, and tests of it."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.messages import announce
from mailings.message_kinds import MessageKind
from mailings.messages import BULLETIN, CIRCULARS
from mailings.models import Bulletin, Copy, Delivery, MailItem, Reason, Subscriber
from mailings.preferences import list_headers, preferences_link, refusals
from mailings.rendering import RenderedMessage, domain
from mailings.subscribing import leave_headers, leave_link
from members.models import User

from . import running
from .blocks import Block, own_blocks
from .copies import page_sent
from .copy_template import CopyTemplate, copy_template
from .drawing import own

TRIAL = "bulletin_trial"


@lru_cache(maxsize=4)
def template_of(pk: int, version: int) -> CopyTemplate:
    """Of that version of a bulletin, rendered once in a process."""
    return copy_template(Bulletin.objects.get(pk=pk))


class BulletinKind(MessageKind):
    name = running.NAME
    label = gettext_lazy("Boletín")
    topic = BULLETIN.name
    is_sent_again = is_readable = True
    keeps_words = False  # the bulletin has them, and the copy what was its reader's own

    def titles(self, deliveries):
        subjects = dict(Bulletin.objects.filter(deliveries__in=deliveries).values_list("pk", "subject"))
        return {each.pk: subjects[each.bulletin_id] for each in deliveries}

    def copy(self, delivery):
        return page_sent(delivery)

    def queue(self, *, at):
        return running.start_due(at=at)

    def write(self, deliveries, *, at):
        rows = Bulletin.objects.in_bulk({each.bulletin_id for each in deliveries})
        people = User.objects.in_bulk({each.user_id for each in deliveries} - {None})
        blocks, subscribers = blocks_of(deliveries, at=at), subscribers_of(deliveries)
        reasons = refusals(((each.user_id, each.email) for each in deliveries), self.topic)
        messages: dict[int, RenderedMessage | Reason] = {}
        for each in deliveries:
            bulletin, template = rows[each.bulletin_id], template_of(each.bulletin_id, rows[each.bulletin_id].version)
            if bulletin.cancelled_at:
                messages[each.pk] = Reason.CANCELLED
            elif (each.user_id, each.email) in reasons:
                messages[each.pk] = reasons[each.user_id, each.email]
            elif person := people.get(each.user_id):
                words = own(person.name, blocks[each.pk], choose=preferences_link(person))
                messages[each.pk] = template.filled(words, **list_headers(person, self.topic))
            elif subscriber := subscribers.get(each.pk):
                words = own("", [], choose=leave_link(subscriber))
                messages[each.pk] = template.filled(words, **leave_headers(subscriber))
            else:
                messages[each.pk] = Reason.NOT_NEEDED
        return messages

    @transaction.atomic
    def try_again(self, delivery):
        """A second message to that reader, about the same."""
        fields = {"kind": delivery.kind, "bulletin": delivery.bulletin, "user": delivery.user}
        MailItem.objects.filter(delivery=delivery).update(
            delivery=Delivery.objects.create(email=delivery.email, **fields)
        )


def subscribers_of(deliveries: Sequence[Delivery]) -> dict[int, Subscriber]:
    """By key of delivery who gets it without being known to the registry, as long as she wants it."""
    emails = {each.email for each in deliveries if each.user_id is None}
    rows = {row.email: row for row in Subscriber.objects.active().filter(email__in=emails)} if emails else {}
    return {each.pk: rows[each.email] for each in deliveries if each.user_id is None and each.email in rows}


def blocks_of(deliveries: Sequence[Delivery], *, at: datetime) -> dict[int, list[Block]]:
    """By key of delivery what is its reader's own, kept as it was when it was first written."""
    contents = dict(Copy.objects.filter(delivery__in=deliveries).values_list("delivery", "content"))
    new = [each for each in deliveries if each.pk not in contents and each.user_id]
    fresh = own_blocks({each.user_id for each in new}, at=at)
    copies = [Copy(delivery=each, content=fresh[each.user_id]) for each in new]
    Copy.objects.bulk_create(copies, ignore_conflicts=True, batch_size=1000)
    return contents | {each.delivery_id: each.content for each in copies}


class CircularKind(BulletinKind):
    """A letter to a part of the members: nothing of it is any reader's own."""

    name = running.CIRCULAR
    label = gettext_lazy("Circular")
    topic = CIRCULARS.name

    def queue(self, *, at):
        return 0  # what is due starts with the bulletins

    def write(self, deliveries, *, at):
        rows = Bulletin.objects.in_bulk({each.bulletin_id for each in deliveries})
        people = User.objects.in_bulk({each.user_id for each in deliveries} - {None})
        reasons = refusals(((each.user_id, each.email) for each in deliveries), self.topic)
        return {
            each.pk: Reason.CANCELLED
            if rows[each.bulletin_id].cancelled_at
            else reasons.get((each.user_id, each.email)) or _circular(rows[each.bulletin_id], people.get(each.user_id))
            for each in deliveries
        }


def _circular(bulletin: Bulletin, person: User | None) -> RenderedMessage:
    """For one reader, who may have no account yet, and then no choice of topics."""
    words = own(person.name if person else "", [], choose=preferences_link(person) if person else "")
    headers = {"List-Id": f"<circular.{domain()}>"} | (list_headers(person, CIRCULARS.name) if person else {})
    return template_of(bulletin.pk, bulletin.version).filled(words, **headers)


class TrialKind(BulletinKind):
    """A copy for whoever works on it, before it goes; without an item, so that nobody counts it."""

    name = TRIAL
    topic = ""
    label = gettext_lazy("Prueba del boletín")
    is_readable = False  # of what it said nothing is kept

    def queue(self, *, at):
        return 0

    def write(self, deliveries, *, at):
        rows = Bulletin.objects.in_bulk({each.bulletin_id for each in deliveries})
        people = User.objects.in_bulk({each.user_id for each in deliveries} - {None})
        blocks, prefix = own_blocks(people, at=at), _("PRUEBA · ")
        messages: dict[int, RenderedMessage | Reason] = {each.pk: Reason.NOT_NEEDED for each in deliveries}
        for each in deliveries:
            if each.user_id in people:
                person = people[each.user_id]
                shown = [] if rows[each.bulletin_id].is_circular else blocks[each.user_id]
                words = own(person.name, shown, choose=preferences_link(person))
                messages[each.pk] = copy_template(rows[each.bulletin_id], prefix=prefix).filled(words)
        return messages


def send_trial(bulletin: Bulletin, *, to: User, at: datetime) -> None:
    """A copy to this person now."""
    whom = {"user": to, "email": to.email}
    Delivery.objects.create(kind=TRIAL, bulletin=bulletin, created_at=at, due_at=at, **whom)
    announce()
