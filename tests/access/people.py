"""Who else comes to the portal beside the six roles of the table: each with what she was given, or had."""

from datetime import timedelta

from django.utils import timezone

from members.models import Organization, Status, User
from tests import make
from tests.commissions.access_rows import a_commission

FURTHER = (
    "nobody",  # an account that never spoke for anybody
    "ended",  # spoke for the organisation until two days ago
    "withdrawn",  # titular of an organisation that left the Pact, and had a seat
    "merged",  # titular of one that was absorbed by another
    "substitute",  # alternate of the organisation, which leads no commission through her
    "delegate",  # of another organisation at the commission's table
    "editor",  # such a delegate, admitted to write in the agenda
    "alternate",  # such a delegate, the commission's alternate focal point
    "former",  # was the commission's focal point until two days ago, and has no seat any more
    "elsewhere",  # leads another commission
)


def invite_further(house) -> None:
    """Give the house the people of `FURTHER`, with what each of them holds or held."""
    commission, now = a_commission(house), timezone.now()
    before = (now - timedelta(days=9), now - timedelta(days=2))
    users = {role: make.user(f"{role}@pacto.example", name=role.title()) for role in FURTHER}
    house.users.update(users)
    make.representation(house.organization, users["ended"], "alternate", term=before)
    make.representation(house.organization, users["substitute"], "alternate")
    own = {role: _speaks(users[role]) for role in FURTHER[2:] if role != "substitute"}
    for role in ("withdrawn", "merged", "delegate"):
        make.seat(commission, own[role], users[role])
    make.seat(commission, own["editor"], users["editor"], is_editor=True)
    make.seat(commission, own["alternate"], users["alternate"])
    make.focal_point(commission, users["alternate"], own["alternate"], "alternate")
    make.seat(commission, own["former"], users["former"], term=before)
    make.focal_point(commission, users["former"], own["former"], "alternate", term=before)
    other = make.commission(5)
    make.seat(other, own["elsewhere"], users["elsewhere"])
    make.focal_point(other, users["elsewhere"], own["elsewhere"])
    staff = {"status_at": now, "status_by": house.users["staff"], "status_reason": "Se fue"}
    rows = Organization.objects
    rows.filter(pk=own["withdrawn"].pk).update(status=Status.WITHDRAWN, **staff)
    rows.filter(pk=own["merged"].pk).update(status=Status.MERGED, merged_into=house.other, **staff)


def _speaks(user: User) -> Organization:
    return make.representation(make.organization(), user).organization
