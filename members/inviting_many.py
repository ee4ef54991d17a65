"""Inviting many organisations at once: who would get a mail and who not, why, then all in one transaction."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.messages import announce
from members.importing.people import Suggestion, suggested

from .models import Invitation, Organization, Representation, RepresentationKind, Status, User
from .reaching import unreached
from .unproven import INVITATIONS_A_DAY, invited_today, lock, note_invitations

MOST = 1000


@dataclass
class Plan:
    """The invitations that would be made, not saved yet, and the organisations that get none, each with why."""

    ready: list[Invitation] = field(default_factory=list)
    excluded: list[tuple[Organization, str]] = field(default_factory=list)


def plan(organizations: QuerySet, *, by, at) -> Plan:
    """Look at each organisation once, in six queries for all of them.

    The address is that of the person whom the newest imported list names, else the organisation's own.
    """
    keys = list(organizations.order_by().values_list("pk", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        raise ValidationError(_("Invite a %(most)s organizaciones como máximo cada vez.") % {"most": MOST})
    with_titular, suggestions = _with_titular(keys, at=at), suggested(keys)
    open_ones = set(
        Invitation.objects.filter(organization__in=keys, accepted_at=None, revoked_at=None).values_list(
            "organization", "email"
        )
    )
    result = Plan()
    every = [_unsaved(row, suggestions.get(row.pk), by=by, at=at) for row in Organization.objects.filter(pk__in=keys)]
    today = invited_today({invitation.email for invitation in every}, at=at)
    bouncing = unreached({invitation.email for invitation in every})
    for invitation in every:
        why = _why_not(invitation, with_titular, open_ones, today)
        if not why and invitation.email in bouncing:
            why = _("Ese correo rebota: escriba otro en su registro.")
        if why:
            result.excluded.append((invitation.organization, why))
        else:
            today[invitation.email] += 1
            result.ready.append(invitation)
    return result


def _with_titular(keys: Iterable[int], *, at) -> set[int]:
    active = Representation.objects.active(at=at).filter(organization__in=keys, kind=RepresentationKind.TITULAR)
    return set(active.values_list("organization", flat=True))


def _unsaved(organization: Organization, person: Suggestion | None, *, by, at) -> Invitation:
    return Invitation(
        organization=organization,
        email=(person.email if person else organization.email).strip().lower(),
        name=person.name if person else "",
        position=person.position if person else "",
        kind=RepresentationKind.TITULAR,
        invited_by=by,
        created_at=at,
    )


def _why_not(
    invitation: Invitation, with_titular: set[int], open_ones: set[tuple[int, str]], today: Counter[str]
) -> str:
    if invitation.organization.status != Status.ACTIVE:
        return _("No es integrante.")
    if invitation.organization_id in with_titular:
        return _("Ya tiene titular.")
    if not invitation.email:
        return _("No tiene correo de contacto: escríbalo en su registro.")
    if not _is_address(invitation.email):
        return _("Su correo de contacto no es válido: corríjalo en su registro.")
    if (invitation.organization_id, invitation.email) in open_ones:
        return _("Ya tiene una invitación para ese correo: reenvíela desde Invitaciones.")
    if today[invitation.email] >= INVITATIONS_A_DAY:
        return _("A ese correo ya le escribimos varias veces hoy: invítela mañana.")
    return ""


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


@transaction.atomic
def invite_all(organizations: QuerySet, *, by: User, at: datetime) -> int:
    """Invite every organisation of its plan as it is now; returns how many. Their mail is due from this moment."""
    locked = Organization.objects.filter(pk__in=organizations.order_by().values("pk")).order_by("pk")
    list(locked.select_for_update(of=["self"], no_key=True).values_list("pk"))
    lock()
    moment = max(at, timezone.now())
    ready = plan(organizations, by=by, at=moment).ready
    Invitation.objects.bulk_create(ready)
    note_invitations(ready, at=moment)
    announce()
    return len(ready)
