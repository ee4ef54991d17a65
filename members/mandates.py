"""What a person says of herself in her mandate, and how it ends: with every session and link; the row stays."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .access import lock_organization, manages, refusal
from .changes import record_change
from .links import close_links_of
from .models import ChangeKind, Invitation, Representation, User
from .sessions import end_sessions


@transaction.atomic
def describe(representation: Representation, *, person: dict, mandate: dict, by: User, at: datetime) -> None:
    """Write what she says of herself (`person`) and of her mandate, while that gives her a right; else refused."""
    organization, moment = lock_organization(representation.organization_id, at=at)
    if not Representation.objects.speaking(by, at=moment).filter(pk=representation.pk).exists():
        raise refusal(organization)
    User.objects.filter(pk=by.pk).update(**person)
    Representation.objects.filter(pk=representation.pk).update(**mandate)


@transaction.atomic
def end(representation: Representation, *, by: User, at: datetime) -> None:
    """End it now: one's own, or as who manages the organisation; ValidationError where it had ended, and to others.

    Whoever is sent away does not come back through an invitation of her own; whoever leaves may have named others.
    """
    organization, moment = lock_organization(representation.organization_id, at=at)
    representation = Representation.objects.select_for_update(of=["self"]).get(pk=representation.pk)
    if not representation.is_active(at=moment):
        raise ValidationError(_("Esa representación ya había terminado."))
    is_own = by.pk == representation.user_id and organization.is_member
    if not is_own and not manages(organization, by, at=moment):
        raise refusal(organization)
    end_mandate(representation, at=moment, by=by, decided_by=by)


def end_mandate(representation: Representation, *, at: datetime, by: User, decided_by: User | None) -> None:
    """End an active mandate whose organisation the caller has locked; `decided_by` is None for the command line."""
    representation.term = (representation.started_at, at)
    representation.ended_by = by
    representation.save(update_fields=["term", "ended_by"])
    end_sessions([representation.user_id])
    close_links_of([representation.user_id], at=at)
    record_change(representation.organization, ChangeKind.ENDED, by=by, at=at, representation=representation)
    if decided_by is None or decided_by.pk != representation.user_id:
        invitations = Invitation.objects.open(at=at).filter(organization=representation.organization_id)
        invitations.filter(invited_by=representation.user_id).update(revoked_at=at, revoked_by=by)
