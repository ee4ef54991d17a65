"""Answers of each kind from the real web server, and how its processes end."""

import os
import signal
from pathlib import Path

import pytest

from dev.services import ports, processes
from tests.mailings.processes import wait_for
from tests.pacto.answers import LARGE
from tests.pacto.webserver import ask, connect, everything, serving, status

APPLICATION = "tests.pacto.answers:application"
PIECES = "GET /pieces/ HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("web"), APPLICATION) as (_child, port):
        yield port


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("web")) as (_child, port):
        yield port


@pytest.mark.parametrize(
    ("path", "code", "length"), [("page", 200, 5), ("file", 200, LARGE), ("pieces", 200, 10), ("unchanged", 304, 0)]
)
def test_answer_arrives_whole_and_its_head_alone(bare, path, code, length):
    """Red with waitress alone: after the head of a file came the file."""
    whole = ask(bare, f"/{path}/")
    assert whole.status == code
    assert len(whole.body) == length
    assert whole.getheader("Server") is None
    head = everything(connect(bare, f"HEAD /{path}/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
    lines, _blank, body = head.decode().partition("\r\n\r\n")
    assert lines.startswith(f"HTTP/1.1 {code} ")
    assert body in {"", "0\r\n\r\n"}
    assert (f"\r\nContent-Length: {length}" in lines) == (path in {"page", "file"})


def test_head_of_a_file_leaves_the_connection_to_the_next(bare):
    connection = connect(bare, "HEAD /file/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
    connection.sendall(b"GET /page/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    first, second, body = everything(connection).split(b"\r\n\r\n")
    assert first[:12] == b"HTTP/1.1 200"
    assert second[:12] == b"HTTP/1.1 200"
    assert body == b"hello"


@pytest.mark.parametrize(
    ("path", "first"), [("unchanged", b"304 Not Modified"), ("pieces", b"200 OK"), ("page", b"200 OK")]
)
def test_answer_that_tells_its_end_leaves_the_connection_to_the_next(bare, path, first):
    """Red with waitress alone: it ends the connection after each answer without a length."""
    connection = connect(bare, f"GET /{path}/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
    connection.sendall(b"GET /page/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    answer = everything(connection)
    assert answer.startswith(b"HTTP/1.1 " + first)
    assert answer.count(b"HTTP/1.1 ") == 2
    assert answer.endswith(b"\r\n\r\nhello") is True


@pytest.mark.parametrize(
    "text",
    [
        "HEAD /pieces/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /pieces/ HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        "GET /unchanged/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /unchanged/ HTTP/1.1\r\nHost: localhost\r\nConnection: Close\r\n\r\n",
        "GET /broken/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ],
)
def test_connection_ends_where_the_end_of_the_answer_is_told_by_nothing_else(bare, text):
    answer = everything(connect(bare, text + "GET /page/ HTTP/1.1\r\nHost: localhost\r\n\r\n"))
    assert answer.count(b"HTTP/1.") == 1
    assert (b"hello" in answer) is False


def test_static_file_is_sent_once(portal):
    whole = ask(portal, "/static/css/admin.css")
    assert whole.status == 200
    assert len(whole.body) == int(whole.getheader("Content-Length"))
    again = ask(portal, "/static/css/admin.css", If_None_Match=whole.getheader("ETag"))
    assert again.status == 304
    assert again.body == b""
    head = ask(portal, "/static/css/admin.css", "HEAD")
    assert head.status == 200
    assert head.getheader("Content-Length") == whole.getheader("Content-Length")


def test_portal_hears_what_the_proxy_said(bare):
    answer = ask(bare, "/told/", X_Forwarded_For="192.0.2.1, 192.0.2.2", X_Forwarded_Proto="https", Forwarded="for=a")
    assert answer.body == b"192.0.2.1, 192.0.2.2|https|for=a|127.0.0.1|http"
    twice = connect(bare, "GET /told/ HTTP/1.0\r\nX-Forwarded-For: 192.0.2.1\r\nX-Forwarded-For: 192.0.2.2\r\n\r\n")
    assert b"\r\n\r\n192.0.2.1, 192.0.2.2|" in everything(twice)


def begin(port: int):
    """A connection whose answer has begun."""
    connection = connect(port, PIECES)
    while b"begun" not in connection.recv(4096):
        pass
    return connection


def workers(master: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split()]


def test_what_is_in_hand_is_answered_before_the_end(tmp_path):
    with serving(tmp_path, APPLICATION) as (child, port):
        idle, connection, half = connect(port, ""), begin(port), connect(port, "GET /page/ HTTP/1.1\r\nHost")
        assert status(port, "/page/") == 200  # by now the half is read
        child.send_signal(signal.SIGTERM)
        half.sendall(b": localhost\r\n\r\n")
        assert everything(half).endswith(b"hello")
        assert b"ended" in everything(connection)
        assert everything(idle) == b""
        assert child.wait(240) == 0


@pytest.mark.parametrize(("asked_by", "patience"), [(signal.SIGTERM, 1), (signal.SIGINT, 60)])
def test_what_does_not_end_is_left(tmp_path, asked_by, patience):
    """After the time that it is given; asked by hand, at once."""
    with serving(tmp_path, APPLICATION, f"--graceful-timeout={patience}") as (child, port):
        connection = connect(port, PIECES.replace("pieces", "never"))
        assert b"200 OK" in connection.recv(4096)
        child.send_signal(asked_by)
        assert child.wait(240) == 0
        connection.close()


def test_restart_answers_what_is_in_hand_and_goes_on(tmp_path):
    with serving(tmp_path, APPLICATION) as (child, port):
        former, connection = workers(child.pid), begin(port)
        child.send_signal(signal.SIGHUP)
        assert b"ended" in everything(connection)
        wait_for(lambda: (others := workers(child.pid)) and not set(others) & set(former), seconds=60)
        assert status(port, "/page/") == 200


def test_workers_end_with_their_master(tmp_path):
    with serving(tmp_path, APPLICATION, "--workers=2") as (child, port):
        wait_for(lambda: len(workers(child.pid)) == 2, seconds=60)
        others = workers(child.pid)
        os.kill(child.pid, signal.SIGKILL)
        wait_for(lambda: not any(processes.command_of(pid) for pid in others), seconds=60)
        assert not ports.is_answering(port)
