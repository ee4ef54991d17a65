"""Two senders over thousands of messages, SIGKILLed at random moments; every kill is told by where it landed.

Where a kill landed is read afterwards from facts that stand outside the sender: the row that its slot left claimed,
and how far the relay's conversation about it had come. Some kills are aimed (the relay calls at a step of a
conversation), the others come at any moment.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from django.db import connection

from mailings.models import Delivery, is_open
from mailings.outbox.sender_locks import NAMESPACE
from tests.mailings.chaos.relay import Relay
from tests.mailings.processes import python_process, wait_for

BEAT = ["-m", "celery", "-A", "tests.mailings.chaos.mail_beat", "beat", "--loglevel=CRITICAL"]
AIMS = ("claim", "data", "commit", "anywhere")
LANDED = {None: "claim", "rcpt": "claim", "data": "data", "taken": "commit"}
HELD = """
    SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@dataclass
class Senders:
    """Two senders, each with a port of the relay; whoever dies is borne again."""

    relay: Relay
    nursery: subprocess.Popen
    pids: list[int] = field(default_factory=list)

    def bear(self, number: int) -> int:
        self.nursery.stdin.write(f"{self.relay.ports[number]}\n")
        self.nursery.stdin.flush()
        return int(self.nursery.stdout.readline())

    def start(self) -> None:
        self.pids = [self.bear(number) for number in range(len(self.relay.ports))]

    def kill(self, victim: int) -> None:
        """The others hold still until it is known where the kill landed."""
        for number, pid in enumerate(self.pids):
            os.kill(pid, signal.SIGKILL if number == victim else signal.SIGSTOP)

    def replace(self, victim: int) -> None:
        self.pids[victim] = self.bear(victim)
        for pid in self.pids:
            os.kill(pid, signal.SIGCONT)


@dataclass
class Report:
    """What a run came to; `landed` counts the kills by where they landed."""

    landed: Counter = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    unflagged: list[str] = field(default_factory=list)
    states: dict[str, int] = field(default_factory=dict)

    def __str__(self):
        kills = ", ".join(f"{self.landed[place]} inside {place}" for place in ("claim", "data", "commit"))
        kills += f", {self.landed['between']} between two messages"
        return f"kills: {kills}; lost {len(self.lost)}, doubled {len(self.doubled)}; {self.states}"


@contextmanager
def senders(relay: Relay, *arguments: str, log: Path | None, where: str | None = None):
    command = ["-m", "tests.mailings.chaos.nursery", *arguments]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    variables = {"MAIL_RELAY_LOG": str(log) if log else ""} | ({"DATABASE_URL": where} if where else {})
    with python_process(*command, pipes=pipes, **variables) as nursery:
        born = Senders(relay, nursery)
        born.start()
        yield born


def run(tmp_path: Path, *arguments: str, seed: int, total: int, kills: int, kind: str, with_log: bool) -> Report:
    """Queue `total` messages and send them all while `kills` senders die."""
    random = Random(seed)
    emails = [f"{number}@b.example" for number in range(total)]
    Delivery.objects.bulk_create([Delivery(kind=kind, email=email) for email in emails])
    log = tmp_path / f"relay-{seed}.log"
    report = Report()
    with closing(Relay(log)) as relay, senders(relay, *arguments, log=log if with_log else None) as born:
        for number in range(kills):
            reached = total * (number + random.random()) / (kills + 1)
            wait_for(lambda reached=reached: relay.taken.total() >= reached)
            report.landed[one_kill(born, random, AIMS[number % 4])] += 1
        wait_for(lambda: not Delivery.objects.filter(is_open()).exists(), seconds=900)
    tell(report, relay, emails)
    log_words = "with log" if with_log else "without log"
    print(f"seed {seed}, {kind}, {log_words} {' '.join(arguments)}: {report}", file=sys.stderr)
    return report


def one_kill(born: Senders, random: Random, aim: str) -> str:
    """Kill one sender where the aim says; answers where it landed."""
    victim, delay = random.randrange(len(born.pids)), random.choice([0, random.uniform(0, 0.003)])
    pid, is_over = born.pids[victim], []

    def strike(sender: int, step: str) -> None:
        if sender == victim and step == aim and not is_over:
            time.sleep(delay if step == "data" else 0)
            born.kill(victim)
            is_over.append(step)

    if aim == "anywhere":
        time.sleep(random.uniform(0, 0.03))
        born.kill(victim)
    else:
        born.relay.aim = strike
        wait_for(lambda: is_over)
        born.relay.aim = lambda sender, step: None
    wait_for(lambda: not is_alive(pid) and len(held_slots()) < len(born.pids))
    landed = "between"
    for delivery in Delivery.objects.filter(state="sending").exclude(slot__in=held_slots()):
        landed = LANDED[born.relay.stages.pop(delivery.email, None)]
    born.replace(victim)
    return landed


def tell(report: Report, relay: Relay, emails: list[str]) -> None:
    """What was lost and what came twice, by the relay's own count; and whether the rows say so."""
    rows = {row.email: row for row in Delivery.objects.all()}
    report.states = dict(Counter(row.state for row in rows.values()))
    report.lost = [email for email in emails if not relay.taken[email] and rows[email].state != "uncertain"]
    report.doubled = [email for email in emails if relay.taken[email] > 1]
    report.unflagged = [email for email in report.doubled if not rows[email].recoveries]


def held_slots() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(HELD, [NAMESPACE])
        return [slot for (slot,) in cursor.fetchall()]


def is_alive(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False
