"""Mail to addresses whose owner never answered: a few a day, whoever asks for it and in whatever way.

Such an address may be anybody's, and what goes there goes in the Pact's name. Each act that makes the portal write to
one asks here first, in its own transaction; the ledger (`mailings.transactional`) refuses what went past.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kit.database import locks

from .models import Application, Cause, Invitation, Office, OfficeKind, UnprovenMail, User

HOUR, DAY, MONTH = timedelta(hours=1), timedelta(days=1), timedelta(days=30)
LOCK = "members.unproven"
INVITATIONS_A_DAY = 3  # to one address, whoever invites


@dataclass(frozen=True)
class Limit:
    """At most so many mails that agree in these columns, in so long."""

    most: int
    within: timedelta
    columns: tuple[str, ...] = ()
    holds_for_coordination: bool = False
    ends_with_answer: bool = False  # counted anew since the owner of the address last confirmed an application


LIMITS = {
    Cause.APPLICATION: (
        Limit(5, DAY, ("email",), ends_with_answer=True),
        Limit(5, DAY, ("about",)),
        Limit(10, MONTH, ("about",)),
        Limit(300, HOUR),
    ),
    Cause.INVITATION: (
        Limit(INVITATIONS_A_DAY, DAY, ("email",), holds_for_coordination=True),
        Limit(10, DAY, ("caused_by",)),
        Limit(20, DAY, ("about",)),
    ),
    Cause.APPOINTMENT: (
        Limit(3, DAY, ("email",), holds_for_coordination=True),
        Limit(10, DAY, ("caused_by",), holds_for_coordination=True),
    ),
    Cause.ADDRESS: (
        Limit(3, DAY, ("email",), holds_for_coordination=True),
        Limit(5, DAY, ("about",), holds_for_coordination=True),
    ),
    Cause.SUBSCRIPTION: (
        Limit(3, DAY, ("email",)),
        Limit(10, MONTH, ("email",)),
        Limit(300, HOUR),
    ),
}


def count_mail(cause: Cause, *, email: str, about: int, by: User | None, at: datetime) -> None:
    """Count one more mail that is about to be asked for; ValidationError with when, where it would be too many.

    In a transaction, after every row lock of the act: whoever waits here holds the rows of nobody else.
    """
    lock()
    row = UnprovenMail(cause=cause, about=about, email=email, caused_by=by, asked_at=at)
    is_free = _coordinates(by, at=at)
    for limit in LIMITS[cause]:
        if (limit.holds_for_coordination or not is_free) and (until := _full_until(limit, row)):
            raise ValidationError(_sentence(limit, until, email))
    row.save()


def note_invitations(rows: Collection[Invitation], *, at: datetime) -> None:
    """The same for those that the coordination makes at once, after `lock` and `invited_today` let them through."""
    shared = {"cause": Cause.INVITATION, "asked_at": at}
    UnprovenMail.objects.bulk_create(
        UnprovenMail(about=row.organization_id, email=row.email, caused_by=row.invited_by, **shared) for row in rows
    )


def invited_today(emails: Collection[str], *, at: datetime) -> Counter[str]:
    """How often each of these addresses was invited in the last day."""
    rows = UnprovenMail.objects.filter(cause=Cause.INVITATION, email__in=emails, asked_at__gt=at - DAY)
    return Counter(dict(rows.values_list("email").annotate(Count("pk"))))


def lock() -> None:
    """Nobody else is counted until this transaction ends."""
    locks.hold(LOCK)


def _counted_since(limit: Limit, row: UnprovenMail) -> datetime:
    since = row.asked_at - limit.within
    if not limit.ends_with_answer:
        return since
    last = Application.objects.filter(contact_email=row.email).aggregate(last=Max("confirmed_at"))["last"]
    return max(since, last or since)


def _coordinates(user: User | None, *, at: datetime) -> bool:
    return user is not None and Office.objects.active(at=at).filter(user=user, kind=OfficeKind.COORDINATION).exists()


def _full_until(limit: Limit, row: UnprovenMail) -> datetime | None:
    """Until when it is full, or None while there is room."""
    if "caused_by" in limit.columns and row.caused_by is None:
        return None
    agreeing: models.QuerySet = UnprovenMail.objects.filter(cause=row.cause, asked_at__gt=_counted_since(limit, row))
    agreeing = agreeing.filter(**{name: getattr(row, name) for name in limit.columns})
    moments = list(agreeing.order_by("-asked_at").values_list("asked_at", flat=True)[: limit.most])
    return moments[-1] + limit.within if len(moments) == limit.most else None


def _sentence(limit: Limit, until: datetime, email: str) -> str:
    words = {"email": email, "moment": date_format(timezone.localtime(until), "DATETIME_FORMAT").lower()}
    if limit.columns == ("email",):
        return _("A %(email)s ya le escribimos varias veces hoy. Podrá enviarse otra vez desde el %(moment)s.") % words
    return (
        _("Ya se pidieron demasiados correos a direcciones sin confirmar. Podrá enviarse otro desde el %(moment)s.")
        % words
    )
