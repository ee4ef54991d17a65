"""Saving and confirming the record of an organisation: by whoever manages it, and over what she has seen."""

from datetime import datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kit.editing.versions import write_over

from .access import lock_managed
from .models import Organization, User


def save_record(organization: Organization, values: dict, *, version: int, by: User, at: datetime) -> None:
    """Write `values` (field → value, working_states among them) over exactly that version of the record.

    Raises `ConflictError` when the stored version is another, ValidationError where `by` manages it no more, or when a
    unique key has been taken.
    """
    columns = {name: value for name, value in values.items() if name != "working_states"}
    try:
        with pghistory.context(user=by.pk), transaction.atomic():
            lock_managed(organization.pk, by=by, at=at)
            write_over(Organization.objects.filter(pk=organization.pk), version=version, **columns)
            if "working_states" in values:
                seat = columns.get("state", organization.state)
                organization.working_states.set(state for state in values["working_states"] if state != seat)
    except IntegrityError as error:
        raise _refusal_of(error) from error


def _refusal_of(error: IntegrityError) -> Exception:
    """What to tell of a key that belongs to another organisation; the error itself where it is another one."""
    ask = _("Si es la suya, avise a la Coordinación.")
    if "organization_rfc_once" in str(error):
        return ValidationError({"rfc": _("Ya hay otra organización con ese RFC.") + " " + ask})
    if "organization_cluni_once" in str(error):
        return ValidationError({"cluni": _("Ya hay otra organización con esa CLUNI.") + " " + ask})
    return error


@transaction.atomic
def confirm_record(organization: Organization, *, by: User, at: datetime) -> None:
    """Note that its people say that the record is right as it stands; ValidationError where `by` manages it no more."""
    lock_managed(organization.pk, by=by, at=at)
    note_confirmation(organization, by=by, at=at)


def note_confirmation(organization: Organization, *, by: User, at: datetime) -> None:
    """Within the act of whoever may confirm it."""
    with pghistory.context(user=by.pk):
        Organization.objects.filter(pk=organization.pk).update(confirmed_at=at)
