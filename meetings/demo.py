"""Invented agreements in every state, the meetings where they were made, a proposal and a notice."""

import random
from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.utils import timezone

from commissions.models import Commission, FocalPoint, Seat
from meetings.models import Agreement, AgreementState, Body, CommissionNotice, Meeting, Proposal

AGREEMENTS = [
    "Mandar la ficha de experiencias de cada organización.",
    "Pedir cita con la secretaría estatal y avisar la fecha.",
    "Revisar el borrador de la propuesta y comentarlo.",
    "Conseguir la sede de la siguiente reunión presencial.",
    "Traducir el folleto a una lengua indígena.",
]
EVIDENCE = "Enviado por correo a la comisión (inventado)."
CANCELLED = "Ya lo hizo otra comisión (inventado)."
NOTICE = ("Bienvenida", "Este aviso es inventado: la siguiente reunión será en línea; la liga llegará un día antes.")
PROPOSAL = "Que la siguiente reunión sea presencial (propuesta inventada)."

# State, days until it is due.
PLANS = [
    (AgreementState.DONE, -60),
    (AgreementState.GOING, -6),
    (AgreementState.PENDING, 12),
    (AgreementState.PENDING, 40),
    (AgreementState.CANCELLED, -30),
]


def load(*, at: datetime) -> None:
    """Make what the invented commissions agreed, decided and met about; does nothing where there is an agreement."""
    if Agreement.objects.exists():
        return
    chance = random.Random(2019)  # noqa: S311 invented data
    for commission in Commission.objects.all():
        seats = list(commission.seats.select_related("delegate").order_by("pk"))
        leaders = list(commission.focal_points.select_related("user").order_by("pk"))
        _make(chance, commission, seats, leaders, at=at)


def _make(chance, commission: Commission, seats: list[Seat], leaders: list[FocalPoint], *, at: datetime) -> None:
    """Two meetings, five agreements of the first, a notice, a proposal that is open for a week."""
    meetings = [
        _meeting(chance, commission, seats, leaders, days=days, at=at) for days in (95, chance.randrange(8, 50))
    ]
    for place, (text, (state, days)) in enumerate(zip(AGREEMENTS, PLANS, strict=True)):
        seat = seats[(place + commission.number) % len(seats)]
        row = Agreement(
            body=Body.objects.of(commission),
            year=meetings[0].held_on.year,
            sequence=place + 1,
            text=text,
            organization=seat.organization,
            responsible=seat.delegate,
            due_on=timezone.localdate(at) + timedelta(days=days),
            state=state,
            meeting=meetings[0],
            key=token_urlsafe(16),
            made_at=at - timedelta(days=95),
            made_by=leaders[0].user,
        )
        _close(row, leaders, at=at)
        row.save()
    leader = leaders[0].user
    subject, text = NOTICE
    CommissionNotice.objects.create(
        commission=commission, subject=subject, text=text, made_by=leader, made_at=at - timedelta(days=10)
    )
    Proposal.objects.create(
        commission=commission, text=PROPOSAL, opened_by=leader, opened_at=at, closes_at=at + timedelta(days=7)
    )
    FocalPoint.objects.filter(pk=leaders[0].pk).update(acted_at=at)


def _close(row: Agreement, leaders: list[FocalPoint], *, at: datetime) -> None:
    """What a done or a cancelled one says; whoever did it is another than who verified."""
    if row.state == AgreementState.DONE:
        verifier = next(one.user for one in leaders if one.user_id != row.responsible_id)
        row.evidence, row.claimed_by, row.closed_by = EVIDENCE, row.responsible, verifier
        row.claimed_at, row.closed_at = at - timedelta(days=62), at - timedelta(days=60)
    elif row.state == AgreementState.CANCELLED:
        row.cancel_reason, row.closed_by, row.closed_at = CANCELLED, leaders[0].user, at - timedelta(days=35)


def _meeting(chance, commission, seats, leaders, *, days: int, at: datetime) -> Meeting:
    held_on = timezone.localdate(at - timedelta(days=days))
    meeting = Meeting.objects.create(
        body=Body.objects.of(commission),
        held_on=held_on,
        minutes_sent_on=held_on + timedelta(days=4),
        made_by=leaders[0].user,
        made_at=at - timedelta(days=days),
    )
    came = chance.sample(seats, max(3, len(seats) // 2))
    meeting.organizations.set([seat.organization_id for seat in came])
    return meeting
