"""A commission as its public page shows it: its goal, who sits in it, what it achieved."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, Left

from commissions.models import Activity, ActivityState, Commission, Edition, Seat, SectionKind
from commissions.public_profile import pledges, seats
from commitments.models import Pledge
from members.models import State

from .models import Agreement, AgreementState

ACHIEVED = 20


@dataclass(frozen=True)
class CommissionProfile:
    """A commission as its public page shows it; plain data, gathered by `profile`."""

    pledges: list[Pledge]
    objectives: str
    is_published: bool
    achievements: list[str]
    members: int
    members_by_state: list[tuple[State | None, list[Seat]]]


def profile(commission: Commission, *, at: datetime) -> CommissionProfile:
    """Four queries, however full the commission is."""
    edition = Edition.objects.filter(agenda__commission=commission).values_list("content", flat=True).first()
    sitting = list(seats(commission, at=at).order_by("organization__state__name", "organization__sort_key"))
    by_state = groupby(sitting, key=lambda seat: seat.organization.state)
    return CommissionProfile(
        pledges=list(pledges(commission, at=at)),
        objectives=(edition or {}).get(SectionKind.OBJECTIVES, {}).get("objectives", ""),
        is_published=edition is not None,
        achievements=achievements(commission),
        members=len(sitting),
        members_by_state=[(state, list(some)) for state, some in by_state],
    )


def achievements(commission: Commission) -> list[str]:
    """Agreements that somebody else verified, and activities done, the newest first."""
    agreed = Agreement.objects.of_commission(commission).filter(state=AgreementState.DONE)
    done = Activity.objects.filter(agenda__commission=commission, state=ActivityState.DONE)
    rows = _texts(agreed, "closed_at__date").union(_texts(done, "ends_on"), all=True).order_by("-on")
    return [text for text, _day in rows[:ACHIEVED]]


def _texts(rows: QuerySet, day: str) -> QuerySet:
    """(text, day), the kind of the texts the same so that they stand in one union."""
    rows = rows.annotate(what=Left("text", 1000), on=Coalesce(F(day), date.min))
    return rows.order_by().values_list("what", "on")
