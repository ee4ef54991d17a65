"""The rows of the ledger while a sender has them: in hand, then claimed one by one, then each with its result.

A claim is committed before the conversation with the mail server and the result after it, so that whatever dies in
between leaves a row that says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F

from mailings.installed_kinds import installed_kinds
from mailings.models import Delivery, DeliveryState, Reason

LONGEST_ANSWER = 300


@dataclass(frozen=True)
class SendResult:
    """What became of a message at that moment: an end, doubt, or (queued) another attempt at `due_at`."""

    delivery: Delivery
    state: DeliveryState
    at: datetime
    answer: str = ""
    reason: Reason | str = ""
    due_at: datetime | None = None
    is_held: bool = False

    def columns(self) -> dict:
        """What the row holds from now on."""
        columns = {"state": self.state, "slot": None, "answer": self.answer[:LONGEST_ANSWER], "reason": self.reason}
        if self.state == DeliveryState.SENT:
            columns["sent_at"] = self.at
        elif self.state == DeliveryState.QUEUED:
            columns |= {"due_at": self.due_at, "claimed_at": None}
        elif self.state == DeliveryState.UNCERTAIN:
            columns["held_at"] = self.at if self.is_held else None
            if self.delivery.state == DeliveryState.SENDING:
                columns["recoveries"] = F("recoveries") + 1
        return columns


@transaction.atomic
def take(slot: int, most: int, *, at: datetime) -> list[Delivery]:
    """The next due messages, at most so many, noted as being in that slot's hands; they stay queued.

    Once they are locked it looks again: of a pause made meanwhile the first look shows the rows, not the bulletin.
    """
    due = Delivery.objects.due(at=at).filter(slot=None).order_by("due_at", "pk")
    keys = list(due.select_for_update(skip_locked=True, of=["self"]).values_list("pk", flat=True)[:most])
    batch = list(due.filter(pk__in=keys).annotate(reached_at=F("user__email")))
    Delivery.objects.filter(pk__in=[delivery.pk for delivery in batch]).update(slot=slot)
    for delivery in batch:
        delivery.slot = slot
        if delivery.user_id and delivery.reached_at != delivery.email and not delivery.recoveries:
            _redirect(delivery, delivery.reached_at)
    return batch


def _redirect(delivery: Delivery, email: str) -> None:
    """Its person has another address by now; of a message that may have arrived, none is sent elsewhere."""
    delivery.email = email
    delivery.save(update_fields=["email"])
    delivery.items.update(email=email)


def release(slot: int) -> None:
    """What that slot has in hand and did not claim is anybody's again."""
    Delivery.objects.in_hand(slot).update(slot=None)


def claim(delivery: Delivery, *, at: datetime) -> bool:
    """It is handed over next; False where it was suppressed or put off while it was in hand, and is not to be sent."""
    in_hand = Delivery.objects.in_hand(delivery.slot).filter(pk=delivery.pk, due_at__lte=at)
    if not in_hand.update(state=DeliveryState.SENDING, claimed_at=at, attempts=F("attempts") + 1):
        return False
    delivery.state, delivery.claimed_at = DeliveryState.SENDING, at
    delivery.attempts += 1
    return True


@transaction.atomic
def record(result: SendResult) -> bool:
    """Write what became of a message and tell the rows it is about; False where it is not as we left it."""
    if not as_left(result.delivery).update(**result.columns()):
        return False
    if result.is_held or result.state in (DeliveryState.SENT, DeliveryState.FAILED):
        installed_kinds()[result.delivery.kind].finish(result.delivery, result.state, result.answer, at=result.at)
    return True


def doubt(delivery: Delivery, answer: str, *, at: datetime) -> SendResult:
    """Nobody knows whether it arrived; held at once where neither the relay can be asked nor its kind decides."""
    is_held = not (settings.MAIL_RELAY_LOG or installed_kinds()[delivery.kind].is_sent_again)
    return SendResult(delivery, DeliveryState.UNCERTAIN, at, answer, is_held=is_held)


def as_left(delivery: Delivery):
    """The row while it is as this process last saw it."""
    state = {name: getattr(delivery, name) for name in ("pk", "state", "slot", "claimed_at", "held_at")}
    return Delivery.objects.filter(**state)


def in_hand_of_others(slot: int | None) -> Sequence[int]:
    """The other slots that have something in hand or claimed."""
    busy = Delivery.objects.filter(slot__isnull=False, state__in=[DeliveryState.QUEUED, DeliveryState.SENDING])
    return list(busy.exclude(slot=slot).order_by().values_list("slot", flat=True).distinct())
