"""A PostgreSQL and a Valkey of one test's own, to be stopped hard: with every safety that production has."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager

import psycopg
import redis
from django.conf import settings

from dev.services import postgres, processes, valkey
from dev.services.state import ServiceState, private_dir
from dev.services.supervisor import invent_missing

ROWS = """
import sys, django; django.setup()
from mailings.models import Delivery
Delivery.objects.bulk_create([Delivery(kind="plain", email=f"{n}@b.example") for n in range(int(sys.argv[1]))])
"""


class Engines:
    """Both of them, on ports that stay the same; `database` and `broker` are their addresses."""

    def __init__(self):
        self.var = settings.VAR_DIR / "chaos" / os.environ.get("PYTEST_XDIST_WORKER", "alone")
        shutil.rmtree(self.var, ignore_errors=True)
        self.state, self.logs = ServiceState(self.var), private_dir(self.var / "log")
        invent_missing(self.state)
        self.start_postgres()
        self.start_valkey()
        values = self.state.read()
        self.database = f"postgres://pacto:{values['postgres_password']}@127.0.0.1:{values['postgres_port']}/pacto"
        self.broker = f"redis://:{values['valkey_password']}@127.0.0.1:{values['valkey_port']}/0"

    def start_postgres(self) -> None:
        self.postgres, _note = postgres.start(self.var, self.state, self.logs / "postgres.log", fast=False)

    def start_valkey(self) -> None:
        self.valkey = valkey.start(self.var, self.state, self.logs / "valkey.log")

    def fill(self, total: int) -> None:
        """Its tables, and so many messages to send."""
        for command in (["manage.py", "migrate", "--verbosity=0"], ["-c", ROWS, str(total)]):
            where = os.environ | {"DATABASE_URL": self.database}
            subprocess.run([sys.executable, *command], cwd=settings.BASE_DIR, env=where, check=True)

    def strike(self, what: str) -> None:
        """Stop PostgreSQL without a checkpoint, kill Valkey, or empty it; and start it again."""
        if what == "postgres":
            self.postgres.send_signal(signal.SIGQUIT)
            self.postgres.wait()
            self.start_postgres()
        elif what == "valkey":
            self.valkey.kill()
            self.valkey.wait()
            self.start_valkey()
        else:
            with redis.Redis.from_url(self.broker) as server:
                server.flushall()

    def ask(self, question: str) -> list[tuple]:
        with psycopg.connect(self.database) as server:
            return server.execute(question).fetchall()


@contextmanager
def engines():
    both = Engines()
    try:
        yield both
    finally:
        processes.stop({both.postgres: signal.SIGQUIT, both.valkey: signal.SIGTERM})
