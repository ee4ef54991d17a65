"""The people and organisations of the tests, each person by her role: `cast["titular"]`."""

from dataclasses import dataclass
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from commissions.models import Commission
from members.models import Organization, Status, User
from tests import make

ROLES = ("visitor", "outsider", "contact", "titular", "board", "staff")
FURTHER = (
    "nobody",  # an account that never spoke for anybody
    "ended",  # spoke for the organisation until two days ago
    "withdrawn",  # titular of an organisation that left the Pact, and had a seat
    "merged",  # titular of one that was absorbed by another
    "substitute",  # alternate of the organisation, which leads no commission through her
    "delegate",  # of another organisation in the commission
    "editor",  # such a delegate, admitted to write in the agenda
    "alternate",  # such a delegate, the commission's alternate focal point
    "former",  # was the commission's focal point until two days ago, and has no seat any more
    "elsewhere",  # leads another commission
)


def client_of(user: User) -> Client:
    """A browser of that person."""
    browser = Client()
    browser.force_login(user)
    return browser


@dataclass
class People:
    users: dict[str, User]

    def __getitem__(self, role: str) -> User:
        return self.users[role]

    def client(self, role: str) -> Client:
        """A browser logged in as that role; the visitor's is not."""
        return Client() if role == "visitor" else client_of(self[role])


@dataclass
class Cast(People):
    """One organisation, another one, and the people around them: those of `ROLES`."""

    organization: Organization
    other: Organization


def pact_cast() -> Cast:
    organization, other = make.organization("Semilla de Oaxaca"), make.organization("Colibrí de Puebla", state="21")
    users = _users(ROLES[1:])
    make.representation(organization, users["titular"])
    make.representation(organization, users["contact"], "contact")
    make.representation(other, users["outsider"])
    make.office(users["board"], "board")
    make.office(users["staff"])
    return Cast(users, organization, other)


def _users(roles) -> dict[str, User]:
    return {role: make.user(f"{role}@pacto.example", name=role.title()) for role in roles}


def commission_of(cast: Cast) -> Commission:
    """The commission in which the organisation of the cast has its seat, its titular the focal point."""
    commission = Commission.objects.filter(number=4).first()
    if commission is None:
        commission = make.commission(4)
        make.seat(commission, cast.organization, cast["titular"])
        make.focal_point(commission, cast["titular"], cast.organization)
    return commission


def add_further(cast: Cast) -> None:
    """Give the cast the people of `FURTHER`, with what each of them holds or held."""
    commission, now = commission_of(cast), timezone.now()
    before = (now - timedelta(days=9), now - timedelta(days=2))
    users = _users(FURTHER)
    cast.users |= users
    make.representation(cast.organization, users["ended"], "alternate", term=before)
    make.representation(cast.organization, users["substitute"], "alternate")
    own = {
        role: make.representation(make.organization(), users[role]).organization
        for role in FURTHER[2:]
        if role != "substitute"
    }
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
    staff = {"status_at": now, "status_by": cast["staff"], "status_reason": "Se fue"}
    rows = Organization.objects
    rows.filter(pk=own["withdrawn"].pk).update(status=Status.WITHDRAWN, **staff)
    rows.filter(pk=own["merged"].pk).update(status=Status.MERGED, merged_into=cast.other, **staff)
