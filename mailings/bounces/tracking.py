"""Which message came back: each one's sender carries a token of our own, and nothing else in a bounce is believed."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail.message import sanitize_address
from django.db import transaction
from django.db.models.functions import Lower
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from mailings.bounces.reports import BounceReport
from mailings.models import GONE, BadAddress, Bounce, Delivery, DeliveryState, Reason
from members.models import User

PURPOSE = "mailings.bounces"
BEHIND_OUR_NAME = r"\+([0-9]{1,18})-([0-9a-f]{20})@"


def envelope_sender(delivery: Delivery) -> str:
    """The address to which servers send back this message, in ASCII; the portal's own where bounces are not read."""
    if not settings.BOUNCE_ADDRESS:
        return _in_ascii(settings.DEFAULT_FROM_EMAIL)
    local, _at, domain = _in_ascii(settings.BOUNCE_ADDRESS).rpartition("@")
    return f"{local}+{delivery.pk}-{_signature(delivery.pk)}@{domain}"


@lru_cache
def _in_ascii(address: str) -> str:
    return sanitize_address(address, "utf-8")


def delivery_key(texts: Iterable[str]) -> int | None:
    """The key of the delivery whose token stands in one of these texts; None for every other text."""
    if not settings.BOUNCE_ADDRESS:
        return None
    local, _at, domain = settings.BOUNCE_ADDRESS.partition("@")
    ours = re.compile(rf"\b{re.escape(local)}{BEHIND_OUR_NAME}{re.escape(domain)}", re.ASCII | re.IGNORECASE)
    for text in texts:
        for key, signature in ours.findall(text):
            if constant_time_compare(signature.lower(), _signature(int(key))):
                return int(key)
    return None


def _signature(key: int) -> str:
    """Short enough that the local part of an address, 64 letters, holds it; in one case, since servers may fold it."""
    return salted_hmac(PURPOSE, str(key), algorithm="sha256").hexdigest()[:20]


def bad_addresses(emails: Iterable[str]) -> set[str]:
    """Those of these addresses, as they were given, that are not written to now; one query."""
    addresses = set(emails)
    active = BadAddress.objects.active().annotate(folded=Lower("email"))
    matches = set(active.filter(folded__in={email.lower() for email in addresses}).values_list("folded", flat=True))
    return {email for email in addresses if email.lower() in matches}


@transaction.atomic
def note(delivery: Delivery, report: BounceReport, *, at: datetime) -> bool:
    """Write down why a delivery came back, once; where nobody is at its address any more, nothing goes there again."""
    facts = {"code": report.code, "answer": report.answer}
    _bounce, is_new = Bounce.objects.get_or_create(
        delivery=delivery, cause=report.cause, defaults=facts | {"received_at": at}
    )
    written_at = delivery.claimed_at or delivery.created_at
    works_since = BadAddress.objects.filter(email__iexact=delivery.email, lifted_at__gte=written_at)
    if is_new and report.cause in GONE and not works_since.exists():
        BadAddress.objects.bulk_create([BadAddress(email=delivery.email, since_at=at, **facts)], ignore_conflicts=True)
        waiting = Delivery.objects.filter(state=DeliveryState.QUEUED, email__iexact=delivery.email)
        waiting.update(state=DeliveryState.SUPPRESSED, reason=Reason.BOUNCES, slot=None)
    return is_new


@transaction.atomic
def attend(*, by: User, at: datetime) -> int:
    """Somebody has looked at everything that blames us; answers how many. What comes later is told again."""
    return Bounce.objects.to_attend().filter(received_at__lte=at).update(attended_at=at, attended_by=by)


@transaction.atomic
def lift(address: BadAddress, *, by: User, at: datetime) -> None:
    """Somebody says that it works again."""
    if not BadAddress.objects.active().filter(pk=address.pk).update(lifted_at=at, lifted_by=by):
        raise ValidationError(_("A esta dirección ya se le vuelve a escribir."))
