"""The production web server on a free port of this machine, and raw connections to it."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from dev.services import ports, processes
from tests.mailings.processes import wait_for

FORM = "POST /sumarse/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@contextlib.contextmanager
def serving(
    directory: Path, application: str = "pacto.wsgi", *options: str, **bounds: float
) -> Iterator[tuple[subprocess.Popen, int]]:
    """One process of two threads, unless options say otherwise; `bounds` are written over those of `pacto.bounds`."""
    port = ports.choose()
    start = f"from pacto import bounds; vars(bounds).update({bounds}); from gunicorn.app.wsgiapp import run; run()"
    command = [sys.executable, "-c", start, f"--config={settings.BASE_DIR}/pacto/gunicorn.conf.py"]
    command += [f"--bind=127.0.0.1:{port}", "--workers=1", "--threads=2", *options, application]
    environment = os.environ | {"ALLOWED_HOSTS": "localhost", "STATIC_ROOT": str(settings.STATIC_ROOT)}
    child = processes.spawn(command, log=directory / "web.log", cwd=settings.BASE_DIR, env=environment)
    try:
        wait_for(lambda: ports.is_answering(port), seconds=120)
        yield child, port
    finally:
        processes.stop({child: signal.SIGTERM})


def ask(port: int, path: str = "/nada/", method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    """An ordinary request, which waits no longer than a minute; its body is read."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with contextlib.closing(connection):
        own = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers={"Host": "localhost"} | own)
        answer = connection.getresponse()
        answer.body = answer.read()
        return answer


def status(port: int, path: str = "/nada/") -> int:
    return ask(port, path).status


def connect(port: int, text: str) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=60)
    connection.sendall(text.encode("latin-1"))
    return connection


def answer(connection: socket.socket) -> str:
    """The first line, without the protocol's version."""
    with contextlib.closing(connection):
        return connection.recv(4096).decode().partition("\r\n")[0].partition(" ")[2]


def everything(connection: socket.socket) -> bytes:
    """All that comes until the server ends the connection."""
    with contextlib.closing(connection):
        return b"".join(iter(lambda: connection.recv(65536), b""))
