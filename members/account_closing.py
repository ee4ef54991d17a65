"""A person's account closes and opens again, each time with a reason."""

from datetime import datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .links import close_links
from .models import Office, User
from .sessions import end_sessions


@transaction.atomic
def close_account(user: User, *, by: User, reason: str, at: datetime) -> None:
    """She does not come in any more, and no link of hers opens; nobody does so to herself, nor to a colleague."""
    row, moment = User.objects.select_for_update().get(pk=user.pk), max(at, timezone.now())
    if row.pk == by.pk or Office.objects.not_ended(at=moment).coordinating().filter(user=row).exists():
        raise ValidationError(
            _("Tiene un cargo en la Coordinación: una sola persona no le cierra la puerta. Primero termina su cargo.")
        )
    if not row.is_active:
        raise ValidationError(_("Su cuenta ya está cerrada."))
    _write(row, is_active=False, reason=reason)
    end_sessions([row.pk])
    close_links(row, at=moment)


@transaction.atomic
def open_account(user: User, *, reason: str) -> None:
    """She comes in again, with the mandates that have not ended."""
    row = User.objects.select_for_update().get(pk=user.pk)
    if row.is_active:
        raise ValidationError(_("Su cuenta ya está abierta."))
    _write(row, is_active=True, reason=reason)


def _write(row: User, *, is_active: bool, reason: str) -> None:
    row.is_active = is_active
    with pghistory.context(reason=reason):
        row.save(update_fields=["is_active"])
