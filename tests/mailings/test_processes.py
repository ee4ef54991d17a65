"""A web server that rings, a worker, a beat and a sender that dies: real processes on the real engines."""

import json
import socket
from datetime import timedelta
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
import redis
from django.utils import timezone

from mailings.models import Delivery
from mailings.outbox import sending
from members.models import Application, PrivacyNotice
from tests import make
from tests.mailings.processes import WORKER, kill, python_process, wait_for

pytestmark = pytest.mark.django_db(transaction=True)
SENDER = ["-c", "import django; django.setup(); from mailings.outbox.sending import send_due; send_due()"]
SWEEP = ["-c", "import django; django.setup(); from mailings.tasks import send_due_mail; send_due_mail()"]
BEAT = ["-m", "celery", "-A", "tests.mailings.quick_beat", "beat", "--loglevel=ERROR"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def apply(sink):
    """An application posted over HTTP to a web server whose broker is at that address; answers the status."""

    def post(broker: str) -> int:
        port = free_port()
        web = ["-m", "gunicorn", "-c", "pacto/gunicorn.conf.py", "--workers=1", "--timeout=600"]
        with python_process(
            *web, f"--bind=127.0.0.1:{port}", "--log-level=error", sink_port=sink.port, REDIS_URL=broker
        ):
            page, cookies = f"http://localhost:{port}/sumarse/", CookieJar()
            browser = build_opener(HTTPCookieProcessor(cookies))
            wait_for(lambda: opens(browser, page))
            token = next(cookie.value for cookie in cookies if cookie.name == "csrftoken")
            with browser.open(
                page, urlencode(answers() | {"csrfmiddlewaretoken": token}).encode(), timeout=240
            ) as answer:
                return answer.status

    return post


def opens(browser, page: str) -> bool:
    try:
        with browser.open(page, timeout=60) as answer:
            return answer.status == 200
    except OSError:  # not listening yet, or too busy to answer
        return False


def answers() -> dict:
    return {
        "name": "Semilla",
        "kind": "organization",
        "state": "20",
        "description": "Acompaña a familias.",
        "contact_name": "Ana",
        "contact_email": "ana@pacto.example",
        "notice": PrivacyNotice.objects.get().version,
        "consent": "on",
    }


def test_bell_rung_by_the_web_server_makes_the_worker_send(apply, sink, broker):
    with python_process(*WORKER, sink_port=sink.port, REDIS_URL=broker):
        assert apply(broker) == 200
        wait_for(lambda: Delivery.objects.filter(state="sent").exists())
    assert sink.recipients == ["ana@pacto.example"]
    assert Application.objects.get().confirmation_sent_at is not None


def test_bell_without_a_broker_loses_nothing(apply, sink):
    assert apply(f"redis://127.0.0.1:{free_port()}/0") == 200
    assert Application.objects.count() == 1
    assert sink.messages == []
    assert sending.send_due() == 1


def test_beat_makes_the_worker_send_what_no_bell_announced(sink, broker, tmp_path):
    make.invitation(make.organization(), "ana@pacto.example")
    beat = [*BEAT, f"--schedule={tmp_path / 'schedule'}"]
    with (
        python_process(*WORKER, sink_port=sink.port, REDIS_URL=broker),
        python_process(*beat, sink_port=sink.port, REDIS_URL=broker),
    ):
        wait_for(lambda: Delivery.objects.filter(state="sent").exists())
    assert sink.recipients == ["ana@pacto.example"]


def test_sweep_wakes_as_many_others_as_may_send_beside_it(sink, broker):
    """Red with one bell fewer in the task, and with one more."""
    with python_process(*SWEEP, sink_port=sink.port, REDIS_URL=broker, MAIL_SENDERS="4") as sweep:
        assert sweep.wait(240) == 0
    with redis.Redis.from_url(broker) as server:
        woken = [json.loads(message)["headers"]["task"] for message in server.lrange("celery", 0, -1)]
    assert woken == ["mailings.send_queued"] * 3


def test_sender_killed_inside_data_leaves_an_uncertain_message_that_is_never_sent_again(sink):
    """Red with stale claims queued again: two messages."""
    sink.data["ana@pacto.example"] = "never answer"
    invitation = make.invitation(make.organization(), "ana@pacto.example")
    with python_process(*SENDER, sink_port=sink.port) as sender:
        assert sink.in_data.wait(240)
        kill(sender)
    assert Delivery.objects.get().state == "sending"
    sink.data.clear()
    later = timezone.now() + timedelta(minutes=5)
    assert [sending.send_due(clock=lambda: later) for _sweep in range(2)] == [0, 0]
    invitation.refresh_from_db()
    assert Delivery.objects.get().state == "uncertain"
    assert sink.recipients == ["ana@pacto.example"]
    assert invitation.failure == "No se sabe si llegó: El envío se interrumpió."
