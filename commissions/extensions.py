"""What the commissions add to the registry's pages: where an organisation sits, where people of a topic meet."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from commitments.directory import commitments_about
from commitments.models import Commitment
from kit.database.compiled import compiled
from kit.registries.extensions import DirectoryHint, OrganizationPart, directory_hint, organization_part
from members.models import Organization

from .models import Commission, Seat


@organization_part
def seats_of(organization, *, at):
    """The commissions in which it works; one query."""
    rows = _seats(organization, at=at)
    return OrganizationPart("commissions/organization_seats.html", rows) if rows else None


@compiled
def _seats(organization: Organization, *, at: datetime):
    rows = Seat.objects.effective(at=at).filter(organization=organization, commission__closed_at__isnull=True)
    return rows.select_related("commission").order_by("commission__number")


@directory_hint
def commissions_about(text, chosen):
    """The commissions that work on the commitment chosen, or on what the words speak of; one query."""
    slug = chosen.get("compromiso")
    commitments = Commitment.objects.filter(slug=slug) if slug else commitments_about(text)
    rows = Commission.objects.open().filter(commitments__in=commitments.order_by().values("pk")).distinct()
    return [_hint(row) for row in rows.order_by("number")]


def _hint(commission: Commission) -> DirectoryHint:
    return DirectoryHint(_("Comisión %s") % commission.name, reverse("commission", args=[commission.slug]))
