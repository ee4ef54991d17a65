"""Who gets a bulletin or a circular, and of each who does not the reason why.

A bulletin goes to everybody with an active mandate or office, and to whoever subscribed without belonging to the Pact.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kit.messages import audiences
from mailings.messages import BULLETIN, CIRCULARS
from mailings.models import Bulletin, Reason, Subscriber
from mailings.preferences import refusals
from members.models import Office, Organization, Representation, User


@dataclass(frozen=True)
class BulletinReader:
    """A person, or an address without one, for whom it is read, and why it is not sent; no reason where it is."""

    user: User | None
    email: str
    stands_for: tuple[str, ...]
    reason: Reason | str = ""


def readers_of(bulletin: Bulletin, *, at: datetime) -> list[BulletinReader]:
    """Of a bulletin everybody; of a circular those of its audience."""
    return _of_audience(bulletin, at=at) if bulletin.is_circular else readers(at=at)


def readers(*, at: datetime) -> list[BulletinReader]:
    """Everybody once, people and then subscribers, in the order of the addresses.

    As many queries for one as for ten thousand.
    """
    by_person = _by_person(Representation.objects.effective(at=at))
    for row in Office.objects.active(at=at).select_related("user").order_by("pk"):
        by_person.setdefault(row.user_id, (row.user, []))[1].append(row.get_kind_display())
    emails = Subscriber.objects.active().order_by("email").values_list("email", flat=True)
    subscribers = [(email, _("Suscripción")) for email in emails]
    people = _with_reasons(by_person.values(), BULLETIN.name)
    return people + _of_addresses(
        subscribers, BULLETIN.name, {one.email.casefold() for one in people if not one.reason}
    )


def _of_audience(circular: Bulletin, *, at: datetime) -> list[BulletinReader]:
    audience = audiences.get(circular.audience)
    if audience is None:  # its app was taken out of the portal
        return []
    mandates = Representation.objects.effective(at=at).filter(organization__in=organizations_of(circular, at=at))
    people = _with_reasons(_by_person(mandates).values(), CIRCULARS.name)
    addresses = audience.addresses(circular.audience_values, at=at)
    taken = {one.email.casefold() for one in people}
    return people + _of_addresses([one for one in addresses if one[0].casefold() not in taken], "", set())


def organizations_of(circular: Bulletin, *, at: datetime) -> QuerySet[Organization]:
    """Those to which it goes through whoever speaks for them."""
    audience = audiences.get(circular.audience)
    return audience.organizations(circular.audience_values, at=at) if audience else Organization.objects.none()


def _by_person(mandates: QuerySet) -> dict[int, tuple[User, list[str]]]:
    by_person: dict[int, tuple[User, list[str]]] = {}
    for row in mandates.select_related("user", "organization").order_by("organization__sort_key", "pk"):
        by_person.setdefault(row.user_id, (row.user, []))[1].append(row.organization.name)
    return by_person


def _with_reasons(people: Iterable[tuple[User, list[str]]], topic: str) -> list[BulletinReader]:
    addresses: set[str] = set()
    people = sorted((one for one in people if one[0].is_active), key=lambda one: one[0].email)
    reasons = refusals(((user.pk, user.email) for user, _names in people), topic)
    return [
        BulletinReader(
            user, user.email, tuple(names), reasons.get((user.pk, user.email)) or _reason(user.email, addresses)
        )
        for user, names in people
    ]


def _of_addresses(rows: list[tuple[str, str]], topic: str, taken: set[str]) -> list[BulletinReader]:
    """Each address once, with all that its owner was asked to speak for; those `taken` got it as people."""
    by_address: dict[str, list[str]] = {}
    for email, name in rows:
        by_address.setdefault(email, []).append(name)
    reasons = refusals(((None, email) for email in by_address), topic)
    return [
        BulletinReader(None, email, tuple(names), reasons.get((None, email)) or _reason(email, taken))
        for email, names in by_address.items()
    ]


def _reason(email: str, addresses: set[str]) -> Reason | str:
    """Why nothing goes to this address; `addresses` are those that have got it."""
    address = email.strip().casefold()
    try:
        validate_email(email)
    except ValidationError:
        return Reason.INVALID_ADDRESS
    if address in addresses:
        return Reason.SAME_ADDRESS
    addresses.add(address)
    return ""
