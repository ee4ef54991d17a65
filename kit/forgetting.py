"""What is past its declared time is forgotten, some at a time, so that no night's work is too long."""

import logging
from datetime import datetime

from django.db import transaction

from .audit import forget_history
from .personal import Retention, declared

log = logging.getLogger(__name__)

BATCH = 500
BATCHES = 40


def forget(*, at: datetime) -> int:
    """End everything whose declared time is over, up to a bound for each kind; answers how many rows.

    A kind that fails (something still needs a row) never keeps the others.
    """
    forgotten = forget_history(most=BATCH * BATCHES)
    for retention in dict.fromkeys(answer.retention for answer in declared.values() if answer.retention.past):
        try:
            forgotten += _forget(retention, at=at)
        except Exception:
            log.exception("What is kept «%s» could not be forgotten", retention.sentence)
    return forgotten


def _forget(retention: Retention, *, at: datetime) -> int:
    forgotten = 0
    for _batch in range(BATCHES):
        with transaction.atomic():
            rows = retention.past(at)
            # Locked, so that what somebody is just confirming is not forgotten under her hands.
            locked = rows.select_for_update(skip_locked=True, of=["self"]).only("pk").order_by("pk")
            keys = [row.pk for row in locked[:BATCH]]
            retention.forget(rows.model._default_manager.filter(pk__in=keys))
        forgotten += len(keys)
        if len(keys) < BATCH:
            break
    return forgotten
