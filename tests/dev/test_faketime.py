"""A run on another day: programme and services share the offset, and what is no day is refused."""

import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from dev import faketime
from dev.faketime import MEXICO, offset
from dev.services.refusal import Refusal
from dev.services.state import ROOT

NOON = datetime(2026, 12, 1, 12, tzinfo=MEXICO)
PROGRAM = "import time; time.sleep(0.01); print(time.strftime('%Y-%m-%d', time.gmtime()))"


@pytest.mark.parametrize(
    ("day", "passed"),
    [
        ("2026-12-02", timedelta(hours=12)),
        ("2026-12-01T12:00", timedelta()),
        ("2028-02-29T23:50", timedelta(days=455, hours=11, minutes=50)),
    ],
)
def test_offset_leads_to_that_minute_in_mexico_city(day, passed):
    assert offset(day, at=NOON) == passed


@pytest.mark.parametrize(
    ("day", "reason"), [("mañana", "no es un día"), ("2027-02-29", "no es un día"), ("2026-12-01T11:59", "ya pasó")]
)
def test_what_is_no_day_to_come_is_refused(day, reason):
    with pytest.raises(Refusal, match=reason):
        offset(day, at=NOON)


@pytest.mark.skipif(faketime.find_library() is None, reason="libfaketime is not installed")
def test_command_lives_on_that_day_and_sleeps():
    """Red without our sleep: libfaketime takes the offset from the moment until which Python sleeps."""
    day = datetime.now(MEXICO) + timedelta(days=400)
    command = [sys.executable, "-m", "dev.faketime", f"{day:%Y-%m-%d}T12:00", sys.executable, "-c", PROGRAM]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout == f"{day:%Y-%m-%d}\n"


def test_services_inherit_the_clock_alone():
    ahead = {"LD_PRELOAD": "/lib/libfaketime.so.1", "FAKETIME": "+60"}
    assert faketime.inherited(ahead | {"SECRET_KEY": "x"}) == ahead
    assert faketime.real(ahead | {"SECRET_KEY": "x"}) == {"SECRET_KEY": "x"}
