"""What everybody may know of a commission: its goal, who sits in it, what it achieved, who leads if that is public."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Left
from django.utils import timezone

from commitments.models import Generation, Pledge
from members.models import Representation, State
from members.models.organizations import Audience, Status

from .models import (
    Activity,
    ActivityState,
    Agreement,
    AgreementState,
    Commission,
    Edition,
    FocalPoint,
    Seat,
    SectionKind,
)
from .standing import leaders

ACHIEVED = 20


@dataclass(frozen=True)
class Portrait:
    """A commission as its public page shows it; plain data, gathered by `portrait`."""

    pledges: list[Pledge]
    objectives: str
    is_published: bool
    achievements: list[str]
    leaders: list[FocalPoint]
    members: int
    members_by_state: list[tuple[State | None, list[Seat]]]


def portrait(commission: Commission, *, at: datetime) -> Portrait:
    """Five queries, however full the commission is."""
    edition = Edition.objects.filter(agenda__commission=commission).values_list("content", flat=True).first()
    sitting = list(seats(commission, at=at).order_by("organization__state__name", "organization__sort_key"))
    by_state = groupby(sitting, key=lambda seat: seat.organization.state)
    return Portrait(
        pledges=list(pledges(commission, at=at)),
        objectives=(edition or {}).get(SectionKind.OBJECTIVES, {}).get("objectives", ""),
        is_published=edition is not None,
        achievements=achievements(commission),
        leaders=list(public_leaders(commission, at=at)),
        members=len(sitting),
        members_by_state=[(state, list(some)) for state, some in by_state],
    )


def pledges(commission: Commission, *, at: datetime) -> QuerySet:
    """Its commitments as the generation in force numbers and words them."""
    current = Generation.objects.in_force(on=timezone.localdate(at)).values("pk")
    rows = Pledge.objects.filter(generation__in=current, commitments__commissions=commission)
    return rows.select_related("generation").distinct()


def public_leaders(commission: Commission, *, at: datetime) -> QuerySet:
    """Those in force whose mandate is for everybody to see, and who wrote their name."""
    public = Representation.objects.in_force(at=at).filter(
        user=OuterRef("user"), organization=OuterRef("organization"), audience=Audience.PUBLIC
    )
    return leaders(commission, at=at).filter(Exists(public), user__name__gt="")


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
    """Commissions that work now, with how many sit in each (`members`) and its commitments; two queries."""
    sitting = Q(seats__term__contains=at, seats__organization__status=Status.ACTIVE)
    rows = Commission.objects.open().annotate(members=Count("seats", filter=sitting))
    return rows.prefetch_related("commitments")
