"""What everybody may know of a commission: its commitments, who sits in it, and who leads it if that is public."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from commissions.models import Commission, FocalPoint, FocalPointKind, Seat
from commitments.models import Generation, Pledge
from kit.database.compiled import compiled
from members.models import Audience, Status


def pledges(commission: Commission, *, at: datetime) -> QuerySet:
    """Its commitments as the current generation numbers and words them."""
    current = Generation.objects.only_current(on=timezone.localdate(at)).values("pk")
    rows = Pledge.objects.filter(generation__in=current, commitments__commissions=commission)
    return rows.select_related("generation").distinct()


class Leader(NamedTuple):
    """Who leads, as everybody may know it."""

    kind: str
    position: str
    name: str
    organization: str


def public_leaders(slug: str, *, at: datetime) -> list[Leader]:
    """The effective ones of that commission whose mandate is for everybody to see, and who wrote their name."""
    return [Leader(str(FocalPointKind(kind).label), *rest) for kind, *rest in _leaders(slug, at)]


@compiled
def _leaders(slug: str, at: datetime) -> QuerySet:
    rows = FocalPoint.objects.effective(at=at, audience=Audience.PUBLIC).filter(
        commission__slug=slug, user__name__gt=""
    )
    return rows.order_by("-kind").values_list("kind", "position", "user__name", "organization__name")


def seats(commission: Commission, *, at: datetime) -> QuerySet:
    """Effective seats."""
    rows = Seat.objects.effective(at=at).filter(commission=commission)
    return rows.select_related("organization__state", "delegate")


def gallery(*, at: datetime) -> QuerySet:
    """Commissions that work now, with how many sit in each (`members`)."""
    sitting = Q(seats__term__contains=at, seats__organization__status=Status.ACTIVE)
    return Commission.objects.open().annotate(members=Count("seats", filter=sitting)).order_by("number")
