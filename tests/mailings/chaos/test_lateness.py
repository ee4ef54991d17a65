"""No beat ran at a bulletin's moment: once there is one it leaves once, or somebody is asked."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db.models import Count, Q
from django.utils import timezone

from kit.models import TaskRun
from mailings.models import Bulletin
from tests.mailings.bulletin import make_titulars, scheduled_bulletin
from tests.mailings.chaos.harness import BEAT
from tests.mailings.processes import WORKER, python_process, wait_for

pytestmark = pytest.mark.django_db(transaction=True)
CAUGHT_UP = [timedelta(minutes=1), timedelta(hours=1), timedelta(days=3)]
ASKED = timedelta(days=40)
SWEEPS = 4


def swept(*, since: datetime) -> Callable[[], bool]:
    """Whether a worker came to the end of a sweep after that moment."""
    return lambda: TaskRun.objects.filter(task="mailings.send_due", succeeded_at__gt=since).exists()


def test_bulletins_whose_moment_no_beat_saw_leave_once_and_the_one_of_forty_days_ago_is_asked_about(
    tmp_path, open_relay, broker
):
    """Red where only the last seconds are due (none leaves), and with more patience than forty days (all do)."""
    make_titulars("Ana", "Beto")
    now = timezone.now()
    caught_up = [scheduled_bulletin(at=now - late).pk for late in CAUGHT_UP]
    overdue = scheduled_bulletin(at=now - ASKED)
    relay = open_relay(senders=1)
    ours = {"sink_port": relay.ports[0], "REDIS_URL": broker, "MAIL_RATE": "0"}
    with (
        python_process(*WORKER, **ours),
        python_process(*WORKER, **ours),
        python_process(*BEAT, f"--schedule={tmp_path / 'beat'}", **ours),
    ):
        for _sweep in range(SWEEPS):
            wait_for(swept(since=timezone.now()))
    bulletins = Bulletin.objects.annotate(sent=Count("deliveries", filter=Q(deliveries__state="sent")))
    assert dict(bulletins.values_list("pk", "sent")) == dict.fromkeys(caught_up, 2) | {overdue.pk: 0}
    assert relay.taken == {"ana@pacto.example": 3, "beto@pacto.example": 3}
    assert list(Bulletin.objects.overdue(at=timezone.now())) == [overdue]
