"""A bulletin on its way: it starts when its moment has come, once; it is paused, resumed, cancelled."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, When
from django.utils.translation import gettext as _

from kit.editing.versions import write_over
from mailings.models import OPEN, Bulletin, Copy, Delivery, DeliveryState, MailItem, Reason, is_open
from mailings.outcomes import with_outcome
from members.models import User

from .approving import is_outgrown, withdraw_approval
from .readers import BulletinReader, readers_of

NAME, CIRCULAR = "bulletin", "circular"
KINDS = (NAME, CIRCULAR)  # a trial is none of them
WENT = Q(state=DeliveryState.SENT, is_bounced=False)  # of rows with their outcome
BATCH = 1000


def kind_of(bulletin: Bulletin) -> str:
    """Of its deliveries."""
    return CIRCULAR if bulletin.is_circular else NAME


def start_due(*, at: datetime) -> int:
    """Start every bulletin whose moment has come; answers how many messages are queued."""
    return sum(start(pk, at=at) for pk in Bulletin.objects.due(at=at).values_list("pk", flat=True))


@transaction.atomic
def start(pk: int, *, at: datetime) -> int:
    """Write down who gets it and who does not, and why; nothing where another sweep does it or did it.

    What one person alone let out to a few, and now goes to many, waits for a second person instead.
    The row is held, so that of several sweeps one starts it; the constraint of the items stands behind.
    """
    due = Bulletin.objects.due(at=at).filter(pk=pk)
    bulletin = due.select_for_update(skip_locked=True, no_key=True, of=["self"]).first()
    if bulletin is None:
        return 0
    readers = readers_of(bulletin, at=at)
    if is_outgrown(bulletin, readers, at=at):
        withdraw_approval(bulletin)
        return 0
    deliveries = [_delivery(bulletin, reader, at=at) for reader in readers]
    Delivery.objects.bulk_create(deliveries, batch_size=BATCH)
    period = "1" if bulletin.is_circular else f"{bulletin.month:%Y-%m}"
    shared = {"kind": kind_of(bulletin), "object_id": bulletin.pk, "period": period, "due_at": bulletin.starts_at}
    items = [MailItem(delivery=each, user_id=each.user_id, email=each.email, **shared) for each in deliveries]
    MailItem.objects.bulk_create(items, batch_size=BATCH)
    write_over(Bulletin.objects.filter(pk=pk), version=bulletin.version, started_at=at)
    return sum(each.state == DeliveryState.QUEUED for each in deliveries)


def _delivery(bulletin: Bulletin, reader: BulletinReader, *, at: datetime) -> Delivery:
    state = DeliveryState.SUPPRESSED if reader.reason else DeliveryState.QUEUED
    whom = {"user": reader.user, "email": reader.email, "state": state, "reason": reader.reason}
    return Delivery(kind=kind_of(bulletin), bulletin=bulletin, created_at=at, due_at=at, **whom)


def deliveries_of(bulletin: Bulletin) -> QuerySet[Delivery]:
    """Everybody who was written down for it, with its outcome, those to whom it did not go first."""
    rows = with_outcome(Delivery.objects.filter(bulletin=bulletin, kind__in=KINDS).select_related("user"))
    return rows.order_by(Case(When(WENT, then=1), default=0), "email", "pk")


def progress(bulletin: Bulletin) -> dict[str, int]:
    """To how many it went, is still to go, from how many it came back, and to how many it will not go."""
    outcomes = {"sent": WENT, "waiting": Q(state__in=OPEN), "bounced": Q(state=DeliveryState.SENT, is_bounced=True)}
    counts = {name: Count("pk", filter=outcome) for name, outcome in outcomes.items()}
    totals = deliveries_of(bulletin).order_by().aggregate(all=Count("pk"), **counts)
    return totals | {"rest": totals["all"] - sum(totals[name] for name in outcomes)}


def with_going(rows: QuerySet[Bulletin]) -> QuerySet[Bulletin]:
    """The same rows, each with `is_going`: something of it is still to go, or to be found out."""
    copies = Delivery.objects.filter(is_open(), bulletin=OuterRef("pk"), kind__in=KINDS)
    return rows.annotate(is_going=Exists(copies))


def is_over(bulletin: Bulletin) -> bool:
    """Whether it went out and nothing of it is still to go, nor to be found out."""
    rows = Delivery.objects.filter(is_open(), bulletin=bulletin, kind__in=KINDS)
    return bulletin.started_at is not None and not rows.exists()


@transaction.atomic
def pause(bulletin: Bulletin, *, by: User, at: datetime) -> None:
    """Nothing more of it goes out, nor what a sender has in hand; what is being handed over this second arrives."""
    row = Bulletin.objects.locked(bulletin.pk)
    if row.started_at is None or row.cancelled_at or row.paused_at or is_over(row):
        raise ValidationError(_("Solo se pone en pausa lo que está saliendo."))
    write_over(Bulletin.objects.filter(pk=row.pk), version=row.version, paused_at=at, paused_by=by)
    Delivery.objects.filter(bulletin=row, kind__in=KINDS, state=DeliveryState.QUEUED).update(slot=None)


@transaction.atomic
def resume(bulletin: Bulletin) -> None:
    """The rest goes out, with what is each reader's own as it is by then."""
    row = Bulletin.objects.locked(bulletin.pk)
    if row.paused_at is None or row.cancelled_at:
        raise ValidationError(_("No está en pausa."))
    write_over(Bulletin.objects.filter(pk=row.pk), version=row.version, paused_at=None, paused_by=None)
    Copy.objects.filter(delivery__bulletin=row, delivery__state=DeliveryState.QUEUED, delivery__attempts=0).delete()


@transaction.atomic
def cancel(bulletin: Bulletin, *, reason: str, by: User, at: datetime) -> int:
    """For good; answers to how many it no longer goes. Whoever has it keeps it; the archive does not."""
    row = Bulletin.objects.locked(bulletin.pk)
    if row.cancelled_at:
        raise ValidationError(_("Ya se canceló."))
    facts = {"cancelled_at": at, "cancelled_by": by, "cancel_reason": reason}
    write_over(Bulletin.objects.filter(pk=row.pk), version=row.version, **facts)
    queued = Delivery.objects.filter(bulletin=row, kind__in=KINDS, state=DeliveryState.QUEUED)
    return queued.update(state=DeliveryState.SUPPRESSED, reason=Reason.CANCELLED)
