"""Who begins or ceases to speak for an organisation: written down, so that all of its people are written to."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from kit.messages import announce

from .models import ChangeKind, MandateChange, Organization, Representation, User


def record_change(
    organization: Organization, kind: ChangeKind, *, by: User | None, at: datetime, **about
) -> MandateChange:
    """Within the act that changes it; `about` is what the kind needs (representation, merge, reason)."""
    change = MandateChange.objects.create(organization=organization, kind=kind, made_by=by, made_at=at, **about)
    announce()
    return change


def people_concerned(changes: Iterable[MandateChange]) -> dict[int, set[int]]:
    """By change (key) the people to be told (keys): who spoke for the organisation then, and whose mandate changed."""
    changes = list(changes)
    rows = Representation.objects.filter(organization__in={change.organization_id for change in changes})
    by_organization = defaultdict(list)
    for row in rows:
        by_organization[row.organization_id].append(row)
    return {
        change.pk: {row.user_id for row in by_organization[change.organization_id] if _is_concerned(row, change)}
        for change in changes
    }


def _is_concerned(row: Representation, change: MandateChange) -> bool:
    return row.pk == change.representation_id or row.is_active(at=change.made_at)
