"""Whose an address is, and by which other way somebody of the same organisation can be reached."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from mailings.bounces.tracking import bad_addresses
from members.models import Invitation, Organization, Representation, User


@dataclass(frozen=True)
class OrganizationOfAddress:
    """An organisation for which the address stands, and whoever else speaks for it at an address that works."""

    organization: Organization
    others: list[User]


@dataclass(frozen=True)
class AddressHolders:
    """The people who have the address, and the organisations; a fixed number of queries."""

    people: list[User]
    organizations: list[OrganizationOfAddress]


def holders(email: str, *, at: datetime) -> AddressHolders:
    mandates = Representation.objects.effective(at=at)
    theirs = mandates.filter(user__email__iexact=email).values("organization")
    invited = Invitation.objects.open(at=at).filter(email__iexact=email).values("organization")
    rows = Organization.objects.filter(Q(pk__in=theirs) | Q(pk__in=invited) | Q(email__iexact=email))
    rows = list(rows.active().order_by("sort_key"))
    beside = mandates.filter(organization__in=rows, user__is_active=True).exclude(user__email__iexact=email)
    beside = list(beside.select_related("user").order_by("pk"))
    bad = bad_addresses({mandate.user.email for mandate in beside})
    working = [mandate for mandate in beside if mandate.user.email not in bad]
    return AddressHolders(
        list(User.objects.filter(email__iexact=email)),
        [OrganizationOfAddress(row, [one.user for one in working if one.organization_id == row.pk]) for row in rows],
    )
