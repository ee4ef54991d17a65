"""Connections that send or read slowly, or without end, at the real web server: others are answered meanwhile."""

import contextlib
import itertools
import time

import pytest

from tests.mailings.processes import wait_for
from tests.pacto.webserver import FORM, answer, connect, everything, serving, status

APPLICATION = "tests.pacto.answers:application"
IMPATIENT = {"HEAD_SECONDS": 2, "BODY_SECONDS": 4, "ANSWER_SECONDS": 3, "SLOWEST": 10_000_000}
BEGUN = {
    "nothing": "",
    "a letter": "G",
    "half a head": "GET /nada/ HTTP/1.1\r\nHost: local",
    "half a form": FORM + "Content-Length: 1000\r\n\r\na",
    "half a file": FORM + "Content-Length: 9999999\r\n\r\na",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The portal; answers its port."""
    with serving(tmp_path_factory.mktemp("web")) as (_child, port):
        yield port


@pytest.fixture(scope="module")
def impatient(tmp_path_factory):
    """A server that waits for seconds where the portal's waits for many; answers its port."""
    with serving(tmp_path_factory.mktemp("web"), APPLICATION, "--keep-alive=5", **IMPATIENT) as (_child, port):
        yield port


@pytest.mark.parametrize("begun", BEGUN.values(), ids=BEGUN)
def test_connections_that_drip_keep_nobody_waiting(server, begun):
    """Red with gunicorn's own worker: two of them keep both threads."""
    dripping = [connect(server, begun) for _number in range(60)]
    for connection in dripping if begun else []:
        connection.sendall(b"a")
    assert [status(server) for _number in range(5)] == [404] * 5
    for connection in dripping:
        connection.close()


def test_kept_connection_that_drips_its_second_request_keeps_nobody_waiting(server):
    idle = [connect(server, "GET /nada/ HTTP/1.1\r\nHost: localhost\r\n\r\n") for _number in range(10)]
    for connection in idle:
        while b"</html>" not in connection.recv(65536):
            pass
        connection.sendall(b"GET /na")
    assert status(server) == 404
    for connection in idle:
        connection.sendall(b"da/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert answer(connection) == "404 Not Found"


def test_answered_connections_that_nobody_closes_keep_nobody_waiting(server):
    """Red with gunicorn's own worker: its loop waits two seconds for each before it takes another."""
    idle = [
        connect(server, "GET /nada/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n") for _one in range(60)
    ]
    assert status(server) == 404
    for connection in idle:
        assert answer(connection) == "404 Not Found"


def test_answers_that_nobody_reads_keep_nobody_waiting(impatient):
    """Red with gunicorn's own worker: two of them keep both threads."""
    idle = [connect(impatient, "GET /file/ HTTP/1.1\r\nHost: localhost\r\n\r\n") for _number in range(20)]
    assert [status(impatient, "/page/") for _number in range(5)] == [200] * 5
    for connection in idle:
        connection.close()


@pytest.mark.parametrize(("begun", "least"), list(zip(BEGUN.values(), [5, 2, 2, 4, 4], strict=True)), ids=BEGUN)
def test_connection_that_drips_without_end_is_ended(impatient, begun, least):
    """Red where only a silent one is ended: each letter counts as life."""
    since = time.monotonic()
    connection = connect(impatient, begun)
    with contextlib.closing(connection), contextlib.suppress(ConnectionError):
        connection.settimeout(0.2)
        for _letter in itertools.takewhile(lambda _one: time.monotonic() - since < 60, itertools.count()):
            with contextlib.suppress(TimeoutError):
                if not connection.recv(100):
                    break
            if begun:
                connection.sendall(b"a")
    assert least <= time.monotonic() - since < 60


def is_gone(connection) -> bool:
    """Whether the other side is; of what it sent, nothing is read."""
    try:
        connection.sendall(b"a")
    except ConnectionError:
        return True
    return False


def test_connection_that_reads_nothing_is_ended(impatient):
    """Red with waitress alone: a socket that takes nothing is never ready, not even to be closed."""
    connection = connect(impatient, "GET /file/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
    since = time.monotonic()
    with contextlib.closing(connection):
        wait_for(lambda: is_gone(connection), seconds=60)
    assert time.monotonic() - since >= IMPATIENT["ANSWER_SECONDS"]


def test_line_without_end_is_cut_off(server):
    """Red where the line is bounded by nothing: 17 MB of it kept a thread busy for more than a minute."""
    connection = connect(server, "GET /")
    with contextlib.closing(connection), contextlib.suppress(ConnectionError):
        for _piece in range(2000):
            connection.sendall(b"a" * 10_000)
        pytest.fail("20 MB of one line were taken.")
    assert status(server) == 404


def test_large_files_at_once_are_bounded(server):
    """Six times 25 MB are more than one process keeps; forms go on, and once the others are gone, files too."""
    head = f"{FORM}Expect: 100-continue\r\nContent-Length: {25 * 2**20}\r\n\r\n"
    large = [connect(server, head) for _number in range(6)]
    answers = [connection.recv(4096).decode() for connection in large]
    lines = sorted(one.partition("\r\n")[0] for one in answers)
    assert lines == ["HTTP/1.1 100 Continue"] * 5 + ["HTTP/1.1 503 Service Unavailable"]
    (refusal,) = [number for number, one in enumerate(answers) if " 503 " in one]
    assert "Espere un minuto y vuelva a enviarlo." in answers[refusal] + everything(large[refusal]).decode()
    assert answer(connect(server, f"{FORM}Content-Length: 3\r\n\r\na=b")) == "403 Forbidden"
    for connection in large:
        connection.close()
    wait_for(lambda: answer(connect(server, head)) == "100 Continue", seconds=60)
