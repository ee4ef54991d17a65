"""Who speaks for an organisation changed: all of its people are written to at once, the one concerned too.

What changed since the last message about an organisation goes into one for each person. An organisation is written to
three times a day at most, then what follows waits and is gathered. Nobody may go without it, and no rule switches it
off: whoever names a stranger to speak for others must not be able to keep it quiet.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from mailings.mandate_wording import sentences, subject
from mailings.message_kinds import MessageKind
from mailings.models import Delivery, MailItem, Reason
from mailings.preferences import refusals
from mailings.rendering import RenderedMessage, render_message
from members.changes import people_concerned
from members.models import MandateChange, Office, Representation, User

BATCH = 500
MOST, WITHIN = 3, timedelta(days=1)


def due(*, at) -> QuerySet[MandateChange]:
    """Those untold, but for organisations that were written to as often as they may be."""
    lately = MandateChange.objects.filter(organization=OuterRef("organization"), told_at__gt=at - WITHIN)
    times = lately.order_by().values("organization").annotate(times=Count("told_at", distinct=True))
    return MandateChange.objects.untold().exclude(Exists(times.filter(times__gte=MOST)))


@dataclass(frozen=True)
class MandateChanges(MessageKind):
    """One message a person and organisation; its items are the changes that it tells."""

    name: str = "mandate_change"
    label: str = gettext_lazy("Cambió quién representa a la organización")
    is_sent_again: bool = True

    @transaction.atomic
    def queue(self, *, at):
        rows = due(at=at).order_by("organization", "made_at", "pk")
        changes = list(rows.select_for_update(skip_locked=True, of=["self"])[:BATCH])
        people = people_concerned(changes)
        users = User.objects.in_bulk({pk for some in people.values() for pk in some})
        reasons = refusals([(user.pk, user.email) for user in users.values()], "")
        messages: dict[tuple[int, int], Delivery] = {}
        items = []
        for change in changes:
            for user in (users[pk] for pk in sorted(people[change.pk])):
                reason = reasons.get((user.pk, user.email), "")
                item = MailItem(kind=self.name, object_id=change.pk, period="1", user=user, email=user.email, due_at=at)
                item.reason = reason
                if not reason:
                    item.delivery = messages.setdefault((change.organization_id, user.pk), self._message(user, at=at))
                items.append(item)
        Delivery.objects.bulk_create(messages.values())
        MailItem.objects.bulk_create(items)
        MandateChange.objects.filter(pk__in=[change.pk for change in changes]).update(told_at=at)
        return len(messages)

    def _message(self, user: User, *, at) -> Delivery:
        return Delivery(kind=self.name, user=user, email=user.email, created_at=at, due_at=at)

    def write(self, deliveries, *, at):
        about = defaultdict(list)
        for delivery, change in MailItem.objects.filter(delivery__in=deliveries).values_list("delivery", "object_id"):
            about[delivery].append(change)
        keys = {pk for some in about.values() for pk in some}
        rows = MandateChange.objects.select_related(
            "organization", "representation__user", "made_by", "merge__kept", "merge__absorbed"
        )
        changes = {row.pk: row for row in rows.filter(pk__in=keys)}
        staff, speaking = _made_by_coordination(changes.values()), _speaking(deliveries, at=at)
        users = User.objects.in_bulk({each.user_id for each in deliveries})
        return {
            each.pk: _rendered(
                users.get(each.user_id), [changes[pk] for pk in changes if pk in about[each.pk]], staff, speaking
            )
            for each in deliveries
        }

    def try_again(self, delivery):
        again = Delivery.objects.create(kind=self.name, user_id=delivery.user_id, email=delivery.email)
        delivery.items.update(delivery=again)


def _made_by_coordination(changes) -> set[int]:
    """The changes (keys) that were made by somebody who was in the coordination then."""
    offices = Office.objects.coordinating().filter(user__in={row.made_by_id for row in changes})
    terms = defaultdict(list)
    for office in offices:
        terms[office.user_id].append(office)
    return {row.pk for row in changes if any(each.is_active(at=row.made_at) for each in terms[row.made_by_id])}


def _speaking(deliveries: Sequence[Delivery], *, at) -> set[tuple[int, int]]:
    """Who (key) speaks for which organisation (key) now."""
    rows = Representation.objects.effective(at=at).filter(user__in={each.user_id for each in deliveries})
    return set(rows.values_list("user", "organization"))


def _rendered(
    user: User | None, changes: list[MandateChange], staff: set[int], speaking: set
) -> RenderedMessage | Reason:
    if user is None or not changes:
        return Reason.NOT_NEEDED
    organization = changes[0].organization
    page = settings.SITE_URL + reverse("member_people", args=[organization.slug])
    context = {
        "user": user,
        "organization": organization,
        "title": subject(changes, user),
        "sentences": [sentences(change, user, is_staff=change.pk in staff) for change in changes],
        "people": page if (user.pk, organization.pk) in speaking else "",
        "coordination": settings.COORDINATION_EMAIL,
    }
    return render_message("mandate_change", context)


MANDATE_CHANGES = MandateChanges()
