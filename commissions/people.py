"""Whom a commission writes to: for each organisation that sits there its delegate, or whoever manages it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from members.models import Representation, User

from .models import Seat


def people_by_organization(commissions: Collection[int], *, at: datetime) -> dict[int, dict[int, list[User]]]:
    """By commission and organisation (keys) who goes for it there; two queries, however many."""
    seats = list(Seat.objects.effective(at=at).filter(commission__in=commissions).order_by("pk"))
    speaking = mandates_of({seat.organization_id for seat in seats}, at=at)
    people: dict[int, dict[int, list[User]]] = defaultdict(dict)
    for seat in seats:
        mandates = speaking[seat.organization_id]
        people[seat.commission_id][seat.organization_id] = delegate_or_managers(mandates, seat.delegate_id)
    return people


def people_of(commissions: Collection[int], *, at: datetime) -> dict[int, list[User]]:
    """By commission (key) everybody who goes there for an organisation, each once; two queries."""
    rows = people_by_organization(commissions, at=at)
    return {
        key: list(dict.fromkeys(user for users in organizations.values() for user in users))
        for key, organizations in rows.items()
    }


def mandates_of(organizations: Collection[int], *, at: datetime) -> dict[int, list[Representation]]:
    """By organisation (key) its effective mandates, each with its person; one query."""
    rows = Representation.objects.effective(at=at).filter(organization__in=organizations).select_related("user")
    speaking = defaultdict(list)
    for mandate in rows.order_by("pk"):
        speaking[mandate.organization_id].append(mandate)
    return speaking


def delegate_or_managers(mandates: list[Representation], delegate: int | None) -> list[User]:
    """The delegate while she still speaks for the organisation; else whoever manages it."""
    sits = [one.user for one in mandates if one.user_id == delegate]
    return sits or [one.user for one in mandates if one.may_manage]
