"""Keeping the list of suspected duplicates, so that the office reads rows instead of comparing the registry."""

from datetime import datetime

from django.db import transaction

from .likeness import FIELDS, DuplicateIndex, Suspect
from .models import Organization, SuspectedPair


@transaction.atomic
def refresh(*, at: datetime) -> int:
    """Compare the whole registry anew; returns how many pairs wait. Dismissed pairs stay dismissed."""
    pairs = [
        SuspectedPair(
            first_id=key, second_id=other.organization_id, score=other.score, reasons=list(other.reasons), found_at=at
        )
        for key, other in suspected_pairs()
    ]
    SuspectedPair.objects.bulk_create(
        pairs,
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["first", "second"],
        update_fields=["score", "reasons", "found_at"],
    )
    SuspectedPair.objects.filter(dismissed_at=None, found_at__lt=at).delete()
    return SuspectedPair.objects.waiting().count()


def dismiss(pair: SuspectedPair, *, by, at: datetime) -> None:
    """These two are not the same: never ask again."""
    SuspectedPair.objects.filter(pk=pair.pk, dismissed_at=None).update(dismissed_at=at, dismissed_by=by)


def suspected_pairs(*, at_least: int = 95) -> list[tuple[int, Suspect]]:
    """(organisation id, suspect) for every pair of active records that look the same, each pair once."""
    rows = list(Organization.objects.active().values(*FIELDS))
    index = DuplicateIndex(rows)
    pairs = ((row["id"], other) for row in rows for other in index.suspects(row, exclude=row["id"], at_least=at_least))
    return [(key, other) for key, other in pairs if key < other.organization_id]
