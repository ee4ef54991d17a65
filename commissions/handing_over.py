"""Who leads a commission: appointed in one act that ends the former's term and leaves a dossier to whoever follows."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from kit.editing.versions import write_over
from kit.messages import announce
from members.models import Organization, Representation, User

from .access import lock_access
from .dossier import dossier
from .joining import end_term
from .models import Commission, FocalPoint, FocalPointKind, Handover, Seat

TIMELY = timedelta(days=3)  # after that long, a mail at once about it would be late


@transaction.atomic
def appoint(
    commission: Commission,
    user: User,
    organization: Organization,
    *,
    kind: str,
    origin: str,
    by: User,
    at: datetime,
    note: str = "",
    instead_of: int | None = None,
) -> FocalPoint:
    """Give her the role from then on, `instead_of` whom `by` saw in it (key or None), or ValidationError.

    The commission is locked first, so the second of two at once hears of the first. A new focal point gets a
    handover; an alternate does not.
    """
    commission = lock_access(commission.pk, by=by, at=at).require("decides", ValidationError).commission
    refuse(commission, user, organization, at=at)
    # Without end, whatever the clock of `at` says: whoever was appointed while this one waited is among them.
    lasting = FocalPoint.objects.filter(commission=commission, term__upper_inf=True).filter(Q(kind=kind) | Q(user=user))
    rows = list(lasting.select_related("user").order_by("pk"))
    former = next((row for row in rows if row.kind == kind), None)
    _refuse_former(former, instead_of, user)
    for row in rows:
        end_term(row, by=by, at=at)
    who = {"user": user, "organization": organization, "kind": kind, "origin": origin, "note": note}
    reached = {"position": _position(user, organization, at=at), "email": user.email}
    after = FocalPoint.objects.create(commission=commission, term=(at, None), given_by=by, **who, **reached)
    if kind == FocalPointKind.TITULAR:
        about = {"commission": commission, "dossier": dossier(commission, at=at)}
        Handover.objects.create(before=former, after=after, made_at=at, made_by=by, **about)
    announce()
    return after


def _refuse_former(former: FocalPoint | None, instead_of: int | None, user: User) -> None:
    if (former and former.pk) != instead_of:
        who = former.user if former else _("nadie")
        raise ValidationError(_("Mientras tanto ese papel cambió: hoy lo tiene %s. Vuelva a mirar.") % who)
    if former and former.user_id == user.pk:
        raise ValidationError(_("Esa persona ya tiene ese papel."))


def _position(user: User, organization: Organization, *, at: datetime) -> str:
    rows = Representation.objects.effective(at=at).filter(user=user, organization=organization)
    return rows.values_list("position", flat=True).first() or ""


def refuse(commission: Commission, user: User, organization: Organization, *, at: datetime) -> None:
    """ValidationError where she could lead nothing there."""
    if commission.closed_at:
        raise ValidationError(_("Esta comisión ya cerró."))
    if not Representation.objects.effective(at=at).filter(user=user, organization=organization).exists():
        raise ValidationError(_("Esa persona no representa hoy a la organización."))
    if not Seat.objects.effective(at=at).filter(commission=commission, organization=organization).exists():
        raise ValidationError(_("La organización no está en la comisión. Primero debe entrar."))


@transaction.atomic
def end(focal_point: FocalPoint, *, by: User, at: datetime) -> None:
    """Nobody follows for now: the term ends this moment."""
    lock_access(focal_point.commission_id, by=by, at=at).require("decides", ValidationError)
    row = FocalPoint.objects.get(pk=focal_point.pk)
    if row.ends_at or not row.is_active(at=at):
        raise ValidationError(_("Ese papel ya había terminado."))
    end_term(row, by=by, at=at)


def named_due(*, at: datetime) -> QuerySet[FocalPoint]:
    """Whom somebody else has just named and no mail has told; with the key of the `handover` to her."""
    rows = FocalPoint.objects.effective(at=at).filter(term__startswith__gt=at - TIMELY)
    rows = rows.filter(named_sent_at=None, failed_at=None, given_by__isnull=False).exclude(given_by=F("user"))
    handovers = Handover.objects.filter(after=OuterRef("pk")).values("pk")
    return rows.annotate(handover=Subquery(handovers[:1]))


def ended_due(*, at: datetime) -> QuerySet[FocalPoint]:
    """Whose term somebody else has just ended, whom no mail has told, and who leads nothing there any more."""
    others = FocalPoint.objects.active(at=at).filter(commission=OuterRef("commission"), user=OuterRef("user"))
    rows = FocalPoint.objects.filter(term__endswith__gt=at - TIMELY, term__endswith__lte=at)
    rows = rows.filter(ended_sent_at=None, failed_at=None, ended_by__isnull=False).exclude(ended_by=F("user"))
    return rows.filter(~Exists(others))


@transaction.atomic
def write_contact(commission: Commission, values: dict, *, version: int, by: User, at: datetime) -> None:
    """What whoever leads says of herself, over exactly that version; ConflictError where another is stored."""
    role = lock_access(commission.pk, by=by, at=at).require("leads").role
    write_over(FocalPoint.objects.filter(pk=role.pk), version=version, **values)


@transaction.atomic
def ask_to_leave(commission: Commission, *, note: str, by: User, at: datetime) -> FocalPoint:
    """Whoever leads asks the coordination for somebody to follow; until then she leads on."""
    role = lock_access(commission.pk, by=by, at=at).require("leads", ValidationError).role
    if role.leave_asked_at:
        raise ValidationError(_("Ya lo había pedido: la Coordinación lo está viendo."))
    FocalPoint.objects.filter(pk=role.pk).update(leave_asked_at=at, leave_note=note)
    return role


@transaction.atomic
def stay(commission: Commission, *, by: User, at: datetime) -> None:
    """She leads on after all."""
    role = lock_access(commission.pk, by=by, at=at).require("leads", ValidationError).role
    FocalPoint.objects.filter(pk=role.pk).update(leave_asked_at=None, leave_note="")


def readable(user: User, *, at: datetime):
    """Handovers of whoever handed over or received, of those who lead now, and all of them for the coordination."""
    rows = Handover.objects.select_related(
        "commission", "before__user", "before__organization", "after__user", "after__organization"
    )
    if user.is_staff:
        return rows
    return rows.filter(
        Q(before__user=user) | Q(after__user=user) | Q(commission__in=Commission.objects.led_by(user, at=at))
    )
