"""What a sender has in hand, what it claims, and that nobody's decision in between is passed over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mailings.models import Delivery, DeliveryState, Reason
from mailings.outbox import claims, sender_locks, sending
from tests.mailings.plain import queue
from tests.races import at_once

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def rows(*columns: str) -> list[tuple]:
    return list(Delivery.objects.order_by("pk").values_list(*columns))


def test_take_notes_the_slot_and_leaves_the_rest(plain):
    queue("plain", "a@b.example", "c@d.example", "e@f.example", due_at=NOW)
    queue("plain", "later@b.example", due_at=NOW + timedelta(seconds=1))
    first, second = claims.take(0, 2, at=NOW), claims.take(1, 2, at=NOW)
    assert [row.email for row in first] == ["a@b.example", "c@d.example"]
    assert [row.email for row in second] == ["e@f.example"]
    assert rows("state", "slot") == [("queued", 0), ("queued", 0), ("queued", 1), ("queued", None)]
    claims.release(0)
    assert rows("slot") == [(None,), (None,), (1,), (None,)]


@pytest.mark.parametrize(
    "change",
    [
        {"state": DeliveryState.SUPPRESSED, "reason": Reason.OPTED_OUT},
        {"due_at": NOW + timedelta(days=1)},
        {"slot": None},
    ],
)
def test_claim_obeys_what_was_decided_while_the_row_was_in_hand(plain, change):
    """Red with the row claimed by its key alone."""
    queue("plain", "a@b.example", due_at=NOW)
    (delivery,) = claims.take(0, 10, at=NOW)
    Delivery.objects.update(**change)
    assert claims.claim(delivery, at=NOW) is False
    assert Delivery.objects.get().attempts == 0


def test_claim_and_record_write_one_row_and_leave_the_rest(plain):
    queue("plain", "a@b.example", "c@d.example", due_at=NOW)
    first, second = claims.take(0, 10, at=NOW)
    later = NOW + timedelta(seconds=1)
    assert claims.claim(first, at=NOW) is True
    assert first.state == "sending"
    assert first.claimed_at == NOW
    assert first.attempts == 1
    assert claims.record(claims.SendResult(first, DeliveryState.SENT, later, "250 ok")) is True
    assert rows("state", "sent_at", "claimed_at", "answer", "slot", "attempts") == [
        ("sent", later, NOW, "250 ok", None, 1),
        ("queued", None, None, "", 0, 0),
    ]
    Delivery.objects.filter(pk=second.pk).update(slot=None)
    assert claims.claim(second, at=later) is False
    assert rows("state") == [("sent",), ("queued",)]
    assert plain.outcomes == [("a@b.example", "sent")]


def test_result_of_a_claim_that_somebody_else_settled_changes_nothing(plain):
    queue("plain", "a@b.example", due_at=NOW)
    (delivery,) = claims.take(0, 10, at=NOW)
    claims.claim(delivery, at=NOW)
    Delivery.objects.update(state=DeliveryState.UNCERTAIN, slot=None)
    assert claims.record(claims.SendResult(delivery, DeliveryState.SENT, NOW)) is False
    assert rows("state") == [("uncertain",)]
    assert plain.outcomes == []


def test_opt_out_in_the_middle_of_a_batch_is_obeyed(plain, sink, monkeypatch):
    queue("plain", "a@b.example", "b@b.example", "c@b.example")
    converse = sending.Sender._converse

    def opting_out(sender, delivery, content):
        Delivery.objects.filter(email="b@b.example").update(state="suppressed", reason=Reason.OPTED_OUT)
        return converse(sender, delivery, content)

    monkeypatch.setattr(sending.Sender, "_converse", opting_out)
    assert sending.send_due() == 2
    assert sink.recipients == ["a@b.example", "c@b.example"]


def test_letters_of_a_batch_are_written_at_once(plain, sink):
    queue("plain", *(f"{number}@b.example" for number in range(7)))
    assert sending.send_due() == 7
    assert plain.batches == [7]
    assert set(rows("state", "attempts", "slot")) == {("sent", 1, None)}


def test_kind_that_cannot_be_queued_stops_no_other_and_is_told(plain, sink, monkeypatch):
    def broken(*, at):
        raise ValueError("broken rule")

    monkeypatch.setattr(plain, "queue", broken)
    queue("plain", "a@b.example")
    with pytest.raises(ExceptionGroup) as error:
        sending.send_due()
    assert str(error.value.exceptions) == "(ValueError('broken rule'),)"
    assert sink.recipients == ["a@b.example"]


def test_letters_that_cannot_be_written_together_are_written_alone(plain, sink, monkeypatch):
    together = plain.write

    def write(deliveries, *, at):
        if any(each.email == "bad@b.example" for each in deliveries):
            raise ValueError("no such row")
        return together(deliveries, at=at)

    monkeypatch.setattr(plain, "write", write)
    queue("plain", "a@b.example", "bad@b.example", "c@b.example")
    assert sending.send_due() == 2
    assert sink.recipients == ["a@b.example", "c@b.example"]
    assert rows("state", "answer")[1] == ("failed", "ValueError('no such row')")


def test_letters_that_became_old_are_written_anew(plain, sink):
    """A conversation that took long: the row behind the next letter may have changed meanwhile."""
    queue("plain", "a@b.example", "b@b.example", due_at=NOW)
    moments = iter(range(10_000))
    assert sending.send_due(clock=lambda: NOW + timedelta(seconds=2.6 * next(moments))) == 2
    assert plain.batches == [2, 1]


def test_send_queued_without_a_free_slot_leaves(plain, sink, settings):
    queue("plain", "a@b.example")
    settings.MAIL_SENDERS = 0
    assert sending.send_due() == 0
    assert rows("state", "slot") == [("queued", None)]


@pytest.mark.django_db(transaction=True)
def test_slots_are_taken_by_one_each(settings):
    """Red with a lock of the transaction, or none."""
    settings.MAIL_SENDERS = 3

    def take():
        with sender_locks.acquire() as slot:
            barrier.append(slot)
            while len(barrier) < 5:
                pass
            return slot

    barrier = []
    assert sorted(at_once(take, times=5), key=str) == [0, 1, 2, None, None]
    with sender_locks.acquire() as slot:
        assert slot == 0
