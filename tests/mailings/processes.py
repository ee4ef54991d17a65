"""Real senders, workers and beats on the database and the mail server of a test."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress

from django.conf import settings
from django.db import connection

WORKER = ["-m", "celery", "-A", "pacto", "worker", "--concurrency=1", "--loglevel=ERROR"]


@contextmanager
def python_process(*arguments: str, sink_port: int = 1, pipes: dict | None = None, **environment: str):
    """A Python process with this test's database and mail server (or none), whose group is killed in the end."""
    database = connection.settings_dict
    account = f"{database['USER']}:{database['PASSWORD']}" if database["PASSWORD"] else database["USER"]
    address = f"postgres://{account}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    ours = {"DATABASE_URL": address, "EMAIL_URL": f"smtp://127.0.0.1:{sink_port}", "MAIL_RELAY_LOG": ""}
    environment = os.environ | ours | environment
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=settings.BASE_DIR, env=environment, start_new_session=True, **(pipes or {})
    )
    try:
        yield process
    finally:
        kill(process)
        for pipe in filter(None, (process.stdin, process.stdout)):
            with suppress(BrokenPipeError):
                pipe.close()


def kill(process: subprocess.Popen) -> None:
    """SIGKILL to the whole group, as a machine that dies does it."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_for(happened: Callable[[], bool], *, seconds: float = 240) -> None:
    """Return as soon as it happened; AssertionError after that long, which is no measure of anything."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, f"did not happen within {seconds} s"
        time.sleep(0.05)
