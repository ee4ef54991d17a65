"""What is due goes out, by as many senders at once as there are slots.

A sender takes messages in hand by the batch, and each kind writes its messages of a batch at once. Then each
message is claimed, handed over and recorded, in this order: a commit, the conversation, a commit. Whatever is wrong
with one message fails that message and never the run; only a server that cannot be reached ends it, and the next run
goes on.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from kit.logs import tokenless
from mailings.bounces.tracking import envelope_sender
from mailings.installed_kinds import installed_kinds
from mailings.models import Delivery, DeliveryState, Reason
from mailings.outbox import claims, recovery, sender_locks
from mailings.outbox.claims import SendResult
from mailings.outbox.pacing import Pace
from mailings.outbox.relay import BrokenOffError, RefusedError, Relay, UncertainError, UnreachableError
from mailings.rendering import RenderedMessage

log = logging.getLogger(__name__)

RUN_LASTS = timedelta(seconds=30)  # then whoever else waits for a worker has a turn
RENDERED_FOR = timedelta(seconds=10)  # what was written before is written anew: a row may have changed
FEWEST, MOST = 100, 1000  # in hand at once: few where the server is slow or little is left, many where it is quick
LONGEST_WAIT = timedelta(hours=4)
ATTEMPTS = 16  # about a day and a half
LONGEST_SUBJECT, LONGEST_WORDS = 200, 20_000


def send_due(*, clock: Callable[[], datetime] = timezone.now) -> int:
    """Put in the queue whatever is due, settle what a dead sender left, and send; how many the server took.

    A kind that cannot be queued stops no other; the run tells of it at its end, so that it counts as failed.
    """
    recovery.find_dead(beside=None, at=clock())
    recovery.clear_doubts(at=clock())
    failures = []
    for kind in installed_kinds().values():
        try:
            kind.queue(at=clock())
        except Exception as error:
            log.exception("What is due of the kind %s cannot be queued", kind.name)
            failures.append(error)
    sent = send_queued(clock=clock)
    if failures:
        raise ExceptionGroup("Some kinds of mail cannot be queued", failures)
    return sent


def send_queued(*, clock: Callable[[], datetime] = timezone.now) -> int:
    """Send what is in the queue, where a slot is free; how many the server took."""
    with sender_locks.acquire() as slot, Relay() as relay:
        if slot is None:
            return 0
        recovery.take_over(slot, at=clock())
        sender = Sender(slot, relay, clock)
        try:
            sender.run()
        except UnreachableError as error:
            log.warning("The mail server cannot be reached, the rest waits: %s", error)
        claims.release(slot)
        return sender.sent


class Sender:
    """One run of whoever has a slot."""

    def __init__(self, slot: int, relay: Relay, clock: Callable[[], datetime]):
        self.slot, self.relay, self.clock = slot, relay, clock
        self.pace = Pace()
        self.sent = 0

    def run(self) -> None:
        until, most = self.clock() + RUN_LASTS, FEWEST
        while (start := self.clock()) < until and (batch := claims.take(self.slot, most, at=start)):
            self._send_batch(batch)
            claims.release(self.slot)
            most = min(2 * most, MOST) if self.clock() - start < RENDERED_FOR / 4 else FEWEST
            recovery.find_dead(beside=self.slot, at=self.clock())

    def _send_batch(self, batch: Sequence[Delivery]) -> None:
        written_at = self.clock()
        messages = write_batch(batch, at=written_at)
        keep_words(batch, messages)
        for delivery in batch:
            if self.clock() - written_at > RENDERED_FOR:
                break
            content = self._content(delivery, messages[delivery.pk])
            if isinstance(content, SendResult):
                claims.record(content)
                continue
            self.relay.open()
            self.pace.wait()
            if claims.claim(delivery, at=self.clock()):
                claims.record(self._converse(delivery, content))

    def _content(self, delivery: Delivery, message: RenderedMessage | Reason | Exception) -> bytes | SendResult:
        """The message as it goes over the wire, or what becomes of one that cannot or need not go."""
        if isinstance(message, Reason):
            return SendResult(delivery, DeliveryState.SUPPRESSED, self.clock(), reason=message)
        try:
            if isinstance(message, Exception):
                raise message
            return message.content(delivery)
        except Exception as error:
            log.exception("Delivery %s cannot be written", delivery.pk)
            return SendResult(delivery, DeliveryState.FAILED, self.clock(), repr(error))

    def _converse(self, delivery: Delivery, content: bytes) -> SendResult:
        """Hand a claimed message over; what became of it."""
        try:
            answer = self.relay.send(envelope_sender(delivery), delivery.mailbox, content)
        except UncertainError as error:
            return claims.doubt(delivery, str(error), at=self.clock())
        except BrokenOffError as error:
            return again(delivery, str(error), at=self.clock())
        except RefusedError as error:
            if error.is_temporary:
                return again(delivery, str(error), at=self.clock())
            return SendResult(delivery, DeliveryState.FAILED, self.clock(), str(error))
        except Exception as error:
            log.exception("Delivery %s cannot be sent", delivery.pk)
            self.relay.close()
            return SendResult(delivery, DeliveryState.FAILED, self.clock(), repr(error))
        self.sent += 1
        return SendResult(delivery, DeliveryState.SENT, self.clock(), answer)


def keep_words(batch: Sequence[Delivery], messages: dict[int, RenderedMessage | Reason | Exception]) -> None:
    """What each says is kept before it goes, for nothing tells it later; the keys of its links are left out."""
    kept = [
        each
        for each in batch
        if installed_kinds()[each.kind].keeps_words and isinstance(messages[each.pk], RenderedMessage)
    ]
    for each in kept:
        each.subject = messages[each.pk].subject[:LONGEST_SUBJECT]
        each.words = tokenless(messages[each.pk].text)[:LONGEST_WORDS]
    Delivery.objects.bulk_update(kept, ["subject", "words"])


def write_batch(batch: Sequence[Delivery], *, at: datetime) -> dict[int, RenderedMessage | Reason | Exception]:
    """By key of delivery its message, why it is not sent, or what went wrong; each kind writes its own at once."""
    messages = {}
    for name in {delivery.kind for delivery in batch}:
        ours = [delivery for delivery in batch if delivery.kind == name]
        try:
            messages |= installed_kinds()[name].write(ours, at=at)
        except Exception:  # one of them spoils all of them: each alone
            for delivery in ours:
                messages[delivery.pk] = _write_alone(delivery, at=at)
    return messages


def _write_alone(delivery: Delivery, *, at: datetime) -> RenderedMessage | Reason | Exception:
    try:
        return installed_kinds()[delivery.kind].write([delivery], at=at)[delivery.pk]
    except Exception as error:
        return error


def again(delivery: Delivery, answer: str, *, at: datetime) -> SendResult:
    """Not now: later, each time after twice as long; too often not now: failed."""
    if delivery.attempts >= ATTEMPTS:
        return SendResult(delivery, DeliveryState.FAILED, at, answer)
    wait = min(timedelta(minutes=2 ** min(delivery.attempts - 1, 10)), LONGEST_WAIT)
    return SendResult(delivery, DeliveryState.QUEUED, at, answer, due_at=at + wait)
