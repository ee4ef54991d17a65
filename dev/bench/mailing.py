"""How fast a bulletin goes out beside a plain loop, and what the web feels of it.

All of it in rounds that alternate, against one sink whose own ceiling is told.
"""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory

from dev.bench.load import Sample, hammer
from dev.bench.servers import ROOT, database, prepare, serving
from dev.services.demo_environment import local_services

TOTAL, COMPARED, ROUNDS, TURNS, EVERYBODY = 10_000, 600, 3, 10, 446
LEAST_OVER_PLAIN, LEAST_CEILING, MOST_SECONDS, MOST_RISE = 1.5, 3.0, 10, 1.2


@dataclass
class Rate:
    """Messages and the seconds they took, over all rounds."""

    count: int = 0
    seconds: float = 0.0

    def add(self, count: int, seconds: float) -> None:
        self.count += count
        self.seconds += seconds

    @property
    def per_second(self) -> float:
        return self.count / self.seconds if self.seconds else 0.0


@dataclass
class Mailing:
    """What was measured; rates in messages a second."""

    ledger: Rate = field(default_factory=Rate)
    plain: Rate = field(default_factory=Rate)
    ceiling: Rate = field(default_factory=Rate)
    everybody: Rate = field(default_factory=Rate)
    alone: Sample = field(default_factory=Sample)
    beside: Sample = field(default_factory=Sample)
    size: int = 0

    def __str__(self):
        rows = [("ledger, two senders", self.ledger), ("plain loop", self.plain)]
        lines = [f"{'a bulletin':<25}{'mails':>8}{'mails/s':>9}{'ledger is':>11}"]
        for name, rate in rows:
            ratio = self.ledger.per_second / rate.per_second
            lines.append(f"{name:<25}{rate.count:>8}{rate.per_second:>9.0f}{ratio:>10.2f}x")
        lines.append(f"{'the sink alone':<25}{self.ceiling.count:>8}{self.ceiling.per_second:>9.0f}")
        lines.append(
            f"{self.everybody.count} readers at full speed: {self.everybody.seconds:.1f} s; a copy: {self.size} bytes"
        )
        before, during = (sample.quantile(0.95) for sample in (self.alone, self.beside))
        lines.append(f"web p95: {before:.1f} ms, while niced senders mail 60 a second: {during:.1f} ms")
        return "\n".join(lines)

    def broken_promises(self) -> list[str]:
        promises = {
            f"the ledger is {LEAST_OVER_PLAIN} times the plain loop": self.ledger.per_second
            >= LEAST_OVER_PLAIN * self.plain.per_second,
            f"the sink's ceiling is {LEAST_CEILING} times the ledger": self.ceiling.per_second
            >= LEAST_CEILING * self.ledger.per_second,
            f"{EVERYBODY} readers in {MOST_SECONDS} s": self.everybody.seconds < MOST_SECONDS,
            f"the web's p95 rises by less than {MOST_RISE:.0%}": self.beside.quantile(0.95)
            < MOST_RISE * self.alone.quantile(0.95),
        }
        return [f"mail: {promise}" for promise, is_kept in promises.items() if not is_kept]


def mail(environment: dict[str, str]) -> Mailing:
    """Everything measured on that database."""
    results = Mailing()
    with sink() as port:
        environment = environment | {"EMAIL_URL": f"smtp://127.0.0.1:{port}", "MAIL_RELAY_LOG": "", "MAIL_RATE": "0"}
        results.size = run_act("make", 0, environment)
        for number in range(ROUNDS):
            print(f"Mailing, round {number + 1} of {ROUNDS}…", file=sys.stderr, flush=True)
            results.plain.add(*send(["plain"], COMPARED, environment))
            run_act("queue", TOTAL // ROUNDS, environment)
            results.ledger.add(*send(["ledger", "ledger"], 0, environment))
            results.ceiling.add(*flood(port, 20_000, seconds=1))
        run_act("queue", EVERYBODY, environment)
        results.everybody.add(*send(["ledger", "ledger"], 0, environment))
        beside_the_web(results, environment | {"MAIL_RATE": "60"})
    return results


def beside_the_web(results: Mailing, environment: dict[str, str]) -> None:
    """The web's answers while the senders stand still and while they send, in turns."""
    run_act("queue", 60 * 60, environment)
    with (
        serving("pacto.wsgi", environment) as web,
        senders_of(["ledger", "ledger"], 0, environment, nice=10) as senders,
    ):
        begin(senders)
        hammer(web, "/", seconds=1)
        for _turn in range(TURNS):
            for sample, number in ((results.alone, signal.SIGSTOP), (results.beside, signal.SIGCONT)):
                for sender in senders:
                    sender.send_signal(number)
                time.sleep(0.2)
                sample.add(hammer(web, "/", seconds=1))
        for sender in senders:
            sender.kill()


def begin(processes: list[subprocess.Popen]) -> None:
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()


def run_act(act: str, total: int, environment: dict[str, str]) -> int:
    command = [sys.executable, "-m", "dev.bench.mailers", act, str(total)]
    return int(subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE).stdout)


@contextmanager
def senders_of(
    acts: list[str], total: int, environment: dict[str, str], *, nice: int = 0
) -> Iterator[list[subprocess.Popen]]:
    """Processes that wait for a line to begin."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    commands = [["nice", "-n", str(nice), sys.executable, "-m", "dev.bench.mailers", act, str(total)] for act in acts]
    processes = [subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) for command in commands]
    try:
        for process in processes:
            if process.stdout.readline() != "ready\n":
                raise SystemExit("A sender did not start; what it said stands above.")
        yield processes
    finally:
        for process in processes:
            process.stdin.close()
            process.stdout.close()
            process.wait()


def send(acts: list[str], total: int, environment: dict[str, str]) -> tuple[int, float]:
    """How many they sent, and the seconds until the last was done."""
    with senders_of(acts, total, environment) as processes:
        start = time.perf_counter()
        begin(processes)
        counts = [int(process.stdout.readlines()[-1]) for process in processes]
        return sum(counts), time.perf_counter() - start


@contextmanager
def sink() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "dev.bench.sink", str(port)], cwd=ROOT)
    try:
        for _attempt in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield port
    finally:
        process.kill()
        process.wait()


def flood(port: int, size: int, *, seconds: float) -> tuple[int, float]:
    """As many messages of so many bytes as the sink takes, written without thinking."""
    line = b"x" * 76 + b"\r\n"
    message = b"MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n" + line * (size // len(line)) + b".\r\n"
    count, start = 0, time.perf_counter()
    with socket.create_connection(("127.0.0.1", port)) as connection, connection.makefile("rb") as answers:
        answers.readline()
        while (elapsed := time.perf_counter() - start) < seconds:
            connection.sendall(message)
            for _answer in range(4):
                answers.readline()
            count += 1
    return count, elapsed


def main() -> None:
    """This part alone: `python -m dev.bench.mailing`."""
    with local_services(), TemporaryDirectory() as directory, database(EVERYBODY) as environment:
        prepare(EVERYBODY, environment, directory)
        results = mail(environment)
        print(results, *results.broken_promises(), sep="\n")


if __name__ == "__main__":
    main()
