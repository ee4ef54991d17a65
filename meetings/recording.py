"""The bare record of a commission's meetings."""

from datetime import datetime

from django.db import transaction

from commissions.access import lock_access
from kit.editing.versions import write_over
from members.models import User

from .models import Body, Meeting

FIELDS = ("held_on", "is_virtual", "minutes_sent_on", "link")


@transaction.atomic
def record(meeting: Meeting, data: dict, *, version: int, by: User, at: datetime) -> Meeting:
    """Write down a meeting, or correct the record over exactly that version.

    Raises `ConflictError` when another version is stored.
    """
    access = lock_access(meeting.body.commission_id, by=by, at=at).require("leads")
    columns = {name: data[name] for name in FIELDS}
    if meeting.pk:
        write_over(Meeting.objects.filter(pk=meeting.pk), version=version, **columns)
    else:
        meeting = Meeting.objects.create(body=Body.objects.of(access.commission), made_by=by, made_at=at, **columns)
    meeting.organizations.set(data["organizations"])
    return meeting
