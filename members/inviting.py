"""Inviting many organisations at once: who would get a mail and who not, why, then all in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.bell import ring

from .models import Invitation, Organization, Representation, RepresentationKind, Status

MOST = 1000


@dataclass
class Plan:
    """Organisations that would be invited at their contact address, and those that would not, each with why."""

    ready: list[Organization] = field(default_factory=list)
    excluded: list[tuple[Organization, str]] = field(default_factory=list)


def plan(organizations: QuerySet, *, at) -> Plan:
    """Look at each organisation once, in three queries for all of them."""
    keys = list(organizations.order_by().values_list("pk", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        raise ValidationError(_("Invite a %(most)s organizaciones como máximo cada vez.") % {"most": MOST})
    with_titular = _with_titular(keys, at=at)
    invited = set(
        Invitation.objects.filter(organization__in=keys, accepted_at=None, revoked_at=None).values_list(
            "organization", "email"
        )
    )
    result = Plan()
    for organization in Organization.objects.filter(pk__in=keys):
        if why := _why_not(organization, with_titular, invited):
            result.excluded.append((organization, why))
        else:
            result.ready.append(organization)
    return result


def _with_titular(keys: Iterable[int], *, at) -> set[int]:
    living = Representation.objects.living(at=at).filter(organization__in=keys, kind=RepresentationKind.TITULAR)
    return set(living.values_list("organization", flat=True))


def _why_not(organization: Organization, with_titular: set[int], invited: set[tuple[int, str]]) -> str:
    if organization.status != Status.ACTIVE:
        return _("No es integrante.")
    if organization.pk in with_titular:
        return _("Ya tiene titular.")
    if not organization.email:
        return _("No tiene correo de contacto: escríbalo en su registro.")
    if not _is_address(organization.email):
        return _("Su correo de contacto no es válido: corríjalo en su registro.")
    if (organization.pk, organization.email.lower()) in invited:
        return _("Ya tiene una invitación para ese correo: reenvíela desde Invitaciones.")
    return ""


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def unsaved(organization: Organization, *, by, at) -> Invitation:
    """The invitation that `invite_all` would make for it."""
    return Invitation(
        organization=organization,
        email=organization.email.strip().lower(),
        kind=RepresentationKind.TITULAR,
        invited_by=by,
        created_at=at,
    )


@transaction.atomic
def invite_all(organizations: QuerySet, *, by) -> int:
    """Invite every organisation of its plan as it is now; returns how many. Their mail is due from this moment."""
    now = timezone.now()
    locked = Organization.objects.filter(pk__in=organizations.order_by().values("pk")).order_by("pk")
    list(locked.select_for_update(of=["self"], no_key=True).values_list("pk"))
    ready = plan(organizations, at=now).ready
    Invitation.objects.bulk_create(unsaved(organization, by=by, at=now) for organization in ready)
    ring("mailings.send_due")
    return len(ready)
