"""Engines that fall over and a relay that misbehaves: each message ends in one state, and the figures agree."""

from collections import Counter
from random import Random

import pytest

from mailings.models import Delivery, is_open
from tests.mailings.chaos.engines import engines
from tests.mailings.chaos.harness import senders
from tests.mailings.chaos.relay import troubles
from tests.mailings.processes import python_process, wait_for

pytestmark = pytest.mark.django_db(transaction=True)
CELERY = ["-m", "celery", "-A", "tests.mailings.chaos.app"]
OPEN = "SELECT count(*) FROM mailings_delivery WHERE state NOT IN ('sent', 'failed')"


@pytest.mark.parametrize("total", [500, pytest.param(10_000, marks=pytest.mark.chaos)])
def test_relay_that_misbehaves_leaves_each_message_in_one_state_that_agrees_with_its_log(tmp_path, open_relay, total):
    """A refusal for now waits for a minute: not here."""
    emails = [f"{number}@b.example" for number in range(total)]
    marks = troubles(Random(7), emails)
    Delivery.objects.bulk_create([Delivery(kind="plain", email=email) for email in emails])
    relay = open_relay()
    relay.marks = dict(marks)
    with senders(relay, log=tmp_path / "relay.log"):
        wait_for(lambda: hurried() == 0, seconds=400)
    states = dict(Delivery.objects.values_list("email", "state"))
    failures = {email for email, mark in marks.items() if mark == "5xx"}
    assert {email for email, state in states.items() if state == "failed"} == failures
    assert {email for email, state in states.items() if state == "sent"} == set(relay.taken)
    assert set(relay.taken) | failures == set(emails)
    assert set(relay.taken.values()) == {1}
    doubtful = {email for email, mark in marks.items() if mark in ("dropped", "dropped late", "hanging")}
    assert set(Delivery.objects.filter(recoveries=1).values_list("email", flat=True)) >= doubtful
    print(Counter(marks.values()), Counter(states.values()))


def hurried() -> int:
    """How many are open; those that wait for another attempt wait no longer."""
    waiting = Delivery.objects.filter(state="queued", attempts__gt=0, slot=None)
    waiting.update(due_at=Delivery.objects.earliest("created_at").created_at)
    return Delivery.objects.filter(is_open()).count()


@pytest.mark.chaos
def test_databases_that_are_stopped_hard_lose_and_double_nothing(tmp_path, open_relay):
    """One worker and one beat, never restarted."""
    total, random = 10_000, Random(5)
    blows = ["postgres"] * 10 + ["valkey"] * 10 + ["flush"] * 3
    random.shuffle(blows)
    relay = open_relay(senders=1)
    with engines() as both:
        both.fill(total)
        ours = {"DATABASE_URL": both.database, "REDIS_URL": both.broker, "MAIL_RELAY_LOG": str(tmp_path / "relay.log")}
        worker = [*CELERY, "worker", "--concurrency=2", "--loglevel=CRITICAL"]
        beat = [*CELERY, "beat", "--loglevel=CRITICAL", f"--schedule={tmp_path / 'schedule'}"]
        with (
            python_process(*worker, sink_port=relay.ports[0], **ours),
            python_process(*beat, sink_port=relay.ports[0], **ours),
        ):
            for number, blow in enumerate(blows):
                threshold = total * (number + random.random()) / (len(blows) + 1)
                wait_for(lambda threshold=threshold: relay.taken.total() >= threshold)
                both.strike(blow)
            wait_for(lambda: both.ask(OPEN) == [(0,)], seconds=240)
        states = both.ask("SELECT state, count(*), sum(recoveries) FROM mailings_delivery GROUP BY state")
    print(states)
    assert len(relay.taken) == total
    assert set(relay.taken.values()) == {1}
    assert [row[:2] for row in states] == [("sent", total)]
