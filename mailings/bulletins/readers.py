"""Who gets a bulletin: everybody with an active mandate or office, and of each the reason why not, if there is one."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from mailings.messages import BULLETIN
from mailings.models import Reason
from mailings.preferences import refusals
from members.models import Office, Representation, User


@dataclass(frozen=True)
class BulletinReader:
    """A person, for whom she reads it, and why it is not sent to her; no reason where it is."""

    user: User
    stands_for: tuple[str, ...]
    reason: Reason | str = ""


def readers(*, at: datetime) -> list[BulletinReader]:
    """Everybody once, in the order of the addresses; as many queries for one as for ten thousand."""
    by_person: dict[int, tuple[User, list[str]]] = {}
    mandates = Representation.objects.effective(at=at).select_related("user", "organization")
    for row in mandates.order_by("organization__sort_key", "pk"):
        by_person.setdefault(row.user_id, (row.user, []))[1].append(row.organization.name)
    for row in Office.objects.active(at=at).select_related("user").order_by("pk"):
        by_person.setdefault(row.user_id, (row.user, []))[1].append(row.get_kind_display())
    addresses: set[str] = set()
    people = sorted((one for one in by_person.values() if one[0].is_active), key=lambda one: one[0].email)
    reasons = refusals(((user.pk, user.email) for user, _names in people), BULLETIN.name)
    return [
        BulletinReader(user, tuple(names), reasons.get((user.pk, user.email)) or _reason(user, addresses))
        for user, names in people
    ]


def _reason(user: User, addresses: set[str]) -> Reason | str:
    """Why nothing goes to this person; `addresses` are those that have got it."""
    address = user.email.strip().casefold()
    try:
        validate_email(user.email)
    except ValidationError:
        return Reason.INVALID_ADDRESS
    if address in addresses:
        return Reason.SAME_ADDRESS
    addresses.add(address)
    return ""
