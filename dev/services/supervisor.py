"""The process that keeps the local services running for as long as somebody uses them.

Run as `python -m dev.services.supervisor VAR [--fast]` by `client.py`. Whoever uses the services holds a
shared lock on `var/users.lock`; when nobody holds it any more, however they ended, the supervisor takes
it exclusively, stops the services and ends. If the supervisor itself is killed, the kernel stops them.
"""

import fcntl
import os
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path

from dev.services import ports, postgres, processes, valkey
from dev.services.refusal import Refusal
from dev.services.state import ROOT, ServiceState, locked, private_dir

PORTS = ("postgres_port", "valkey_port", "smtp_port")
PASSWORDS = ("postgres_password", "valkey_password")
READY = "ready"
LOG = "services.log"


class Supervisor:
    def __init__(self, var: Path, *, fast: bool):
        self.var = var
        self.fast = fast
        self.state = ServiceState(var)
        self.logs = private_dir(var / "log")
        self.children: dict[subprocess.Popen, int] = {}
        self.is_dismissed = False

    def start(self) -> None:
        invent_missing(self.state)
        for name in PORTS:
            if not ports.is_free(int(self.state.read()[name])):
                self.state.keep(**{name: ports.choose()})
        database, note = postgres.start(self.var, self.state, self.logs / "postgres.log", fast=self.fast)
        self.children[database] = signal.SIGINT
        self.children[valkey.start(self.var, self.state, self.logs / "valkey.log")] = signal.SIGTERM
        self.children[self._start_sink()] = signal.SIGTERM
        ready = self.var / READY
        fresh = ready.with_suffix(".new")
        fresh.write_text(note)
        fresh.replace(ready)

    def _start_sink(self) -> subprocess.Popen:
        folder = private_dir(self.var / "mail")
        port = int(self.state.read()["smtp_port"])
        log = self.logs / "mail.log"
        sink = processes.spawn([sys.executable, "-m", "dev.services.smtp_sink", folder, str(port)], log=log, cwd=ROOT)
        self.children[sink] = signal.SIGTERM
        deadline = time.monotonic() + 120
        while not ports.is_answering(port):
            if sink.poll() is not None or time.monotonic() > deadline:
                raise Refusal(f"El correo local no arrancó; dijo:\n{processes.last_lines(log)}")
            time.sleep(0.03)
        return sink

    def wait(self) -> None:
        """Returns when nobody uses the services, when told to end, or when one of them died."""
        with (self.var / "users.lock").open("a") as users:
            while not self.is_dismissed:
                if any(child.poll() is not None for child in self.children):
                    raise Refusal("Uno de los servicios locales terminó por su cuenta: mira var/log/.")
                try:
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    time.sleep(0.2)
                else:
                    self.stop()  # while holding the lock: a new user waits until all is down
                    return

    def stop(self) -> None:
        (self.var / READY).unlink(missing_ok=True)
        processes.stop(self.children, patience=20)
        processes.end_strays()  # each process of PostgreSQL has a session of its own
        self.children = {}

    def dismiss(self, *_arguments: object) -> None:
        self.is_dismissed = True


def invent_missing(state: ServiceState) -> None:
    for name in PASSWORDS:
        state.recall(name, lambda: secrets.token_urlsafe(24))
    for name in PORTS:
        state.recall(name, ports.choose)


def main() -> int:
    var = Path(sys.argv[1])
    supervisor = Supervisor(var, fast="--fast" in sys.argv)
    processes.adopt_orphans()
    signal.signal(signal.SIGTERM, supervisor.dismiss)
    signal.signal(signal.SIGINT, supervisor.dismiss)
    try:
        with locked(var / "supervisor.lock", fcntl.LOCK_EX | fcntl.LOCK_NB):
            os.truncate(var / "log" / LOG, 0)
            (var / READY).unlink(missing_ok=True)
            try:
                supervisor.start()
                supervisor.wait()
            except Refusal as reason:
                print(reason, flush=True)
                return 1
            except OSError as error:
                print(processes.explained(error), flush=True)
                return 1
            finally:
                supervisor.stop()
    except BlockingIOError:
        pass  # another supervisor is already at work
    return 0


if __name__ == "__main__":
    sys.exit(main())
