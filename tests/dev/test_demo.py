"""`make demo` from start to end, with the portal's own processes."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest

from dev.demo import REQUESTS
from dev.services import ports, processes
from dev.services.state import ROOT
from members.demo_accounts import ACCOUNTS
from tests.dev.service_user import clean_environment, processes_of
from tests.mailings.processes import wait_for

PARTS = ("gunicorn", "worker", "beat", "postgres", "valkey", "smtp_sink")


class Demo:
    def __init__(self, var: Path, *, command: Sequence[str] = (sys.executable, "-m", "dev.demo"), **environ):
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=clean_environment(var, **environ),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def read_until(self, text: str) -> str:
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if text in line:
                return "".join(lines)
        raise AssertionError("it ended before that: " + "".join(lines))

    def pid_of(self, part: str) -> int:
        """The child of the demonstration itself whose command has this part."""
        (pid,) = [pid for pid in children().get(self.process.pid, []) if part in processes.command_of(pid)]
        return pid

    def end(self) -> tuple[int, str]:
        output = self.process.stdout.read()
        return self.process.wait(), output

    def close(self) -> None:
        """Whatever came of the test: nothing of it goes on."""
        with self.process.stdout:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()


def children() -> dict[int, list[int]]:
    """All living processes by parent; /proc/PID/task/*/children may leave some out while others end."""
    by_parent: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                by_parent.setdefault(parent, []).append(int(entry.name))
    return by_parent


def family(pid: int) -> set[str]:
    """The number and command line of every descendant."""
    tree = children()
    waiting, lines = [pid], set()
    while waiting:
        born = tree.get(waiting.pop(), [])
        waiting += born
        lines |= {f"{child} {processes.command_of(child)}" for child in born}
    return lines


def alive(lines: set[str]) -> set[str]:
    return {line for line in lines if Path(f"/proc/{line.split()[0]}/cmdline").exists()}


def status(port: int) -> int:
    with closing(http.client.HTTPConnection("localhost", port)) as connection:
        connection.request("GET", "/")
        return connection.getresponse().status


@pytest.fixture
def demos() -> Iterator[Callable[..., Demo]]:
    """Starts a demonstration; none outlives its test."""
    with ExitStack() as stack:
        yield lambda *arguments, **options: stack.enter_context(closing(Demo(*arguments, **options)))


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_make_demo_serves_and_ends(lived_in_var, demos, ending):
    port = ports.choose()
    # The environment is the one these tests run in; make alone gets the signal and must pass it on.
    command = ("make", "-s", "-o", "env", "demo", f"PYTHON={os.path.relpath(sys.executable, ROOT)}", f"PORT={port}")
    demo = demos(lived_in_var, command=command)
    welcome = demo.read_until("Ctrl-C")
    assert f"http://localhost:{port}\n" in welcome
    assert [account.email for account in ACCOUNTS if account.email not in welcome] == []
    assert status(port) == 200
    everybody = family(demo.process.pid)
    assert [part for part in PARTS if part not in str(everybody)] == []
    demo.process.send_signal(ending)
    code, output = demo.end()
    lines = [line for line in output.splitlines() if line and not line.startswith("make")]
    assert code == -ending
    assert lines == [REQUESTS[ending], "Deteniendo todo…", "Listo: no queda ningún proceso."]
    assert alive(everybody) == set()


def test_demo_stops_when_one_part_dies(lived_in_var, demos):
    demo = demos(lived_in_var, PORT=str(ports.choose()))
    demo.read_until("Ctrl-C")
    everybody = family(demo.process.pid)
    os.kill(demo.pid_of("gunicorn"), signal.SIGKILL)
    code, output = demo.end()
    assert code == 1
    assert output.splitlines()[-1].partition(" (")[0] == "El servidor web terminó por su cuenta"
    assert alive(everybody) == set()


def test_demo_killed_takes_everything_with_it(lived_in_var, demos):
    demo = demos(lived_in_var, PORT=str(ports.choose()))
    demo.read_until("Ctrl-C")
    everybody = family(demo.process.pid)
    demo.process.kill()
    demo.end()
    wait_for(lambda: alive(everybody) == set())
    assert processes_of(lived_in_var) == set()


@pytest.mark.parametrize("port", ["http", "80", "70000"])
def test_demo_refuses_what_is_no_port(var, demos, port):
    demo = demos(var, PORT=port)
    assert demo.end() == (1, f"PORT={port} no es un puerto: elige un número entre 1024 y 65535.\n")


def test_demo_says_that_the_port_is_taken(var, demos):
    with socket.create_server(("127.0.0.1", ports.choose())) as server:
        port = server.getsockname()[1]
        assert demos(var, PORT=str(port)).end() == (
            1,
            f"El puerto {port} está ocupado: elige otro, por ejemplo «make demo PORT={port + 1}».\n",
        )


def test_demo_refuses_a_full_disk_before_it_starts_anything(var, demos):
    full = "import runpy, shutil; shutil.disk_usage = lambda path: type('Usage', (), {'free': 50 * 2**20})"
    command = (sys.executable, "-c", f"{full}; runpy.run_module('dev.demo', run_name='__main__')")
    assert demos(var, command=command, PORT=str(ports.choose())).end() == (1, f"{processes.FULL_DISK}\n")


def test_demo_says_that_its_preparation_was_killed(var, demos):
    demo = demos(var, PORT=str(ports.choose()))
    demo.read_until("Preparando la base de datos")
    os.kill(demo.pid_of("prepare_demo"), signal.SIGKILL)
    code, output = demo.end()
    assert code == 1
    last = (
        "No se pudo preparar la demostración (alguien lo mató: quizá el sistema, por falta de memoria); arriba está lo "
        "que dijo «prepare_demo»."
    )
    assert output.splitlines()[-1] == last
    assert processes_of(var) == set()


def test_demo_says_that_a_service_ended(lived_in_var, demos):
    demo = demos(lived_in_var, PORT=str(ports.choose()))
    demo.read_until("Ctrl-C")
    os.kill(demo.pid_of("supervisor"), signal.SIGKILL)
    code, output = demo.end()
    assert code == 1
    assert output.splitlines()[-1].partition(":")[0] == "Uno de los servicios locales terminó por su cuenta"
    assert processes_of(lived_in_var) == set()


def test_demo_says_what_nobody_foresaw(var, demos):
    broken = "import runpy, shutil; shutil.disk_usage = lambda path: 1 / 0"
    command = (sys.executable, "-c", f"{broken}; runpy.run_module('dev.demo', run_name='__main__')")
    code, output = demos(var, command=command, PORT=str(ports.choose())).end()
    assert code == 1
    last = "La demostración terminó por un error inesperado (ZeroDivisionError); arriba está el detalle."
    assert output.splitlines()[-1] == last
