"""The bare record of a commission's meetings."""

from datetime import datetime

from django.db import transaction

from commissions.standing import Standing, still
from kit.editing.versions import ConflictError

from .models import Meeting

FIELDS = ("held_on", "is_virtual", "minutes_sent_on", "link")


@transaction.atomic
def record(here: Standing, meeting: Meeting, data: dict, *, version: int, at: datetime) -> Meeting:
    """Write down a meeting, or correct the record over exactly that version.

    Raises `ConflictError` when another version is stored.
    """
    still(here, leading=True, at=at)
    if meeting.pk:
        meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if meeting.version != version:
            raise ConflictError
        meeting.version += 1
    else:
        meeting.commission, meeting.made_by, meeting.made_at = here.commission, here.user, at
    for name in FIELDS:
        setattr(meeting, name, data[name])
    meeting.save()
    meeting.organizations.set(data["organizations"])
    return meeting
