"""What the commissions add to the registry's pages: where an organisation sits."""

from kit.sections import Part, register_part

from .models import Seat


@register_part
def seats_of(organization, *, at):
    """The commissions in which it works; one query."""
    rows = Seat.objects.living(at=at).filter(organization=organization, commission__closed_at__isnull=True)
    rows = list(rows.select_related("commission").order_by("commission__number"))
    return Part("commissions/organization_seats.html", rows) if rows else None
