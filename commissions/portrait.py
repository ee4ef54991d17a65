"""What everybody may know of a commission: its goal, who sits in it, what it achieved, who leads if that is public."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import groupby

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Left
from django.utils import timezone

from commitments.models import Generation, Pledge
from members.models import Representation
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

ACHIEVED = 20


@dataclass(frozen=True)
class Portrait:
    """A commission as its public page shows it at a moment."""

    commission: Commission
    at: datetime

    @property
    def pledges(self) -> QuerySet:
        """Its commitments as the generation in force numbers and words them."""
        current = Generation.objects.in_force(on=timezone.localdate(self.at)).values("pk")
        rows = Pledge.objects.filter(generation__in=current, commitments__commissions=self.commission)
        return rows.select_related("generation").distinct()

    @cached_property
    def edition(self) -> dict | None:
        """What the last published edition of its agenda says; None before the first."""
        return Edition.objects.filter(agenda__commission=self.commission).values_list("content", flat=True).first()

    @property
    def objectives(self) -> str:
        """What the published agenda says that it is after."""
        return (self.edition or {}).get(SectionKind.OBJECTIVES, {}).get("objectives", "")

    @property
    def members_by_state(self) -> list[tuple]:
        """(state or None, its organisations), by the name of the state."""
        rows = seats(self.commission, at=self.at).order_by("organization__state__name", "organization__sort_key")
        return [(state, list(some)) for state, some in groupby(rows, key=lambda seat: seat.organization.state)]

    @property
    def achievements(self) -> list[str]:
        """Agreements that somebody else verified, and activities done, the newest first."""
        agreed = Agreement.objects.filter(commission=self.commission, state=AgreementState.DONE)
        done = Activity.objects.filter(agenda__commission=self.commission, state=ActivityState.DONE)
        rows = _told(agreed, "closed_at__date").union(_told(done, "ends_on"), all=True).order_by("-on")
        return [text for text, _day in rows[:ACHIEVED]]

    @property
    def leaders(self) -> QuerySet:
        """Those in force whose mandate is for everybody to see, and who wrote their name."""
        public = Representation.objects.in_force(at=self.at).filter(
            user=OuterRef("user"), organization=OuterRef("organization"), audience=Audience.PUBLIC
        )
        rows = leaders(self.commission, at=self.at).filter(user__name__gt="")
        return rows.filter(Exists(public))


def leaders(commission: Commission, *, at: datetime) -> QuerySet:
    """Focal point first, then the alternate."""
    rows = FocalPoint.objects.in_force(at=at).filter(commission=commission).select_related("user", "organization")
    return rows.order_by("-kind")


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
