"""What is past its declared time is erased, some at a time, so that no night's work is too long."""

import logging
from datetime import datetime

from django.db import transaction

from kit.database.audit import erase_history
from kit.registries.privacy_inventory import Retention, declared

log = logging.getLogger(__name__)

BATCH = 500
BATCHES = 40


def erase_expired(*, at: datetime) -> int:
    """End everything whose declared time is over, up to a bound for each kind; answers how many rows.

    A kind that fails (something still needs a row) never keeps the others.
    """
    erased = erase_history(most=BATCH * BATCHES)
    for retention in dict.fromkeys(answer.retention for answer in declared.values() if answer.retention.past):
        try:
            erased += _erase(retention, at=at)
        except Exception:
            log.exception("What is kept «%s» could not be erased", retention.sentence)
    return erased


def _erase(retention: Retention, *, at: datetime) -> int:
    erased = 0
    for _batch in range(BATCHES):
        with transaction.atomic():
            rows = retention.past(at)
            # Locked, so that what somebody is just confirming is not erased under her hands.
            locked = rows.select_for_update(skip_locked=True, of=["self"]).only("pk").order_by("pk")
            keys = [row.pk for row in locked[:BATCH]]
            retention.erase(rows.model._default_manager.filter(pk__in=keys))
        erased += len(keys)
        if len(keys) < BATCH:
            break
    return erased
