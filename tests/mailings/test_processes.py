"""A bell, a worker, a beat and a sender that dies: real processes on the real engines."""

from datetime import timedelta
from threading import Thread

import pytest
from celery import current_app
from django.test import Client
from django.utils import timezone

from kit.bell import ring
from mailings import sending
from mailings.models import Delivery
from pacto.celery import app
from tests import make
from tests.mailings.processes import kill, started, wait_for

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
SENDER = "import django; django.setup(); from mailings.sending import send_due; send_due()"


def celery(*arguments: str) -> list[str]:
    return ["-m", "celery", *arguments, "--loglevel=ERROR"]


WORKER = celery("-A", "pacto", "worker", "--concurrency=1", "--purge", "--queues=test-mail", "--without-gossip")


@pytest.fixture
def queue(monkeypatch):
    """A queue of its own, so that no other test's bell is answered here."""
    monkeypatch.setattr(app.conf, "task_default_queue", "test-mail")
    with app.connection_for_write() as broker:
        broker.default_channel.queue_purge("test-mail")
    yield
    app.pool.force_close_all()
