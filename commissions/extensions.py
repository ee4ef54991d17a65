"""What the commissions add to the registry's pages: where an organisation sits."""

from datetime import datetime

from kit.database.compiled import compiled
from kit.registries.extensions import OrganizationPart, organization_part
from members.models import Organization

from .models import Seat


@organization_part
def seats_of(organization, *, at):
    """The commissions in which it works; one query."""
    rows = _seats(organization, at=at)
    return OrganizationPart("commissions/organization_seats.html", rows) if rows else None


@compiled
def _seats(organization: Organization, *, at: datetime):
    rows = Seat.objects.effective(at=at).filter(organization=organization, commission__closed_at__isnull=True)
    return rows.select_related("commission").order_by("commission__number")
