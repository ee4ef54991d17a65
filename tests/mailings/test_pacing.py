"""Not faster than told."""

import time

import pytest

from mailings.pacing import Pace


@pytest.mark.parametrize(("rate", "senders", "seconds"), [(100, 2, 0.1), (50, 1, 0.1), (0, 2, 0)])
def test_pace_gives_each_sender_its_share(settings, rate, senders, seconds):
    settings.MAIL_RATE, settings.MAIL_SENDERS = rate, senders
    pace, begun = Pace(), time.monotonic()
    for _message in range(6):
        pace.wait()
    assert (time.monotonic() - begun >= seconds, time.monotonic() - begun < seconds + 1) == (True, True)
    assert pace.is_early is (rate > 0)
