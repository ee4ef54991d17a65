"""A focal point who is silent while something is due: the alternate is asked, and may take over for all to see.

Any act of the focal point in the commission ends the silence, counted from the act itself and not from the sweep.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from commissions.access import lock_commission
from commissions.handing_over import appoint
from commissions.models import Commission, FocalPoint, FocalPointKind, Origin
from members.models import User

from .coming import has_due
from .models import SilenceCall


def with_last_act(rows: QuerySet) -> QuerySet:
    """Focal points with `last_act`: their last act in the commission, or the beginning of their term."""
    return rows.annotate(last_act=Greatest("term__startswith", "acted_at"))  # PostgreSQL's leaves nulls out


def silent(*, at: datetime) -> QuerySet:
    """Effective focal points without any act for so many days, in commissions where something is due."""
    since = at - timedelta(days=settings.COMMISSION_SILENCE_DAYS)
    busy = Commission.objects.open().filter(has_due(on=timezone.localdate(at)))
    rows = FocalPoint.objects.effective(at=at).filter(kind=FocalPointKind.TITULAR, commission__in=busy)
    return with_last_act(rows).filter(last_act__lte=since)


def ask_alternates(*, at: datetime) -> int:
    """Ask the alternate of every silent commission that was not asked yet; answers how many. Harmless twice."""
    close_ended_calls(at=at)
    alternates = FocalPoint.objects.effective(at=at).filter(kind=FocalPointKind.ALTERNATE)
    by_commission = {row.commission_id: row for row in alternates}
    calls_open = SilenceCall.objects.open().filter(commission=OuterRef("commission"))
    calls = [
        SilenceCall(
            commission_id=row.commission_id,
            focal_point=row,
            alternate=by_commission[row.commission_id],
            silent_since=row.last_act,
            asked_at=at,
        )
        for row in silent(at=at).exclude(Exists(calls_open))
        if row.commission_id in by_commission
    ]
    return len(SilenceCall.objects.bulk_create(calls, ignore_conflicts=True))


def still_silent(*, at: datetime) -> QuerySet:
    """Open calls whose focal point has done nothing since, and both still hold their role."""
    effective = FocalPoint.objects.effective(at=at)
    quiet = with_last_act(effective.filter(pk=OuterRef("focal_point"))).filter(last_act__lte=OuterRef("silent_since"))
    return SilenceCall.objects.open().filter(Exists(quiet), Exists(effective.filter(pk=OuterRef("alternate"))))


def close_ended_calls(*, at: datetime) -> int:
    """Close the calls whose focal point spoke again, or where somebody else holds a role now."""
    over = SilenceCall.objects.open().exclude(pk__in=still_silent(at=at).values("pk"))
    return over.update(ended_at=at, took_over=False)


def take_over_link(call: SilenceCall) -> str:
    """Where the alternate answers, logged in: the mail itself gives no right."""
    return settings.SITE_URL + reverse("commission_take_over", args=[call.commission.slug])


@transaction.atomic
def take_over(call: SilenceCall, *, by: User, at: datetime) -> FocalPoint:
    """The alternate who was asked becomes focal point; ValidationError where the silence is over."""
    lock_commission(call.commission_id)
    call = still_silent(at=at).filter(pk=call.pk, alternate__user=by).select_related("alternate", "commission").first()
    if call is None:
        raise ValidationError(_("El silencio terminó: el punto focal volvió, o alguien más ya asumió."))
    note = _("Sin actividad desde el %s.") % timezone.localdate(call.silent_since).strftime("%d/%m/%Y")
    successor = appoint(
        call.commission,
        by,
        call.alternate.organization,
        kind=FocalPointKind.TITULAR,
        origin=Origin.TOOK_OVER,
        note=note,
        by=by,
        at=at,
        instead_of=call.focal_point_id,
    )
    SilenceCall.objects.filter(pk=call.pk).update(ended_at=at, took_over=True)
    return successor
