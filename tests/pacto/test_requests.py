"""What the web server takes for a request, and where it ends: as everybody reads it, or not at all."""

import time

import pytest

from pacto.bounds import LARGEST_HEAD
from tests.pacto.costs import ENOUGH, EXPENSIVE
from tests.pacto.webserver import FORM, answer, connect, everything, serving, status

LENGTH = "POST /length/ HTTP/1.1\r\nHost: localhost\r\n"
SECOND = "GET /page/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The portal; answers its port."""
    with serving(tmp_path_factory.mktemp("web")) as (_child, port):
        yield port


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """The server with an application that says what it was given; answers its port."""
    with serving(tmp_path_factory.mktemp("web"), "tests.pacto.answers:application") as (_child, port):
        yield port


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GET /" + "a" * 40_000, "431 Request Header Fields Too Large"),
        ("GET / HTTP/1.1\r\n" + "a: b\r\n" * 20_000, "431 Request Header Fields Too Large"),
        (f"GET /{'a' * 9000}/ HTTP/1.1\r\nHost: localhost\r\n\r\n", "400 Bad Request"),
        (f"GET /{'a' * 3000}/ HTTP/1.1\r\nHost: localhost\r\n\r\n", "400 Bad Request"),
        (FORM + "Content-Length: 26214401\r\n\r\n", "413 Request Entity Too Large"),
        (FORM + "Expect: 100-continue\r\nContent-Length: 26214401\r\n\r\n", "413 Request Entity Too Large"),
        ("GET /nada/ HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\n", "404 Not Found"),
        (FORM + "Expect: 100-continue\r\nContent-Length: 9\r\n\r\n", "100 Continue"),
        (FORM + "Expect: 100-continue\r\nContent-Length: 26214400\r\n\r\n", "100 Continue"),
    ],
    ids=[
        "line without end",
        "head without end",
        "long line",
        "long",
        "too large",
        "too large, asked before",
        "two at once",
        "continue",
        "just not too large",
    ],
)
def test_request_is_refused_or_answered(server, text, expected):
    assert answer(connect(server, text)) == expected


@pytest.mark.parametrize(
    "odd",
    [
        "Content-Length: x",
        "Content-Length:",
        "Content-Length: +5",
        "Content-Length: 0x5",
        "Content-Length: 5_0",
        "Content-Length: 5, 5",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 50",
        "Content-Length: 5\r\n 0",
        "Content-Length : 5",
        "\x0bContent-Length: 5",
        "Content-Length: \xb2",
        "Content-Length: 00000000000000000045",
        "Content-Length: " + "1" * 5000,
        "Content-Length: 5\nX: y",
        "Content-Length: 5\rX: y",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding:",
        "Transfer-Encoding: ,",
        "transfer-encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "X: y\r\n Transfer-Encoding: chunked",
    ],
)
@pytest.mark.parametrize("line", ["POST /length/ HTTP/1.1", "POST /length/ HTTP/1.0\r\nConnection: keep-alive"])
def test_request_whose_end_two_might_read_otherwise_is_refused(bare, line, odd):
    """And with it all that follows on its connection.

    Red with waitress alone: it passes over Transfer-Encoding in HTTP/1.0 or where it names nothing, folds lines, and
    drops a connection without a word over a number of five thousand digits.
    """
    response = everything(connect(bare, f"{line}\r\nHost: localhost\r\n{odd}\r\n\r\n5\r\nhello\r\n0\r\n\r\n{SECOND}"))
    assert response.split()[1] == b"400"
    assert response.count(b"HTTP/1.") == 1


@pytest.mark.parametrize(
    "line",
    ["POST /length/", "POST /length/ HTTP/1.2", "POST /length/ HTTP/2.0", "post /length/ HTTP/1.1", "POST  / HTTP/1.1"],
)
def test_line_of_another_protocol_is_refused(bare, line):
    response = everything(connect(bare, f"{line}\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello{SECOND}"))
    assert response.split()[1] == b"400"
    assert response.count(b"HTTP/1.") == 1


@pytest.mark.parametrize("number", ["5", "05", "5 ", " 5"])
def test_what_follows_a_request_is_the_next_one(bare, number):
    """In one piece or byte by byte."""
    text = f"{LENGTH}Connection: keep-alive\r\nContent-Length: {number}\r\n\r\nhello{SECOND}"
    whole = everything(connect(bare, text))
    connection = connect(bare, "")
    for letter in text:
        connection.sendall(letter.encode())
    for response in (whole, everything(connection)):
        assert response.count(b"HTTP/1.1 200 OK") == 2
        assert response.partition(b"\r\n\r\n")[2].startswith(b"5")
        assert response.endswith(b"hello")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("GET / HTTP/7\r\n\r\n", "No entendimos lo que pidió su navegador."),
        (f"GET / HTTP/1.1\r\nX: {'a' * LARGEST_HEAD}"[:LARGEST_HEAD], "Borre las cookies de este sitio"),
        (FORM + "Content-Length: 26214401\r\n\r\n", "Lo que envió pesa más de 25 MB."),
    ],
)
def test_refusal_says_why_and_what_to_do(bare, text, sentence):
    """Red with waitress alone: «The request body exceeds…, (generated by server)»."""
    head, _blank, body = everything(connect(bare, text)).decode().partition("\r\n\r\n")
    assert sentence in body
    assert "server" not in body
    assert "Content-Type: text/plain; charset=utf-8" in head


COSTLY = {
    "blanks before a value": "GET /page/ HTTP/1.1\r\nX:" + " " * 32_000 + "b\r\n\r\n",
    "blanks before a sign that none may be": "GET /page/ HTTP/1.1\r\nX:" + " " * 32_000 + "\x01\r\n\r\n",
    "many short blanks": "GET /page/ HTTP/1.1\r\nX:" + (" " * 49 + "b") * 600 + "\x01\r\n\r\n",
    "many short lines": "GET /page/ HTTP/1.1\r\n" + "X: y\r\n" * 5_000 + "\r\n",
    "an address of another house": "GET a://" + "1" * 32_000 + " x HTTP/1.1\r\n\r\n",
    "an address of another house inside": "GET /" + "a://1" * 1_600 + " HTTP/1.1\r\n\r\n",
    "folded lines": "GET /page/ HTTP/1.1\r\nX: y\r\n" + " y\r\n" * 8_000 + "\r\n",
}


def seconds(bare, text: str) -> float:
    """Of five such requests, and of others between them."""
    since = time.monotonic()
    for _time in range(5):
        answer(connect(bare, text))
        assert status(bare, "/page/") == 200
    return time.monotonic() - since


@pytest.mark.parametrize("text", COSTLY.values(), ids=COSTLY)
def test_head_costs_its_length(bare, text):
    """Red with waitress alone: such a line took it minutes, and it reads for everybody."""
    fair = seconds(bare, "GET /page/ HTTP/1.1\r\nX: " + "b" * 32_000 + "\r\n\r\n")
    assert seconds(bare, text) < EXPENSIVE * max(fair, ENOUGH)


def test_form_and_file_arrive_whole(server, bare):
    """In pieces, small and larger than what is kept in memory."""
    for size in (10, 300_000):
        body = "description=" + "a" * size
        connection = connect(bare, f"{LENGTH}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n{body[:7]}")
        connection.sendall(body[7:].encode())
        assert everything(connection).endswith(f"\r\n\r\n{len(body)}".encode())
    # The portal misses its cookie.
    assert answer(connect(server, f"{FORM}Content-Length: {len(body)}\r\n\r\n{body}")) == "403 Forbidden"
