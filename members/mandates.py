"""How a mandate ends: this second, with every session and link of its person; the row stays as history."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .changes import record_change
from .links import close_links_of
from .models import ChangeKind, Invitation, Organization, Representation, User
from .sessions import end_sessions


@transaction.atomic
def end(representation: Representation, *, by: User) -> None:
    """End it now; ValidationError where it had ended. The organisation is locked first, as by `invitations`.

    Whoever is sent away does not come back through an invitation of her own; whoever leaves may have named others.
    """
    Organization.objects.locked(representation.organization_id)
    representation = Representation.objects.select_for_update(of=["self"]).get(pk=representation.pk)
    now = timezone.now()
    if not representation.is_active(at=now):
        raise ValidationError(_("Esa representación ya había terminado."))
    close(representation, at=now, by=by, decided_by=by)


def close(representation: Representation, *, at: datetime, by: User, decided_by: User | None) -> None:
    """End an active mandate whose organisation the caller has locked; `decided_by` is None for the command line."""
    representation.term = (representation.started_at, at)
    representation.ended_by = by
    representation.save(update_fields=["term", "ended_by"])
    end_sessions([representation.user_id])
    close_links_of([representation.user_id], at=at)
    record_change(representation.organization, ChangeKind.ENDED, by=by, at=at, representation=representation)
    if decided_by is None or decided_by.pk != representation.user_id:
        hers = Invitation.objects.open(at=at).filter(organization=representation.organization_id)
        hers.filter(invited_by=representation.user_id).update(revoked_at=at, revoked_by=by)
