"""The registry of members: how an organisation gets its address, leaves and comes back."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import gettext as _

from .access import lock_organization
from .changes import record_change
from .links import close_links_of
from .models import ChangeKind, Organization, Status, User
from .sessions import end_sessions

TAKEN_BY_PAGES = frozenset({"mapa", "estados"})


def new_slug(name: str, slugs: set[str] | None = None) -> str:
    """A free slug for `name`; `slugs` (those in use) spares the query where many are made at once and is added to."""
    base = slugify(name)[:70].strip("-") or "organizacion"
    if slugs is None:
        slugs = set(Organization.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 1
    while slug in slugs or slug in TAKEN_BY_PAGES:
        number += 1
        slug = f"{base}-{number}"
    slugs.add(slug)
    return slug


@transaction.atomic
def withdraw(organization: Organization, *, by, reason: str, at: datetime) -> None:
    """Take the organisation out of the Pact; ValidationError where it is not in it or no reason is given.

    Mandates stay as they are: they give no right while the organisation is not active, and give it again when it is
    readmitted. The sessions and links of its people end now, and they are written to.
    """
    row, moment = lock_organization(organization.pk, at=at)
    if row.status != Status.ACTIVE:
        raise ValidationError(_("Solo se puede dar de baja a una organización integrante."))
    _set_status(row, Status.WITHDRAWN, by=by, reason=reason, at=moment)
    people = User.objects.filter(representations__organization=row, representations__term__contains=moment)
    end_sessions(people)
    close_links_of(people, at=moment)
    record_change(row, ChangeKind.LEFT, by=by, at=moment, reason=reason.strip())
    organization.refresh_from_db()


@transaction.atomic
def readmit(organization: Organization, *, by, reason: str, at: datetime) -> None:
    """Take a withdrawn organisation back in, with the people it had; ValidationError where it was not withdrawn."""
    row, moment = lock_organization(organization.pk, at=at)
    if row.status != Status.WITHDRAWN:
        raise ValidationError(_("Solo se puede readmitir a una organización dada de baja."))
    _set_status(row, Status.ACTIVE, by=by, reason=reason, at=moment)
    record_change(row, ChangeKind.RETURNED, by=by, at=moment, reason=reason.strip())
    organization.refresh_from_db()


def _set_status(row: Organization, status: str, *, by, reason: str, at) -> None:
    if not reason.strip():
        raise ValidationError(_("Escriba el motivo: queda en la historia de la organización."))
    Organization.objects.filter(pk=row.pk).update(
        status=status, status_at=at, status_by=by, status_reason=reason.strip(), version=F("version") + 1
    )
