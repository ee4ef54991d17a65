"""The work plan: its activities, each saved over the version that its writer has seen."""

from datetime import datetime

import pghistory
from django.db import transaction

from kit.editing.versions import write_over
from members.models import User

from .drafting import lock_agenda
from .models import Activity, Commission


def add_activity(commission: Commission, values: dict, *, by: User, at: datetime) -> Activity:
    """One more line of the plan; also while the agenda is published, whose editions stay as they are."""
    with pghistory.context(user=by.pk), transaction.atomic():
        return Activity.objects.create(agenda=lock_agenda(commission, by=by, at=at), **values)


def save_activity(activity: Activity, values: dict, *, version: int, by: User, at: datetime) -> None:
    """Write a line of the plan over exactly that version; `ConflictError` when another is stored."""
    with pghistory.context(user=by.pk), transaction.atomic():
        lock_agenda(activity.agenda.commission, by=by, at=at)
        write_over(Activity.objects.filter(pk=activity.pk), version=version, **values)
