"""A commission closes and may open again, each time with a reason; its history stays."""

from datetime import datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import User

from .access import lock_commission
from .models import Commission


@transaction.atomic
def close(commission: Commission, *, by: User, reason: str, at: datetime) -> None:
    """Nobody writes in it from now on; seats and roles rest until it opens again."""
    row = lock_commission(commission.pk)
    if row.closed_at:
        raise ValidationError(_("Esta comisión ya cerró."))
    row.closed_at, row.closed_by, row.close_reason = max(at, timezone.now()), by, reason
    _save(row, reason=reason)


@transaction.atomic
def reopen(commission: Commission, *, reason: str) -> None:
    """It works again, with the seats and roles whose time has not ended."""
    row = lock_commission(commission.pk)
    if not row.closed_at:
        raise ValidationError(_("Esta comisión ya está abierta."))
    row.closed_at, row.closed_by, row.close_reason = None, None, ""
    _save(row, reason=reason)


def _save(row: Commission, *, reason: str) -> None:
    row.version += 1
    with pghistory.context(reason=reason):
        row.save(update_fields=["closed_at", "closed_by", "close_reason", "version"])
