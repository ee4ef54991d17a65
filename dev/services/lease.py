"""The user's side of the local services: start them when they are down, share them when they run."""

import fcntl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dev.services.keeper import LOG, READY
from dev.services.memory import ROOT, Memory, is_locked, locked, private_dir
from dev.services.refusal import Refusal


@contextmanager
def leased(var: Path, *, fast: bool = False) -> Iterator[str]:
    """Runs the body with the services up; yields the keeper's note for the person.

    The last one to leave waits until they are down.
    """
    Memory(var)
    keeper = None
    is_last = False
    try:
        with locked(var / "users.lock", fcntl.LOCK_SH) as users:
            try:
                keeper, note = _await_ready(var, fast=fast)
                yield note
            finally:
                is_last = _is_alone(users)
    finally:
        if is_last:
            _await_down(var)
        if keeper is not None and not is_running(var):
            keeper.wait()


def is_running(var: Path) -> bool:
    return is_locked(var / "keeper.lock")


def _await_ready(var: Path, *, fast: bool) -> tuple[subprocess.Popen | None, str]:
    keeper = None
    deadline = time.monotonic() + 600
    while time.monotonic() < deadline:
        if is_running(var):
            try:
                return keeper, (var / READY).read_text()
            except FileNotFoundError:
                pass
        elif keeper is None or keeper.poll() == 0:
            keeper = _start_keeper(var, fast=fast)
        elif keeper.poll():
            raise Refusal((var / "log" / LOG).read_text().strip() or "Los servicios locales no arrancaron.")
        time.sleep(0.03)
    raise Refusal("Los servicios locales no respondieron en diez minutos: mira los registros en var/log/.")


def _start_keeper(var: Path, *, fast: bool) -> subprocess.Popen:
    with (private_dir(var / "log") / LOG).open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "dev.services.keeper", var, *(["--fast"] if fast else [])],
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
    """Waits for the keeper to end, unless somebody else came in the meantime."""
    deadline = time.monotonic() + patience
    while is_running(var) and not _has_users(var) and time.monotonic() < deadline:
        time.sleep(0.03)


def _has_users(var: Path) -> bool:
    """True where shared locks are held: neither nobody's nor the keeper's, who holds his alone while he stops all."""
    with locked(var / "users.lock", fcntl.LOCK_SH) as users:
        return not _is_alone(users)
