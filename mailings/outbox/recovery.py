"""What becomes of messages whose sender died or whose conversation broke off after they were handed over.

First they are uncertain. When the longest conversation is over, the relay is asked where it can be: taken, or sent
again. Where it cannot, their kind decides: sent again, or held for a person. Three times, and it fails.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from mailings.installed_kinds import installed_kinds
from mailings.models import Delivery, DeliveryState
from mailings.outbox import claims, sender_locks
from mailings.outbox.claims import SendResult
from mailings.outbox.relay_log import relay_log
from mailings.rendering import message_id

log = logging.getLogger(__name__)

RECOVERIES = 3
LOG_REACHES = timedelta(hours=20)  # a log and the one before it, which is begun anew each day


def take_over(slot: int, *, at: datetime) -> None:
    """This slot's lock is ours, so whoever had it is gone: what was claimed is uncertain, the rest is anybody's."""
    claims.release(slot)
    for delivery in Delivery.objects.claimed(slot):
        log.warning("The sender of delivery %s died", delivery.pk)
        claims.record(claims.doubt(delivery, _("El envío se interrumpió."), at=at))


def find_dead(*, beside: int | None, at: datetime) -> None:
    """The other slots that hold messages while nobody holds them."""
    for slot in claims.in_hand_of_others(beside):
        with sender_locks.attempt(slot) as is_ours:
            if is_ours:
                take_over(slot, at=at)


def clear_doubts(*, at: datetime) -> None:
    """Decide about every recoverable message whose conversation is over by now."""
    over = at - timedelta(seconds=settings.MAIL_CONVERSATION)
    relay = relay_log()
    for delivery in Delivery.objects.recoverable().filter(claimed_at__lte=over).order_by("pk"):
        reaches = relay is not None and delivery.claimed_at > at - LOG_REACHES
        is_there = relay.contains(message_id(delivery)) if reaches else None
        if is_there:
            sentence = _("El servidor de correo la tiene en su registro.")
            claims.record(SendResult(delivery, DeliveryState.SENT, delivery.claimed_at, sentence))
        elif is_there is False or (not reaches and installed_kinds()[delivery.kind].is_sent_again):
            _send_again(delivery, at=at)
        elif not reaches:
            claims.record(SendResult(delivery, DeliveryState.UNCERTAIN, at, delivery.answer, is_held=True))


def _send_again(delivery: Delivery, *, at: datetime) -> None:
    if delivery.recoveries > RECOVERIES:
        sentence = _("Se intentó %(times)s veces y cada vez se interrumpió.") % {"times": RECOVERIES + 1}
        claims.record(SendResult(delivery, DeliveryState.FAILED, at, sentence))
    else:
        claims.record(SendResult(delivery, DeliveryState.QUEUED, at, delivery.answer, due_at=at))
