"""Two beats, three workers and five clicks in the same second: one bulletin."""

from collections import Counter

import pytest
import redis
from celery import Celery
from django.utils import timezone

from mailings.models import Bulletin, Delivery
from tests.mailings.bulletin import make_titulars, scheduled_bulletin
from tests.mailings.chaos.harness import BEAT
from tests.mailings.processes import WORKER, python_process, wait_for
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("rounds", [5, pytest.param(200, marks=pytest.mark.chaos)])
def test_beats_workers_and_clicks_at_once_send_each_bulletin_once(tmp_path, open_relay, broker, rounds):
    make_titulars("Ana", "Beto")
    relay, clicks = open_relay(senders=1), Celery(broker=broker)
    ours = {"sink_port": relay.ports[0], "REDIS_URL": broker, "MAIL_RATE": "0"}
    with clicks, python_process(*WORKER, **ours), python_process(*WORKER, **ours), python_process(*WORKER, **ours):
        with (
            python_process(*BEAT, f"--schedule={tmp_path / 'one'}", **ours),
            python_process(*BEAT, f"--schedule={tmp_path / 'two'}", **ours),
        ):
            for number in range(rounds):
                scheduled_bulletin()
                at_once(lambda: clicks.send_task("mailings.send_due"), times=5)
                wait_for(lambda number=number: relay.taken.total() >= 2 * (number + 1))
        with redis.Redis.from_url(broker) as server:
            wait_for(lambda: server.llen("celery") == 0)
    assert Counter(Delivery.objects.values_list("state", flat=True)) == {"sent": 2 * rounds}
    assert Bulletin.objects.filter(started_at__lte=timezone.now()).count() == rounds
    assert relay.taken.total() == 2 * rounds
