"""What the portal sent: to a person, and to an organisation through whoever spoke for it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value

from kit.messages import Message, messages
from mailings.installed_kinds import installed_kinds
from mailings.models import Delivery, DeliveryState, MailItem
from mailings.outcomes import outcome_of, with_outcome
from members.models import Organization, Representation, User


@dataclass(frozen=True)
class ListedMessage:
    """A message with the words by which its reader knows it."""

    delivery: Delivery
    title: str
    is_readable: bool

    @property
    def outcome(self) -> str:
        """Of a message of `sent_to`."""
        return outcome_of(self.delivery)


def received_by(user: User) -> QuerySet[Delivery]:
    """What a person was sent, the newest first."""
    own = Q(user=user) | Q(pk__in=_before_her_account(user))
    return Delivery.objects.filter(own, state=DeliveryState.SENT).defer("words").order_by("-sent_at", "-pk")


def _before_her_account(user: User) -> QuerySet:
    """Keys of the deliveries of what was written to an address that is now known to be hers."""
    about = Q(pk__in=[])
    for message in messages.values():
        if message.before_account:
            about |= Q(kind=message.name, object_id__in=message.before_account(user).values("pk"))
    return MailItem.objects.filter(about, user=None, delivery__isnull=False).values("delivery")


def sent_to(organization: Organization) -> QuerySet[Delivery]:
    """Every message about the organisation, and what its people got while they spoke for it; the newest first."""
    about = Q(pk__in=_about(organization))
    people = list(Representation.objects.filter(organization=organization).values_list("user", flat=True).distinct())
    spoke = Representation.objects.filter(
        organization=organization, user=OuterRef("user"), term__contains=OuterRef("created_at")
    )
    apart = [message.name for message in _about_organizations()]
    as_its_people = Q(Exists(spoke), user__in=people) & ~Q(kind__in=apart)
    return (
        with_outcome(Delivery.objects.filter(about | as_its_people))
        .defer("words")
        .select_related("user", "resolved_by")
        .order_by("-created_at", "-pk")
    )


def _about_organizations() -> list[Message]:
    return [message for message in messages.values() if message.is_about_organization]


def _about(organization: Organization) -> list[int]:
    """Keys of the deliveries of mail about one row of this organisation."""
    first, *others = (
        message.model.objects.filter(**{message.organization_path: organization})
        .order_by()
        .values_list(Value(message.name, output_field=CharField()), "pk")
        for message in _about_organizations()
    )
    rows = defaultdict(list)
    for kind, pk in first.union(*others, all=True):
        rows[kind].append(pk)
    about = Q(pk__in=[])
    for kind, keys in rows.items():
        about |= Q(kind=kind, object_id__in=keys)
    return list(MailItem.objects.filter(about, delivery__isnull=False).values_list("delivery", flat=True))


def is_readable(delivery: Delivery) -> bool:
    """Whether its reader may open it again in the portal."""
    return installed_kinds()[delivery.kind].is_readable and delivery.state == DeliveryState.SENT


def listed(deliveries: Sequence[Delivery]) -> list[ListedMessage]:
    """The same messages with their titles, in a fixed number of queries for each kind."""
    by_kind = defaultdict(list)
    for delivery in deliveries:
        by_kind[delivery.kind].append(delivery)
    titles = {}
    for name, rows in by_kind.items():
        titles |= installed_kinds()[name].titles(rows)
    return [ListedMessage(each, titles[each.pk], is_readable(each)) for each in deliveries]
