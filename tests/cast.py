"""The people and organisations of the tests, each person by her role: `cast["titular"]`, `scene.client("focal")`."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commissions.access import CommissionAccess, commission_access
from commissions.drafting import save_section
from commissions.models import AgendaSection, Commission, Seat
from meetings import agreeing
from meetings.models import Agreement
from members.models import Organization, User
from tests import make

ROLES = ("visitor", "outsider", "contact", "titular", "board", "staff")


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

    def add(self, *roles: str) -> None:
        """People of further roles, with nothing yet."""
        self.users |= _users(roles)


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


@dataclass(frozen=True)
class Part:
    """What somebody is around a commission: her mandate of an organisation, its seat or none, whether she leads."""

    organization: str
    mandate: str = "titular"
    is_delegate: bool = True
    is_editor: bool = False
    lead: str = ""


PARTS = {
    "focal": Part("Semilla", lead="titular"),
    "alternate": Part("Trompo", lead="alternate"),
    "editor": Part("Papalote", is_editor=True),
    "titular": Part("Colibrí", is_delegate=False),
    "delegate": Part("Colibrí", "contact"),
    "contact": Part("Colibrí", "contact", is_delegate=False),
    "responsible": Part("Colibrí"),  # for what is agreed
    "member": Part("Rehilete"),
    "outsider": Part("Balero", is_delegate=False),
}


@dataclass
class CommissionScene(People):
    """A commission and the people around it, by part; organisations by name, seats by delegate."""

    commission: Commission
    organizations: dict[str, Organization]
    seats: dict[str, Seat]

    @property
    def organization(self) -> Organization:
        """The one that answers for what is agreed."""
        return self.organizations["Colibrí"]

    def access(self, role: str, *, at: datetime) -> CommissionAccess:
        return commission_access(self[role], self.commission.slug, at=at)

    def url(self, name: str, *args) -> str:
        return reverse(name, args=[self.commission.slug, *args])

    def save(self, by: User, text: str, *, version: int, kind: str = "objectives", **fields) -> AgendaSection:
        content = {"objectives": text} if kind == "objectives" else fields
        return save_section(self.commission, kind, content, version=version, by=by, at=timezone.now())

    def agree(self, **fields) -> Agreement:
        """An agreement that its responsible answers for, due in a week."""
        values = {"text": "Escribir la carta", "organization": self.organization, "responsible": self["responsible"]}
        values["due_on"] = timezone.localdate() + timedelta(days=7)
        return agreeing.make(self.commission, values | fields, by=self["focal"], at=timezone.now())


def commission_scene(*parts: str) -> CommissionScene:
    """Commission 4 with people of these parts: else who leads it, and another organisation with its three people."""
    parts = parts or ("focal", "titular", "delegate", "contact")
    commission = make.commission(4, name="Lactancia")
    organizations = {name: make.organization(name) for name in dict.fromkeys(PARTS[one].organization for one in parts)}
    scene = CommissionScene(_users(parts), commission, organizations, {})
    for one in parts:
        part, user, organization = PARTS[one], scene[one], organizations[PARTS[one].organization]
        make.representation(organization, user, part.mandate)
        if part.is_delegate:
            scene.seats[one] = make.seat(commission, organization, user, is_editor=part.is_editor)
        if part.lead:
            make.focal_point(commission, user, organization, part.lead)
    return scene


def agenda_team() -> CommissionScene:
    """Those who write the agenda of a commission."""
    return commission_scene("focal", "alternate", "editor")


def agreement_parties() -> CommissionScene:
    """Who leads, who stands in, who answers for what is agreed, who else has a seat, who has none; the coordination."""
    parties = commission_scene("focal", "alternate", "responsible", "member", "outsider")
    parties.users |= _users(["staff"])
    make.office(parties["staff"])
    return parties
