"""Begins again: forgets the data of the demonstration.

Run as `python -m dev.services.reset`.
"""

import fcntl
import os
import shutil
import sys
import time
from pathlib import Path

from dev.services import postgres
from dev.services.refusal import Refusal
from dev.services.state import ServiceState, locked, var_dir

DATA = ("postgres", "postgres.new", "valkey", "mail", "log", "static")


def reset(var: Path, *, patience: float = 10) -> None:
    """Raises Refusal while somebody uses the services."""
    state = ServiceState(var)
    deadline = time.monotonic() + patience
    while True:
        try:
            with locked(var / "users.lock", fcntl.LOCK_EX | fcntl.LOCK_NB):
                _forget(var, state)
                return
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise Refusal(
                    "Otro programa usa la base de datos de esta carpeta: ciérralo y vuelve a pedirlo."
                ) from None
            time.sleep(0.1)


def _forget(var: Path, state: ServiceState) -> None:
    state.path.unlink(missing_ok=True)
    for folder in (*(var / name for name in DATA), postgres.elsewhere(var)):
        if folder.exists():
            shutil.rmtree(folder)
    for file in var.glob("beat-schedule*"):
        file.unlink()


def main() -> int:
    try:
        reset(var_dir(os.environ))
    except Refusal as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
