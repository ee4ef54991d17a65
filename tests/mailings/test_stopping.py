"""A worker that is asked to stop, as docker-compose.yml does it, while it hands a message over."""

import os
import signal

import pytest
from celery import Celery

from mailings.models import Delivery
from tests import make
from tests.mailings.processes import WORKER, python_process, wait_for

pytestmark = pytest.mark.django_db(transaction=True)


def test_worker_asked_to_stop_inside_data_ends_the_conversation_first(sink, broker, tmp_path):
    """Red without the soft shutdown (a timeout of 0): the message is left as being sent."""
    sink.data["ana@pacto.example"] = "never answer"
    make.invitation(make.organization(), "ana@pacto.example")
    file = tmp_path / "worker.log"
    ours = {"sink_port": sink.port, "REDIS_URL": broker, "REMAP_SIGTERM": "SIGQUIT"}
    with (
        file.open("w") as log,
        python_process(*WORKER, "--loglevel=WARNING", pipes={"stdout": log, "stderr": log}, **ours) as worker,
    ):
        with Celery(broker=broker) as bell:
            bell.send_task("mailings.send_due")
        assert sink.in_data.wait(60)
        os.kill(worker.pid, signal.SIGTERM)
        wait_for(lambda: "Initiating Soft Shutdown" in file.read_text())
        assert Delivery.objects.get().state == "sending"
        sink.data.clear()
        wait_for(lambda: Delivery.objects.get().state == "sent")
    assert list(Delivery.objects.values_list("state", "answer")) == [("sent", "250 taken")]
