"""Commissions for the bench: at work, and all led by the same person, so that whatever she opens has met them all."""

from datetime import timedelta

from django.utils import timezone

from commissions.models import (
    Activity,
    Agenda,
    Agreement,
    Commission,
    Edition,
    FocalPoint,
    Meeting,
    Notice,
    Proposal,
    Seat,
    Section,
    SectionKind,
)
from members.models import Organization, Representation, User

NUMBER = {1: 10, 446: 10, 44_600: 500}  # of organisations: so many commissions


def fill(total: int, *, leader: str, home: str) -> str:
    """Make commissions until there are `total`, led by that person for that organisation; the address of her first."""
    user, organization = User.objects.get(email=leader), Organization.objects.get(slug=home)
    now = timezone.now()
    if not Representation.objects.in_force(at=now).filter(user=user, organization=organization).exists():
        term = (now - timedelta(days=1), None)
        Representation.objects.create(user=user, organization=organization, kind="contact", term=term)
    taken = Commission.objects.count()
    made = Commission.objects.bulk_create(
        Commission(number=number, slug=f"comision-{number}", name=f"Comisión {number}", description="Inventada.")
        for number in range(taken + 1, total + 1)
    )
    _people(made, user, organization, now=now)
    _agendas(made, user, now=now)
    _table(made, user, organization, now=now)
    return Commission.objects.led_by(user, at=now).earliest("number").slug


def _people(made, user, organization, *, now) -> None:
    shared = {"organization": organization, "term": (now - timedelta(hours=1), None)}
    Seat.objects.bulk_create(Seat(commission=row, delegate=user, **shared) for row in made)
    FocalPoint.objects.bulk_create(
        FocalPoint(commission=row, user=user, kind="titular", origin="elected", **shared) for row in made
    )


def _agendas(made, user, *, now) -> None:
    agendas = Agenda.objects.bulk_create(Agenda(commission=row) for row in made)
    saved = {"version": 1, "saved_at": now, "saved_by": user}
    Section.objects.bulk_create(Section(agenda=row, kind=kind, **saved) for row in agendas for kind in SectionKind)
    Activity.objects.bulk_create(Activity(agenda=row, text="Foro", ends_on=now.date()) for row in agendas)
    Edition.objects.bulk_create(Edition(agenda=row, number=1, content={}, published_by=user) for row in agendas)


def _table(made, user, organization, *, now) -> None:
    Agreement.objects.bulk_create(
        Agreement(
            commission=row,
            year=2026,
            sequence=number,
            text="Escribir la carta",
            organization=organization,
            responsible=user,
            due_on=now.date() + timedelta(days=number),
            key=f"bench-{row.number}-{number}",
            made_by=user,
        )
        for row in made
        for number in (1, 2, 3)
    )
    Meeting.objects.bulk_create(Meeting(commission=row, held_on=now.date(), made_by=user) for row in made)
    Notice.objects.bulk_create(Notice(commission=row, subject="Hola", text="Nos vemos.", made_by=user) for row in made)
    Proposal.objects.bulk_create(
        Proposal(commission=row, text="¿Sí?", opened_by=user, closes_at=now + timedelta(days=1)) for row in made
    )
