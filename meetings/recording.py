"""The bare record of a commission's meetings."""

from datetime import datetime

from django.db import transaction

from commissions.access import CommissionAccess, still
from kit.editing.versions import write_over

from .models import Meeting

FIELDS = ("held_on", "is_virtual", "minutes_sent_on", "link")


@transaction.atomic
def record(access: CommissionAccess, meeting: Meeting, data: dict, *, version: int, at: datetime) -> Meeting:
    """Write down a meeting, or correct the record over exactly that version.

    Raises `ConflictError` when another version is stored.
    """
    still(access, leading=True, at=at)
    columns = {name: data[name] for name in FIELDS}
    if meeting.pk:
        write_over(Meeting.objects.filter(pk=meeting.pk), version=version, **columns)
    else:
        meeting = Meeting.objects.create(commission=access.commission, made_by=access.user, made_at=at, **columns)
    meeting.organizations.set(data["organizations"])
    return meeting
