"""Who may what in a commission: which seats she speaks for, whether she leads it, whether she writes in it.

The lookup is the permission: no access is 404, like a commission that does not exist. Three queries. Whoever writes
asks the same once the commission is locked: what was handed over while she waited is no longer hers.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db.models.functions import Greatest
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.database.compiled import compiled
from members.models import Organization, User

from .models import Commission, FocalPoint, Seat


@dataclass(frozen=True)
class CommissionAccess:
    """What somebody may do in a commission at a moment; the coordination reads everything and leads nothing."""

    commission: Commission
    user: User
    seats: list[Seat]
    leaders: list[FocalPoint]
    at: datetime

    @property
    def role(self) -> FocalPoint | None:
        return next((row for row in self.leaders if row.user_id == self.user.pk), None)

    @property
    def leads(self) -> bool:
        """Focal point and alternate both lead; who acts is kept with every act."""
        return self.role is not None

    @property
    def edits(self) -> bool:
        """Writes in the agenda: who leads, and delegates whom they admitted."""
        is_open = self.commission.closed_at is None
        return is_open and (
            self.leads or any(seat.is_editor and seat.delegate_id == self.user.pk for seat in self.seats)
        )

    @property
    def decides(self) -> bool:
        """Lets organisations in and writers at the agenda: who leads, and the coordination."""
        return self.leads or self.user.is_staff

    @property
    def notes(self) -> bool:
        """Notes what was agreed: who decides, until the commission closes."""
        return self.decides and self.commission.closed_at is None

    @property
    def organization(self) -> Organization | None:
        """For whom she speaks there: with whom she leads, else where she is the delegate, else the first by name."""
        sits_for = [seat for seat in self.seats if seat.delegate_id == self.user.pk]
        row = self.role or next(iter(sits_for + self.seats), None)
        return row and row.organization

    @property
    def belongs(self) -> bool:
        return self.leads or bool(self.seats)

    @property
    def reads(self) -> bool:
        return self.belongs or self.user.is_staff

    @property
    def comments(self) -> bool:
        """Says a word about the agenda: whoever belongs, until the commission closes."""
        return self.belongs and self.commission.closed_at is None

    def require(self, right: str, refusal: type[Exception] = Http404) -> Self:
        """Itself, with that right; refused where it ended meanwhile."""
        if not getattr(self, right):
            raise refusal(_("Su encargo en esta comisión ya terminó: no se guardó nada."))
        return self


def commission_access(user: User, slug: str, *, at: datetime, right: str = "reads") -> CommissionAccess:
    """What the person may do there; Http404 where she does not have that right (a property of `CommissionAccess`)."""
    for commission in _named(slug):
        access = access_in(commission, user, at=at)
        if getattr(access, right):
            return access
        if access.belongs:
            sentence = _(
                "Esto le toca a quien coordina la comisión o edita su agenda. Si antes le tocaba a usted, su encargo "
                "ya terminó."
            )
            raise Http404(sentence)
    raise Http404(_("Aquí no hay nada que usted pueda ver."))


def access_in(commission: Commission, user: User, *, at: datetime) -> CommissionAccess:
    """What the person may do there, be it nothing; two queries."""
    return CommissionAccess(commission, user, _seats(commission, user, at=at), leaders(commission, at=at), at)


def lock_commission(commission_id: int) -> Commission:
    """The commission, locked until the transaction ends: whoever changes anything there waits for its turn."""
    return Commission.objects.select_for_update(no_key=True, of=["self"]).get(pk=commission_id)


def lock_access(commission_id: int, *, by: User, at: datetime) -> CommissionAccess:
    """What the person may do once the commission is locked, at that moment: whoever waited may have lost her right.

    Every act begins here. One of who leads is noted with her role; where it is refused, the note goes with it.
    """
    commission = lock_commission(commission_id)
    moment = max(at, timezone.now())
    access = access_in(commission, User.objects.with_roles(at=moment).get(pk=by.pk), at=moment)
    if access.role:
        FocalPoint.objects.filter(pk=access.role.pk).update(acted_at=Greatest("acted_at", at))
    return access


@compiled
def _named(slug: str):
    return Commission.objects.filter(slug=slug)


@compiled
def _seats(commission: Commission, user: User, *, at: datetime):
    rows = Seat.objects.spoken_for_by(user, at=at).filter(commission=commission).select_related("organization")
    return rows.order_by("organization__sort_key", "organization_id")


@compiled
def leaders(commission: Commission, *, at: datetime):
    """Focal point first, then the alternate."""
    rows = FocalPoint.objects.effective(at=at).filter(commission=commission).select_related("user", "organization")
    return rows.order_by("-kind")


def leaders_of_each(commissions: Collection[int], *, at: datetime) -> dict[int, list[FocalPoint]]:
    """By commission (key) its effective focal point, then the alternate; with the people. One query."""
    rows = FocalPoint.objects.effective(at=at).filter(commission__in=commissions).select_related("user")
    by_commission: dict[int, list[FocalPoint]] = {}
    for row in rows.order_by("-kind"):
        by_commission.setdefault(row.commission_id, []).append(row)
    return by_commission


def leader_of_each(commissions: Collection[int], *, at: datetime) -> dict[int, FocalPoint]:
    """By commission (key) its effective focal point, or the alternate where there is none; with the person."""
    return {key: rows[0] for key, rows in leaders_of_each(commissions, at=at).items()}
