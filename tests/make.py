"""Rows for tests, each with only what the test does not care about filled in."""

import itertools
from datetime import timedelta

from django.utils import timezone

from commissions.models import Commission, FocalPoint, Seat
from commitments.models import ActivityReport, Commitment, Focus
from meetings.models import Body, Meeting
from members.models import Application, Invitation, Office, Organization, Representation, State, User

numbers = itertools.count(1)


def user(email: str = "", **fields) -> User:
    return User.objects.create(email=email or f"persona{next(numbers)}@pacto.example", password="!", **fields)


def organization(name: str = "", *, state: str = "20", **fields) -> Organization:
    """An active organisation with its seat in `state` (INEGI code)."""
    number = next(numbers)
    fields.setdefault("slug", f"organizacion-{number}")
    return Organization.objects.create(
        name=name or f"Organización {number}", state=State.objects.get(code=state), **fields
    )


def representation(organization: Organization, user: User, kind: str = "titular", **fields) -> Representation:
    """A living mandate that began yesterday."""
    fields.setdefault("term", (timezone.now() - timedelta(days=1), None))
    return Representation.objects.create(organization=organization, user=user, kind=kind, **fields)


def office(user: User, kind: str = "coordination") -> Office:
    return Office.objects.create(user=user, kind=kind, term=(timezone.now() - timedelta(days=1), None))


def application(name: str = "", **fields) -> Application:
    """An application just sent, its e-mail not confirmed."""
    number = next(numbers)
    values = {"description": "Acompaña a familias.", "contact_name": "Ana Inventada", "kind": "organization"}
    values |= {"contact_email": f"solicitud{number}@pacto.example", "state": State.objects.get(code="20")}
    return Application.objects.create(name=name or f"Solicitante {number}", **(values | fields))


def focus(organization: Organization, commitment: str, *states: str) -> Focus:
    """The organisation works on the commitment with that slug, in these states (INEGI codes)."""
    commitment = Commitment.objects.get(slug=commitment)
    row, _is_new = Focus.objects.get_or_create(organization=organization, commitment=commitment)
    row.states.set(states)
    return row


def activity_report(organization: Organization, commitment: str, *, year: int, **fields) -> ActivityReport:
    fields.setdefault("text", f"Hicimos algo en {year}.")
    fields.setdefault("reported_by", user())
    commitment = Commitment.objects.get(slug=commitment)
    return ActivityReport.objects.create(organization=organization, commitment=commitment, year=year, **fields)


def invitation(organization: Organization, email: str = "", **fields) -> Invitation:
    """An open invitation that waits to be sent."""
    return Invitation.objects.create(
        organization=organization, email=email or f"invitada{next(numbers)}@pacto.example", **fields
    )


def commission(number=None, **fields) -> Commission:
    """A commission that works now, on the commitment of its number."""
    number = number or next(numbers)
    fields.setdefault("slug", f"comision-{number}")
    fields.setdefault("name", f"Comisión {number}")
    made = Commission.objects.create(number=number, **fields)
    made.commitments.set(Commitment.objects.filter(place=number))
    return made


def seat(commission, organization, delegate=None, **fields) -> Seat:
    """A place in the commission since yesterday."""
    fields.setdefault("term", (timezone.now() - timedelta(days=1), None))
    return Seat.objects.create(commission=commission, organization=organization, delegate=delegate, **fields)


def focal_point(commission, user, organization, kind="titular", **fields) -> FocalPoint:
    """Who leads since yesterday; the caller makes the mandate and the seat on which it rests."""
    fields.setdefault("term", (timezone.now() - timedelta(days=1), None))
    fields.setdefault("origin", "elected")
    return FocalPoint.objects.create(commission=commission, user=user, organization=organization, kind=kind, **fields)


def meeting(commission: Commission, by: User, **fields) -> Meeting:
    """One that was held today."""
    return Meeting.objects.create(
        body=Body.objects.of(commission), made_by=by, **{"held_on": timezone.localdate()} | fields
    )
