"""From what is due in the apps below to rows of the ledger, each once however many sweeps run."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max, Q

from .kinds import Kind
from .models import OPEN, Delivery

BATCH = 500


def queue(kind: Kind, *, at: datetime) -> int:
    """Write a delivery for every due row that has no open one; answers how many.

    The rows are locked (and those that another sweep holds are left to it) before the ledger is asked, so that what
    another sweep has just written is seen; the ledger's own constraints stand behind.
    """
    written, last = 0, 0
    while True:
        with transaction.atomic():
            rows = list(
                kind.due(at).filter(pk__gt=last).order_by("pk").select_for_update(skip_locked=True, of=["self"])[:BATCH]
            )
            if not rows:
                return written
            last = rows[-1].pk
            written += len(Delivery.objects.bulk_create(_deliveries(kind, rows, at=at), ignore_conflicts=True))


def _deliveries(kind: Kind, rows: list, *, at: datetime) -> list[Delivery]:
    earlier = (
        Delivery.objects.filter(kind=kind.name, subject_id__in=[row.pk for row in rows])
        .values("subject_id")
        .annotate(last=Max("number"), open=Count("pk", filter=Q(state__in=OPEN)))
    )
    known = {one["subject_id"]: one for one in earlier}
    fresh = [row for row in rows if not known.get(row.pk, {}).get("open")]
    return [
        Delivery(
            kind=kind.name,
            subject_id=row.pk,
            number=known.get(row.pk, {"last": 0})["last"] + 1,
            user_id=kind.user_id(row),
            email=kind.email(row),
            created_at=at,
            due_at=at,
        )
        for row in fresh
    ]
