"""A WSGI application with an answer of each kind, for tests of the web server alone."""

import tempfile
import time

LARGE = 8 * 2**20


def application(environ, start_response):
    kind = environ["PATH_INFO"].strip("/")
    return globals()[f"answer_{kind}"](environ, start_response)


def answer_page(_environ, start_response):
    start_response("200 OK", [("Content-Length", "5")])
    return [b"hello"]


def answer_length(environ, start_response):
    """Of the form, as it was read."""
    start_response("200 OK", [])
    return [str(len(environ["wsgi.input"].read())).encode()]


def answer_told(environ, start_response):
    """What the proxy said, as it arrives."""
    names = ["HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_FORWARDED", "REMOTE_ADDR", "wsgi.url_scheme"]
    start_response("200 OK", [])
    return ["|".join(environ.get(name, "") for name in names).encode()]


def answer_file(environ, start_response):
    file = tempfile.TemporaryFile()  # noqa: SIM115 closed by the server
    file.write(b"a" * LARGE)
    file.seek(0)
    start_response("200 OK", [("Content-Length", str(LARGE))])
    return environ["wsgi.file_wrapper"](file)


def answer_unchanged(_environ, start_response):
    start_response("304 Not Modified", [("ETag", '"a"')])
    return []


def answer_pieces(_environ, start_response):
    """Begun at once, ended two seconds later."""
    start_response("200 OK", [])
    return stream(2)


def answer_broken(_environ, start_response):
    """Fails when half of it is sent."""
    start_response("200 OK", [])
    yield b"begun"
    raise ValueError


def answer_never(_environ, start_response):
    start_response("200 OK", [])
    return stream(600)


def stream(seconds):
    yield b"begun"
    time.sleep(seconds)
    yield b"ended"
