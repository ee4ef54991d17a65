"""The user's side of the local services: start them when they are down, share them when they run."""

import fcntl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dev.services.refusal import Refusal
from dev.services.state import ROOT, ServiceState, is_locked, locked, private_dir
from dev.services.supervisor import LOG, READY


@contextmanager
def shared_services(var: Path, *, fast: bool = False) -> Iterator[str]:
    """Runs the body with the services up; yields the supervisor's note for the person.

    The last one to leave waits until they are down.
    """
    ServiceState(var)
    supervisor = None
    is_last = False
    try:
        with locked(var / "users.lock", fcntl.LOCK_SH) as users:
            try:
                supervisor, note = _await_ready(var, fast=fast)
                yield note
            finally:
                is_last = _is_alone(users)
    finally:
        if is_last:
            _await_down(var)
        if supervisor is not None and not is_running(var):
            supervisor.wait()


def is_running(var: Path) -> bool:
    return is_locked(var / "supervisor.lock")


def _await_ready(var: Path, *, fast: bool) -> tuple[subprocess.Popen | None, str]:
    supervisor = None
    deadline = time.monotonic() + 600
    while time.monotonic() < deadline:
        if is_running(var):
            try:
                return supervisor, (var / READY).read_text()
            except FileNotFoundError:
                pass
        elif supervisor is None or supervisor.poll() == 0:
            supervisor = _start_supervisor(var, fast=fast)
        elif supervisor.poll():
            raise Refusal((var / "log" / LOG).read_text().strip() or "Los servicios locales no arrancaron.")
        time.sleep(0.03)
    raise Refusal("Los servicios locales no respondieron en diez minutos: mira los registros en var/log/.")


def _start_supervisor(var: Path, *, fast: bool) -> subprocess.Popen:
    with (private_dir(var / "log") / LOG).open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "dev.services.supervisor", var, *(["--fast"] if fast else [])],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            start_new_session=True,
        )


def _is_alone(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _await_down(var: Path, *, patience: float = 180) -> None:
    """Waits for the supervisor to end, unless somebody else came in the meantime."""
    deadline = time.monotonic() + patience
    while is_running(var) and not _has_users(var) and time.monotonic() < deadline:
        time.sleep(0.03)


def _has_users(var: Path) -> bool:
    """True where shared locks are held: not the supervisor's own, which it holds alone while it stops all."""
    with locked(var / "users.lock", fcntl.LOCK_SH) as users:
        return not _is_alone(users)
