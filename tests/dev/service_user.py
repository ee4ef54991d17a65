"""A process that uses the local services: starts, says READY with the addresses, leaves when its input ends.

Run as `python -m tests.dev.service_user` with VAR_DIR; the tests talk to it through `ServiceUser`.
"""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from dev.services.client import shared_services
from dev.services.demo_environment import fill
from dev.services.state import ROOT, var_dir

OURS = (
    "DATABASE_URL",
    "REDIS_URL",
    "EMAIL_URL",
    "MAIL_RELAY_LOG",
    "SITE_URL",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "DEFAULT_FROM_EMAIL",
)


def clean_environment(var: Path, **more: str) -> dict[str, str]:
    """The environment of somebody who gave none of our names."""
    others = {name: value for name, value in os.environ.items() if name not in {*OURS, "DEMO", "MAKELEVEL"}}
    paths = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(ROOT)]))
    return {**others, "VAR_DIR": str(var), "PYTHONPATH": paths, **more}


class ServiceUser:
    def __init__(self, var: Path):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.dev.service_user"],
            env=clean_environment(var),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.addresses: dict[str, str] = {}

    def arrive(self) -> None:
        line = self.process.stdout.readline()
        assert line, "the user ended before the services were up"
        self.addresses = json.loads(line)

    def leave(self) -> int:
        self.process.communicate()
        return self.process.returncode

    def kill(self) -> None:
        if self.process.returncode is None:
            self.process.kill()
            self.process.communicate()


def processes_of(var: Path) -> set[str]:
    """The command lines of all living processes that work in or on this folder."""
    processes = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            with suppress(OSError):
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                if str(var) in command or (entry / "cwd").resolve().is_relative_to(var):
                    processes.add(f"{entry.name} {command}")
    return processes


def main() -> None:
    with shared_services(var_dir(os.environ), fast=True):
        fill(os.environ)
        print(json.dumps({name: os.environ[name] for name in OURS}), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
