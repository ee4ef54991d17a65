"""A sender that died, a conversation that broke off: found, asked about, and decided by the kind."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from mailings.installed_kinds import installed_kinds
from mailings.models import Delivery
from mailings.outbox import claims, recovery, resolution, sending
from tests import make
from tests.mailings.plain import queue

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def clock_in(**later):
    return lambda: NOW + timedelta(**later)


def row(*columns: str) -> tuple:
    return Delivery.objects.values_list(*columns).get()


@pytest.fixture
def died(request, sink, plain, again):
    """The one row of a kind whose sender died after the claim."""

    def die(kind: str) -> Delivery:
        queue(kind, "a@b.example", due_at=NOW)
        (delivery,) = claims.take(1, 10, at=NOW)
        claims.claim(delivery, at=NOW)
        return delivery

    return die


@pytest.fixture
def relay(settings, tmp_path):
    """The log of a relay that can be asked; called with a message it takes it, or only begins to."""
    log = tmp_path / "mail.log"
    log.write_text("")
    settings.MAIL_RELAY_LOG = str(log)

    def hear(delivery: Delivery, *, is_taken: bool) -> None:
        lines = [f"Nov 23 04:47:13 mail postfix/cleanup[7]: 4F8Z: message-id={delivery.message_id('localhost')}"]
        if is_taken:
            lines.append(
                "Nov 23 04:47:13 mail postfix/qmgr[8]: 4F8Z: from=<p@b.example>, size=9, nrcpt=1 (queue active)"
            )
        log.write_text("\n".join(lines) + "\n")

    return hear


def test_dead_claim_is_found_by_whoever_sends_next_and_what_was_in_hand_goes_out(died, again, sink):
    died("again")
    queue("again", "in-hand@b.example", due_at=NOW)
    claims.take(1, 10, at=NOW)
    assert sending.send_due(clock=clock_in(seconds=1)) == 1
    assert sink.recipients == ["in-hand@b.example"]
    assert list(Delivery.objects.order_by("pk").values_list("state", "slot", "recoveries")) == [
        ("uncertain", None, 1),
        ("sent", None, 0),
    ]


def test_dead_claim_of_a_kind_that_may_be_sent_again_is_sent_when_the_conversation_is_over(died, again, sink):
    died("again")
    assert [sending.send_due(clock=clock_in(seconds=second)) for second in (1, 119, 121)] == [0, 0, 1]
    assert row("state", "attempts", "recoveries") == ("sent", 2, 1)
    assert again.outcomes == [("a@b.example", "sent")]


def test_dead_claim_of_a_kind_that_is_held_waits_for_a_person(died, plain, sink):
    died("plain")
    assert [sending.send_due(clock=clock_in(minutes=minutes)) for minutes in (1, 3, 9999)] == [0, 0, 0]
    assert row("state", "held_at") == ("uncertain", NOW + timedelta(minutes=1))
    assert sink.messages == []
    assert plain.outcomes == [("a@b.example", "uncertain")]
    assert Delivery.objects.held().count() == 1


def test_mail_of_an_app_that_was_taken_out_stops_nobody(died, plain, sink, monkeypatch):
    """Red where the ledger asks for the kind of each row: one such row ended every run."""
    died("plain")
    queue("plain", "b@b.example", due_at=NOW)
    monkeypatch.delitem(installed_kinds(), "plain")
    make.invitation(make.organization(), "ana@pacto.example")
    assert [sending.send_due(clock=clock_in(minutes=minutes)) for minutes in (1, 3)] == [1, 0]
    assert sink.recipients == ["ana@pacto.example"]
    rows = Delivery.objects.filter(kind="plain").order_by("pk").values_list("state", "reason")
    assert list(rows) == [("uncertain", ""), ("suppressed", "cancelled")]
    with pytest.raises(ValidationError, match="ya no envía"):
        resolution.send_again(Delivery.objects.held().get(), by=make.user(), at=NOW)


@pytest.mark.parametrize("kind", ["plain", "again"])
def test_dead_claim_that_the_relay_took_is_sent_and_not_twice(died, relay, sink, kind):
    delivery = died(kind)
    relay(delivery, is_taken=True)
    assert [sending.send_due(clock=clock_in(minutes=minutes)) for minutes in (1, 3)] == [0, 0]
    assert row("state", "sent_at") == ("sent", NOW)
    assert sink.messages == []


@pytest.mark.parametrize("kind", ["plain", "again"])
def test_dead_claim_that_the_relay_did_not_take_is_sent_again(died, relay, sink, kind):
    delivery = died(kind)
    relay(delivery, is_taken=False)
    assert [sending.send_due(clock=clock_in(minutes=minutes)) for minutes in (1, 3)] == [0, 1]
    assert sink.messages[0][1]["Message-ID"] == delivery.message_id("localhost")


def test_dead_claim_waits_while_the_log_cannot_be_read_and_then_goes_by_its_kind(died, settings, plain, sink):
    settings.MAIL_RELAY_LOG = "/nowhere/mail.log"
    died("plain")
    assert [sending.send_due(clock=clock_in(hours=hours)) for hours in (0, 1, 19)] == [0, 0, 0]
    assert row("state", "held_at") == ("uncertain", None)
    sending.send_due(clock=clock_in(hours=21))
    assert row("held_at") == (NOW + timedelta(hours=21),)
    assert plain.outcomes == [("a@b.example", "uncertain")]


def test_three_recoveries_and_it_fails(died, again, sink):
    """Red without the count: sent for ever to a server that always hangs up."""
    sink.data["a@b.example"] = "hang up"
    died("again")
    for minutes in range(0, 30, 3):
        sending.send_due(clock=clock_in(minutes=minutes))
    assert row("state", "attempts", "recoveries") == ("failed", 4, 4)
    assert again.outcomes == [("a@b.example", "failed")]
    assert row("answer") == ("Se intentó 4 veces y cada vez se interrumpió.",)


def test_server_that_never_answers_leaves_doubt(settings, again, sink):
    settings.EMAIL_TIMEOUT = 0.3
    sink.data["a@b.example"] = "never answer"
    queue("again", "a@b.example", "b@b.example", due_at=NOW)
    assert sending.send_due(clock=clock_in(seconds=1)) == 1
    assert len(sink.messages) == 2
    assert list(Delivery.objects.order_by("pk").values_list("state", flat=True)) == ["uncertain", "sent"]


def test_slot_of_a_living_sender_is_left_alone(died, monkeypatch):
    died("again")
    monkeypatch.setattr("mailings.outbox.sender_locks._lock", lambda slot: False)
    recovery.find_dead(beside=None, at=NOW)
    assert row("state") == ("sending",)
