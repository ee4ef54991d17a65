"""Who gets a bulletin, and of each the reason why not, if there is one.

Everybody with an active mandate or office, and whoever subscribed without belonging to the Pact.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from mailings.messages import BULLETIN
from mailings.models import Reason, Subscriber
from mailings.preferences import refusals
from members.models import Office, Representation, User


@dataclass(frozen=True)
class BulletinReader:
    """An address, whose it is, for whom she reads it, and why it is not sent there; no reason where it is.

    Of a subscriber only the address is known.
    """

    user: User | None
    email: str
    stands_for: tuple[str, ...]
    reason: Reason | str = ""


def readers(*, at: datetime) -> list[BulletinReader]:
    """Everybody once, in the order of the addresses; as many queries for one as for ten thousand."""
    candidates = [*_people(at=at), *_subscribers()]
    reasons = refusals(((user and user.pk, email) for user, email, _names in candidates), BULLETIN.name)
    addresses: set[str] = set()
    return [
        BulletinReader(user, email, tuple(names), reasons.get((user and user.pk, email)) or _reason(email, addresses))
        for user, email, names in candidates
    ]


def _people(*, at: datetime) -> list[tuple[User, str, list[str]]]:
    by_person: dict[int, tuple[User, list[str]]] = {}
    mandates = Representation.objects.effective(at=at).select_related("user", "organization")
    for row in mandates.order_by("organization__sort_key", "pk"):
        by_person.setdefault(row.user_id, (row.user, []))[1].append(row.organization.name)
    for row in Office.objects.active(at=at).select_related("user").order_by("pk"):
        by_person.setdefault(row.user_id, (row.user, []))[1].append(row.get_kind_display())
    people = [(user, user.email, names) for user, names in by_person.values() if user.is_active]
    return sorted(people, key=lambda one: one[1])


def _subscribers() -> list[tuple[None, str, list[str]]]:
    emails = Subscriber.objects.active().order_by("email").values_list("email", flat=True)
    return [(None, email, [_("Suscripción")]) for email in emails]


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
