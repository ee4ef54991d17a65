"""What everybody may know of a commission: its goal, who sits in it, what it achieved, who leads if that is public."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce, Left
from django.utils import timezone

from commitments.models import Generation, Pledge
from kit.compiled import compiled
from members.models import State
from members.models.organizations import Audience, Status

from .models import (
    Activity,
    ActivityState,
    Agreement,
    AgreementState,
    Commission,
    Edition,
    FocalPoint,
    FocalPointKind,
    Seat,
    SectionKind,
)

ACHIEVED = 20


@dataclass(frozen=True)
class Portrait:
    """A commission as its public page shows it; plain data, gathered by `portrait`."""

    pledges: list[Pledge]
    objectives: str
    is_published: bool
    achievements: list[str]
    members: int
    members_by_state: list[tuple[State | None, list[Seat]]]


def portrait(commission: Commission, *, at: datetime) -> Portrait:
    """Four queries, however full the commission is."""
    edition = Edition.objects.filter(agenda__commission=commission).values_list("content", flat=True).first()
    sitting = list(seats(commission, at=at).order_by("organization__state__name", "organization__sort_key"))
    by_state = groupby(sitting, key=lambda seat: seat.organization.state)
    return Portrait(
        pledges=list(pledges(commission, at=at)),
        objectives=(edition or {}).get(SectionKind.OBJECTIVES, {}).get("objectives", ""),
        is_published=edition is not None,
        achievements=achievements(commission),
        members=len(sitting),
        members_by_state=[(state, list(some)) for state, some in by_state],
    )


def pledges(commission: Commission, *, at: datetime) -> QuerySet:
    """Its commitments as the generation in force numbers and words them."""
    current = Generation.objects.in_force(on=timezone.localdate(at)).values("pk")
    rows = Pledge.objects.filter(generation__in=current, commitments__commissions=commission)
    return rows.select_related("generation").distinct()


class Leader(NamedTuple):
    """Who leads, as everybody may know it."""

    kind: str
    position: str
    name: str
    organization: str


def public_leaders(slug: str, *, at: datetime) -> list[Leader]:
    """Those in force in that commission whose mandate is for everybody to see, and who wrote their name."""
    return [Leader(str(FocalPointKind(kind).label), *rest) for kind, *rest in _leaders(slug, at)]


@compiled
def _leaders(slug: str, at: datetime) -> QuerySet:
    rows = FocalPoint.objects.in_force(at=at, audience=Audience.PUBLIC).filter(commission__slug=slug, user__name__gt="")
    return rows.order_by("-kind").values_list("kind", "position", "user__name", "organization__name")


def achievements(commission: Commission) -> list[str]:
    """Agreements that somebody else verified, and activities done, the newest first."""
    agreed = Agreement.objects.filter(commission=commission, state=AgreementState.DONE)
    done = Activity.objects.filter(agenda__commission=commission, state=ActivityState.DONE)
    rows = _told(agreed, "closed_at__date").union(_told(done, "ends_on"), all=True).order_by("-on")
    return [text for text, _day in rows[:ACHIEVED]]


def seats(commission: Commission, *, at: datetime) -> QuerySet:
    """Living seats."""
    rows = Seat.objects.living(at=at).filter(commission=commission)
    return rows.select_related("organization__state", "delegate")


def _told(rows: QuerySet, day: str) -> QuerySet:
    """(text, day), the kind of the texts the same so that they stand in one union."""
    rows = rows.annotate(told=Left("text", 1000), on=Coalesce(F(day), date.min))
    return rows.order_by().values_list("told", "on")


def gallery(*, at: datetime) -> QuerySet:
    """Commissions that work now, with how many sit in each (`members`)."""
    sitting = Q(seats__term__contains=at, seats__organization__status=Status.ACTIVE)
    return Commission.objects.open().annotate(members=Count("seats", filter=sitting)).order_by("number")
