"""Who is asked on behalf of a commission."""

from collections.abc import Collection
from datetime import datetime

from commissions.models import FocalPoint
from members.models import Office, OfficeKind, User


def who_leads(commissions: Collection[int], *, at: datetime) -> dict[int, FocalPoint]:
    """By commission (key) its focal point in force, or the alternate where there is none; with the person."""
    rows = FocalPoint.objects.in_force(at=at).filter(commission__in=commissions).select_related("user")
    # «alternate» comes before «titular»: the titular is the last to be written, and stays.
    return {row.commission_id: row for row in rows.order_by("kind")}


def who_coordinates(*, at: datetime) -> list[User]:
    """Everybody of the coordination at that moment."""
    rows = Office.objects.living(at=at).filter(kind=OfficeKind.COORDINATION).select_related("user")
    return [row.user for row in rows.order_by("pk")]
