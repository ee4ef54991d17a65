"""Connections that send slowly, or without end, at the real web server: others are answered meanwhile."""

import contextlib
import http.client
import os
import signal
import socket
import sys

import pytest
from django.conf import settings

from pacto.local import ports, processes
from tests.mailings.processes import wait_for

HEAD = "POST /sumarse/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The portal's web server with one process of two threads; answers its port."""
    port = ports.choose()
    command = [sys.executable, "-m", "gunicorn", f"--bind=127.0.0.1:{port}", "--workers=1", "--threads=2"]
    environment = os.environ | {"ALLOWED_HOSTS": "localhost"}
    config = f"--config={settings.BASE_DIR}/pacto/gunicorn.conf.py"
    child = processes.spawn(
        [*command, config], log=tmp_path_factory.mktemp("web") / "web.log", cwd=settings.BASE_DIR, env=environment
    )
    wait_for(lambda: ports.is_answering(port), seconds=120)
    yield port
    processes.stop({child: signal.SIGTERM})


def status(port: int, path: str = "/nada/") -> int:
    """What an ordinary request is answered; none waits longer than a minute."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with contextlib.closing(connection):
        connection.request("GET", path, headers={"Host": "localhost"})
        return connection.getresponse().status


def opened(port: int, text: str) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=60)
    connection.sendall(text.encode())
    return connection


def answer(connection: socket.socket) -> str:
    with contextlib.closing(connection):
        return connection.recv(4096).decode().partition("\r\n")[0]


@pytest.mark.parametrize(
    "begun",
    [
        "",
        "G",
        "GET /nada/ HTTP/1.1\r\nHost: local",
        HEAD + "Content-Length: 100\r\n\r\na",
        HEAD + "Content-Length: 9999999\r\n\r\na",
    ],
    ids=["nothing", "a letter", "half a head", "half a form", "half a file"],
)
def test_connections_that_drip_keep_nobody_waiting(server, begun):
    """Red with gunicorn's own worker: two of them keep both threads."""
    dripping = [opened(server, begun) for _number in range(40)]
    for connection in dripping if begun else []:
        connection.sendall(b"a")
    assert [status(server) for _number in range(5)] == [404] * 5
    for connection in dripping:
        connection.close()


def test_kept_connection_that_drips_its_second_request_keeps_nobody_waiting(server):
    kept = [opened(server, "GET /nada/ HTTP/1.1\r\nHost: localhost\r\n\r\n") for _number in range(10)]
    for connection in kept:
        while b"</html>" not in connection.recv(65536):
            pass
        connection.sendall(b"GET /na")
    assert status(server) == 404
    for connection in kept:
        connection.sendall(b"da/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert answer(connection) == "HTTP/1.1 404 Not Found"


def test_answered_connections_that_nobody_closes_keep_nobody_waiting(server):
    """Red with gunicorn's own worker: its loop waits two seconds for each before it takes another."""
    left = [opened(server, "GET /nada/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n") for _one in range(40)]
    assert status(server) == 404
    for connection in left:
        assert answer(connection) == "HTTP/1.1 404 Not Found"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("GET /" + "a" * 20_000, "HTTP/1.1 414 URI Too Long"),
        ("GET / HTTP/1.1\r\n" + "a: b\r\n" * 20_000, "HTTP/1.1 431 Request Header Fields Too Large"),
        (HEAD + "Transfer-Encoding: chunked\r\n\r\n", "HTTP/1.1 411 Length Required"),
        (HEAD + "Content-Length: x\r\n\r\n", "HTTP/1.1 400 Bad Request"),
        (HEAD + "Content-Length: 00000000000000000045\r\n\r\n", "HTTP/1.1 400 Bad Request"),
        (HEAD + "Content-Length: 99999999\r\n\r\n", "HTTP/1.1 413 Request Entity Too Large"),
        (f"GET /{'a' * 3000}/ HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 400 Bad Request"),
        ("GET /nada/ HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\n", "HTTP/1.1 404 Not Found"),
        (HEAD + "Expect: 100-continue\r\nContent-Length: 9\r\n\r\n", "HTTP/1.1 100 Continue"),
    ],
    ids=[
        "line without end",
        "head without end",
        "chunked",
        "no number",
        "a number with twenty digits",
        "too large",
        "long",
        "two at once",
        "continue",
    ],
)
def test_request_is_refused_or_answered(server, text, told):
    assert answer(opened(server, text)) == told


def test_line_without_end_is_cut_off(server):
    """Red where the line is bounded by nothing: 17 MB of it kept a thread busy for more than a minute."""
    connection = opened(server, "GET /")
    with contextlib.closing(connection), contextlib.suppress(ConnectionError):
        for _piece in range(2000):
            connection.sendall(b"a" * 10_000)
        pytest.fail("20 MB of one line were taken.")
    assert status(server) == 404


def test_form_and_file_arrive_whole(server):
    """In pieces, small and larger than what is kept in memory: both reach the portal (which misses its cookie)."""
    for size in (10, 300_000):
        body = "description=" + "a" * size
        connection = opened(server, f"{HEAD}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n{body[:7]}")
        connection.sendall(body[7:].encode())
        told = b"".join(iter(lambda connection=connection: connection.recv(65536), b""))
        connection.close()
        assert told.startswith(b"HTTP/1.1 403")
        assert told.count(b"aaaaaaaaaa") == size // 10
