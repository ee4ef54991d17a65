"""The bare record of a commission's meetings."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from members.record import ConflictError

from .models import Meeting
from .standing import Standing

FIELDS = ("held_on", "is_virtual", "minutes_sent_on", "link")


def fingerprint(meeting: Meeting) -> str:
    """The same for the same record: a form that was opened on another one is told apart."""
    came = sorted(meeting.organizations.values_list("pk", flat=True)) if meeting.pk else []
    return sha256(repr([str(getattr(meeting, name)) for name in FIELDS] + came).encode()).hexdigest()


@transaction.atomic
def record(here: Standing, meeting: Meeting, data: dict, *, read: str, at: datetime) -> Meeting:
    """Write down a meeting, or correct its record.

    Raises `ConflictError` when what is stored is no longer what `read` is the fingerprint of.
    """
    if meeting.pk:
        meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if fingerprint(meeting) != read:
            raise ConflictError
    else:
        meeting.commission, meeting.made_by, meeting.made_at = here.commission, here.user, at
    for name in FIELDS:
        setattr(meeting, name, data[name])
    meeting.save()
    meeting.organizations.set(data["organizations"])
    return meeting
