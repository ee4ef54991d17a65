"""Not faster than told."""

from dataclasses import dataclass

import pytest
from django.utils import timezone

from mailings.outbox import sending
from mailings.outbox.pacing import Pace
from tests.mailings.plain import Plain, queue, register


@dataclass
class Clock:
    """The steady clock of `time`, which goes on only while somebody sleeps."""

    now: float = 1000.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("mailings.outbox.pacing.time", clock)
    return clock


@pytest.mark.parametrize(("rate", "senders", "seconds"), [(100, 2, 0.1), (50, 1, 0.1), (0, 2, 0)])
def test_pace_gives_each_sender_its_share(settings, clock, rate, senders, seconds):
    settings.MAIL_RATE, settings.MAIL_SENDERS = rate, senders
    pace = Pace()
    for _message in range(6):
        pace.wait()
    assert clock.now == pytest.approx(1000 + seconds)
    assert pace.is_early is (rate > 0)


@pytest.mark.django_db
def test_send_queued_keeps_the_pace_after_a_message_that_was_late(sink, clock, monkeypatch, settings):
    """Red where only a message that is early sets the moment of the next: all that follow a late one go at once."""

    class Slow(Plain):
        """Takes longer to write a batch than the pace leaves between two messages."""

        def write(self, deliveries, *, at):
            clock.sleep(0.2)
            return super().write(deliveries, at=at)

    slow = register(Slow("plain"), monkeypatch)
    monkeypatch.setattr("mailings.outbox.sending.FEWEST", 5)
    monkeypatch.setattr("mailings.outbox.sending.MOST", 5)
    settings.MAIL_RATE, settings.MAIL_SENDERS = 20, 1
    queue("plain", *(f"r{number}@b.example" for number in range(10)), due_at=timezone.now())
    assert sending.send_queued() == 10
    assert slow.batches == [5, 5]
    assert clock.now == pytest.approx(1000 + 2 * (0.2 + 4 * 0.05))
