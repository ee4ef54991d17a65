"""The bulletin for whoever does not belong to the Pact: asked for, confirmed from the address, left in one click.

Asking answers the same whether an address is known or not. Only the link that goes there confirms; both links change
something by POST alone, because mail scanners open each.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kit.database import locks
from kit.messages import announce
from kit.pages import links
from mailings.models import Subscriber
from members.models import Cause
from members.unproven import count_mail

CONFIRM, LEAVE = "subscription-confirm", "subscription-leave"
PATIENCE = timedelta(days=7)  # an address that is not confirmed by then is forgotten
RESEND_AFTER = timedelta(minutes=10)
LINK_AGE = timedelta(days=3650)  # a mail may be found years later, and leaving must still work


@transaction.atomic
def ask(email: str, *, at: datetime) -> None:
    """Write to that address how it confirms; nothing where it is confirmed, or where that went out a moment ago."""
    email = email.strip().lower()
    locks.hold("subscriptions")
    row = Subscriber.objects.filter(email=email).first() or Subscriber(email=email)
    was_just_asked = row.pk and row.ended_at is None and row.asked_at > at - RESEND_AFTER
    if row.is_active or was_just_asked:
        return
    row.asked_at, row.sent_at, row.confirmed_at, row.ended_at = at, None, None, None
    row.forget_failure()
    row.save()
    count_mail(Cause.SUBSCRIPTION, email=email, about=row.pk, by=None, at=at)
    announce()


@transaction.atomic
def confirm(row: Subscriber, *, at: datetime) -> None:
    """Whoever reads that mailbox wants it. Harmless twice."""
    rows = Subscriber.objects.select_for_update().filter(pk=row.pk)
    rows.filter(confirmed_at__isnull=True, ended_at__isnull=True).update(confirmed_at=at)


def leave(row: Subscriber, *, at: datetime) -> None:
    """Nothing more goes there; a copy that waits to be sent finds nobody. Harmless twice."""
    Subscriber.objects.filter(pk=row.pk, ended_at__isnull=True).update(ended_at=at)


def confirm_link(row: Subscriber) -> str:
    return settings.SITE_URL + reverse("subscription_confirm", args=[links.sign(CONFIRM, row.pk)])


def leave_link(row: Subscriber) -> str:
    return settings.SITE_URL + reverse("subscription_leave", args=[links.sign(LEAVE, row.pk)])


def leave_headers(row: Subscriber) -> dict[str, str]:
    """The headers by which a mail program offers to leave in one click (RFC 8058)."""
    return {"List-Unsubscribe": f"<{leave_link(row)}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def read_confirm(token: str) -> Subscriber:
    """Whose link it is; `BadLinkError` or `Subscriber.DoesNotExist`."""
    return Subscriber.objects.get(pk=links.read(CONFIRM, token, max_age=PATIENCE))


def read_leave(token: str) -> Subscriber:
    """Whose link it is; `BadLinkError` or `Subscriber.DoesNotExist`."""
    return Subscriber.objects.get(pk=links.read(LEAVE, token, max_age=LINK_AGE))
