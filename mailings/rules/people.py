"""Who is asked on behalf of a commission."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from commissions.models import FocalPoint, Seat
from meetings.models import Agreement
from members.models import Office, OfficeKind, Representation, User


def who_leads(commissions: Collection[int], *, at: datetime) -> dict[int, FocalPoint]:
    """By commission (key) its focal point in force, or the alternate where there is none; with the person."""
    rows = FocalPoint.objects.in_force(at=at).filter(commission__in=commissions).select_related("user")
    # «alternate» comes before «titular»: the titular is the last to be written, and stays.
    return {row.commission_id: row for row in rows.order_by("kind")}


def who_coordinates(*, at: datetime) -> list[User]:
    """Everybody of the coordination at that moment."""
    rows = Office.objects.living(at=at).filter(kind=OfficeKind.COORDINATION).select_related("user")
    return [row.user for row in rows.order_by("pk")]


def who_speaks(agreements: Collection[Agreement], *, at: datetime) -> dict[int, list[User]]:
    """By agreement (key) the delegate of its organisation there, or whoever manages that; two queries."""
    organizations = {row.organization_id for row in agreements}
    if not organizations:
        return {}
    seats = Seat.objects.living(at=at).filter(organization__in=organizations)
    delegates = {(seat.commission_id, seat.organization_id): seat.delegate_id for seat in seats}
    speaking = defaultdict(list)
    mandates = Representation.objects.in_force(at=at).filter(organization__in=organizations)
    for mandate in mandates.select_related("user").order_by("pk"):
        speaking[mandate.organization_id].append(mandate)
    found = {}
    for row in agreements:
        people, delegate = speaking[row.organization_id], delegates.get((row.commission_id, row.organization_id))
        sits = [one.user for one in people if one.user_id == delegate]
        found[row.pk] = sits or [one.user for one in people if one.may_manage]
    return found
