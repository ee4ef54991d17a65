"""Not faster than told."""

import time

import pytest
from django.utils import timezone

from mailings import sending
from mailings.pacing import Pace
from tests.mailings.conftest import registered
from tests.mailings.plain import Plain, queued


@pytest.mark.parametrize(("rate", "senders", "seconds"), [(100, 2, 0.1), (50, 1, 0.1), (0, 2, 0)])
def test_pace_gives_each_sender_its_share(settings, rate, senders, seconds):
    settings.MAIL_RATE, settings.MAIL_SENDERS = rate, senders
    pace, begun = Pace(), time.monotonic()
    for _message in range(6):
        pace.wait()
    assert (time.monotonic() - begun >= seconds, time.monotonic() - begun < seconds + 1) == (True, True)
    assert pace.is_early is (rate > 0)


class Slow(Plain):
    """Takes longer to write a batch than the pace leaves between two messages."""

    def write(self, deliveries, *, at):
        time.sleep(0.2)
        return super().write(deliveries, at=at)


@pytest.mark.django_db
def test_send_queued_keeps_the_pace_after_a_message_that_was_late(sink, monkeypatch, settings):
    """Red where only a message that is early sets the moment of the next: all that follow a late one go at once."""
    slow = registered(Slow("plain"), monkeypatch)
    monkeypatch.setattr("mailings.sending.FEWEST", 5)
    monkeypatch.setattr("mailings.sending.MOST", 5)
    settings.MAIL_RATE, settings.MAIL_SENDERS = 20, 1
    queued("plain", *(f"r{number}@b.example" for number in range(10)), due_at=timezone.now())
    begun = time.monotonic()
    assert (sending.send_queued(), slow.batches) == (10, [5, 5])
    assert time.monotonic() - begun >= 2 * (0.2 + 4 * 0.05)
