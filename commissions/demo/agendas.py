"""Invented agendas: what the sheet asks, an edition of most, and a plan of work under way."""

from datetime import datetime, timedelta

from django.utils import timezone

from commissions.models import (
    Activity,
    ActivityState,
    Agenda,
    AgendaSection,
    AgendaState,
    Commission,
    Edition,
    FocalPoint,
    Revision,
    Seat,
    SectionKind,
)
from commissions.public_profile import pledges
from commissions.publishing import frozen

from .words import ACTIVITIES, ADDITIONS, COMMUNICATION, RHYTHMS, WORKING

STATES = [ActivityState.DONE, ActivityState.GOING, ActivityState.PLANNED, ActivityState.PLANNED]


def make_agenda(
    chance, commission: Commission, aim: str, seats: list[Seat], leaders: list[FocalPoint], *, is_published: bool, at
) -> None:
    """Every section as somebody saved it once, the activities, and the edition where it is published."""
    state = AgendaState.PUBLISHED if is_published else AgendaState.DRAFT
    agenda = Agenda.objects.create(commission=commission, state=state)
    saved_at = at - timedelta(days=chance.randrange(150, 200))
    content = _content(chance, commission, aim, at=at)
    if not is_published:  # one that still lacks something
        content[SectionKind.WORKING].pop("minutes_days")
    for kind, fields in content.items():
        by = chance.choice(leaders).user
        section = AgendaSection.objects.create(
            agenda=agenda, kind=kind, content=fields, version=1, saved_at=saved_at, saved_by=by
        )
        Revision.objects.create(section=section, version=1, content=fields, saved_at=saved_at, saved_by=by)
    _make_activities(agenda, seats, at=at)
    if is_published:
        Edition.objects.create(
            agenda=agenda,
            number=1,
            content=frozen(agenda),
            published_at=saved_at + timedelta(days=15),
            published_by=leaders[0].user,
        )


def _content(chance, commission: Commission, aim: str, *, at: datetime) -> dict[str, dict]:
    """What the sheet asks; the goal with the number and wording of the current generation."""
    pick, pledge = commission.number % 2, pledges(commission, at=at).first()
    return {
        SectionKind.GOAL: {"commitment": commission.slug, "number": str(pledge.number), "wording": pledge.text},
        SectionKind.OBJECTIVES: {"objectives": f"1. {aim}\n2. Reunir lo que ya hacen las organizaciones (inventado)."},
        SectionKind.COMMUNICATION: COMMUNICATION[pick],
        SectionKind.WORKING: {"rhythm": chance.choice(RHYTHMS), **WORKING[pick]},
        SectionKind.ADDITIONS: {"text": ADDITIONS},
    }


def _make_activities(agenda: Agenda, seats: list[Seat], *, at: datetime) -> None:
    today = timezone.localdate(at)
    rows = [
        Activity(
            agenda=agenda,
            text=text,
            expected=expected,
            organization=seats[place].organization,
            starts_on=today + timedelta(days=60 * place - 120),
            ends_on=today + timedelta(days=60 * place - 70),
            state=STATES[place],
        )
        for place, (text, expected) in enumerate(ACTIVITIES)
    ]
    Activity.objects.bulk_create(rows)
