"""Who may what in a commission: which seats she speaks for, whether she leads it, whether she writes in it.

The lookup is the permission: no access is 404, like a commission that does not exist. Three queries. Whoever writes
asks once more with the commission in hand (`held`): what was handed over while she waited is no longer hers.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Exists, Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.database.compiled import compiled
from members.models import User

from .models import Commission, FocalPoint, Seat


@dataclass(frozen=True)
class CommissionAccess:
    """What somebody may do in a commission at a moment; staff reads everything and leads nothing."""

    commission: Commission
    user: User
    seats: list[Seat]
    leaders: list[FocalPoint]

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
    def belongs(self) -> bool:
        return self.leads or bool(self.seats)

    @property
    def comments(self) -> bool:
        """Says a word about the agenda: whoever belongs, until the commission closes."""
        return self.belongs and self.commission.closed_at is None


def commission_access(
    user: User, slug: str, *, at: datetime, leading: bool = False, editing: bool = False
) -> CommissionAccess:
    """What the person may do there; Http404 where she may not read there, or with a flag, not lead or not write."""
    for commission in _named(slug):
        access = access_in(commission, user, at=at)
        may = access.leads if leading else access.edits if editing else access.belongs or user.is_staff
        if may:
            return access
        if access.belongs:
            sentence = _(
                "Esto le toca a quien coordina la comisión o edita su agenda. Si antes le tocaba a usted, su encargo "
                "ya terminó."
            )
            raise Http404(sentence)
    raise Http404(_("Aquí no hay nada que usted pueda ver."))


def access_in(commission: Commission, user: User, *, at: datetime) -> CommissionAccess:
    """Where the person stands there, be it nowhere; two queries."""
    return CommissionAccess(commission, user, _seats(commission, user, at=at), leaders(commission, at=at))


@compiled
def _named(slug: str):
    return Commission.objects.filter(slug=slug)


@compiled
def _seats(commission: Commission, user: User, *, at: datetime):
    return Seat.objects.spoken_for_by(user, at=at).filter(commission=commission).select_related("organization")


@compiled
def leaders(commission: Commission, *, at: datetime):
    """Focal point first, then the alternate."""
    rows = FocalPoint.objects.effective(at=at).filter(commission=commission).select_related("user", "organization")
    return rows.order_by("-kind")


def leader_of_each(commissions: Collection[int], *, at: datetime) -> dict[int, FocalPoint]:
    """By commission (key) its focal point in force, or the alternate where there is none; with the person."""
    rows = FocalPoint.objects.effective(at=at).filter(commission__in=commissions).select_related("user")
    # «alternate» comes before «titular»: the titular is the last to be written, and stays.
    return {row.commission_id: row for row in rows.order_by("kind")}


def may_decide(commission: Commission, user: User, *, at: datetime) -> Q:
    """Condition of any query: the person leads the commission at that moment, or is the coordination."""
    role = FocalPoint.objects.effective(at=at).filter(user=user, commission=commission)
    staff = User.objects.filter(pk=user.pk).with_roles(at=at).filter(is_staff=True)
    return Exists(role) | Exists(staff.values("pk"))


def decides(commission: Commission, user: User, *, at: datetime) -> bool:
    """Whether the person decides there, asked in one query."""
    return User.objects.filter(may_decide(commission, user, at=at), pk=user.pk).exists()


def locked(commission_id: int) -> Commission:
    """The commission, held until the transaction ends: whoever changes its people waits for its turn."""
    return Commission.objects.select_for_update(no_key=True, of=["self"]).get(pk=commission_id)


def held(commission: Commission, *, at: datetime) -> datetime:
    """Hold the commission like `locked`; the moment at which rights count then: whoever waited may have lost hers."""
    locked(commission.pk)
    return max(at, timezone.now())


def still(access: CommissionAccess, *, at: datetime, leading: bool = False, editing: bool = False) -> CommissionAccess:
    """What the person may do with the commission held; Http404 where it ended meanwhile."""
    at = held(access.commission, at=at)
    return commission_access(access.user, access.commission.slug, at=at, leading=leading, editing=editing)


def deciding(commission: Commission, *, by: User, at: datetime) -> Commission:
    """The commission, held by whoever decides there at that moment; ValidationError for others."""
    at = held(commission, at=at)
    if not decides(commission, by, at=at):
        raise ValidationError(_("Su encargo en esta comisión ya terminó: no se guardó nada."))
    return Commission.objects.get(pk=commission.pk)
