"""What is due goes out: claimed in one transaction, handed to the mail server outside any, the result in another.

A message is handed over at most once unless the server said no for now: a claim whose sender died and a conversation
that broke off after the message was handed over are `uncertain`, held and shown, never sent again by themselves.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .catalogue import KINDS
from .models import Delivery, DeliveryState, Reason
from .relay import BrokenOffError, RefusedError, Relay, UncertainError, UnreachableError

log = logging.getLogger(__name__)

CLAIM_LASTS = timedelta(minutes=5)  # a conversation is bounded by EMAIL_TIMEOUT at each of its steps
LONGEST_WAIT = timedelta(hours=4)
ATTEMPTS = 16  # about a day and a half
LONGEST_ANSWER = 300


def send_due(*, clock: Callable[[], datetime] = timezone.now) -> int:
    """Send everything that is due now; answers how many messages the server took."""
    hold_stale(at=clock())
    for kind in KINDS.values():
        kind.queue(at=clock())
    sent = 0
    with Relay() as relay:
        try:
            while delivery := claim(at=clock()):
                sent += send(delivery, relay, clock=clock)
        except UnreachableError as error:
            log.warning("The mail server cannot be reached, the rest waits for the next sweep: %s", error)
    return sent


@transaction.atomic
def claim(*, at: datetime) -> Delivery | None:
    """The next due message, marked as being sent from this moment; nobody else gets it."""
    due = Delivery.objects.due(at=at).order_by("due_at", "pk")
    delivery = due.select_for_update(skip_locked=True, of=["self"]).first()
    if delivery is None:
        return None
    delivery.state, delivery.claimed_at = DeliveryState.SENDING, at
    delivery.attempts += 1
    delivery.save(update_fields=["state", "claimed_at", "attempts"])
    return delivery


def send(delivery: Delivery, relay: Relay, *, clock: Callable[[], datetime]) -> bool:
    """Send one claimed message and write what became of it; True where the server took it.

    Whatever is wrong with one message fails that message and never the run; only an unreachable server ends it.
    """
    kind = KINDS[delivery.kind]
    try:
        letter = kind.write([delivery], at=clock())[delivery.pk]
        if isinstance(letter, Reason):
            return finish(delivery, DeliveryState.SUPPRESSED, reason=letter, at=clock())
        answer = relay.send(delivery.email, letter.content(delivery))
    except UnreachableError as error:
        retry(delivery, str(error), at=clock())
        raise
    except BrokenOffError as error:
        retry(delivery, str(error), at=clock())
    except RefusedError as error:
        refuse(delivery, error, at=clock())
    except UncertainError as error:
        finish(delivery, DeliveryState.UNCERTAIN, str(error), at=clock())
    except Exception as error:
        log.exception("Delivery %s cannot be written", delivery.pk)
        finish(delivery, DeliveryState.FAILED, repr(error), at=clock())
    else:
        return finish(delivery, DeliveryState.SENT, answer, at=clock())
    return False


def refuse(delivery: Delivery, error: RefusedError, *, at: datetime) -> None:
    """Not now: again later. Never, or too often not now: failed."""
    if error.is_temporary and delivery.attempts < ATTEMPTS:
        retry(delivery, str(error), at=at)
    else:
        finish(delivery, DeliveryState.FAILED, str(error), at=at)


def retry(delivery: Delivery, answer: str, *, at: datetime) -> None:
    """Back into the queue, each time for twice as long."""
    wait = min(timedelta(minutes=2 ** min(delivery.attempts - 1, 10)), LONGEST_WAIT)
    still_ours(delivery).update(
        state=DeliveryState.QUEUED, claimed_at=None, due_at=at + wait, answer=answer[:LONGEST_ANSWER]
    )


def hold_stale(*, at: datetime) -> None:
    """Messages whose sender died between claim and result: nobody knows whether they went out."""
    for delivery in Delivery.objects.stale(before=at - CLAIM_LASTS):
        finish(delivery, DeliveryState.UNCERTAIN, _("El envío se interrumpió."), at=at)


@transaction.atomic
def finish(delivery: Delivery, state: DeliveryState, answer: str = "", *, reason: str = "", at: datetime) -> bool:
    """Write the end of a delivery and tell the rows it is about; True where it was sent and the claim is ours."""
    sent_at = at if state == DeliveryState.SENT else None
    ours = still_ours(delivery).update(state=state, sent_at=sent_at, answer=answer[:LONGEST_ANSWER], reason=reason)
    if ours and state != DeliveryState.SUPPRESSED:
        KINDS[delivery.kind].finished(delivery, state, answer, at=at)
    return bool(ours) and state == DeliveryState.SENT


def still_ours(delivery: Delivery):
    """The row while this very claim holds."""
    return Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.SENDING, claimed_at=delivery.claimed_at)
