"""A request is read to its end before a thread is given to it: whoever sends slowly, or nothing, keeps none busy.

gunicorn's own worker reads in the thread that answers, so that as many dripping connections as there are threads stop
everything. A proxy that buffers requests does the same one step earlier (docs/deployment.md).
"""

import errno
import selectors
import socket
import time
from functools import partial
from tempfile import SpooledTemporaryFile

from gunicorn.http.parser import RequestParser
from gunicorn.workers.gthread import TConn, ThreadWorker

from kit.input import LARGEST_BODY

PIECE = 64 * 1024
LONGEST_LINE = 8190
LARGEST_HEAD = 32 * 1024
LONGEST_NUMBER = 11  # digits
IN_MEMORY = 64 * 1024  # of one request; what is larger waits in a file
MOST_IN_FILES = 128 * 1024 * 1024  # of all requests that one worker is reading
HEAD_SECONDS = 10
BODY_SECONDS = 20
SLOWEST = 8 * 1024  # bytes a second of a larger body
ANSWER_SECONDS = 30
GOODBYE_SECONDS = 2
LARGEST_GOODBYE = 1024 * 1024


class RefusedError(Exception):
    """What is coming is no request that we would answer."""


class Incoming:
    """The request that a connection is sending; whole, it is read like a socket."""

    def __init__(self, sock: socket.socket):
        self.sock = sock
        self.begin()

    def begin(self) -> None:
        """Whatever comes from now on is another request."""
        self.kept = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 closed with its connection
        self.head, self.size, self.end, self.is_followed = bytearray(), 0, None, False
        self.deadline = time.monotonic() + HEAD_SECONDS

    def recv(self, size: int) -> bytes:
        return self.kept.read(size)

    def take(self) -> bool:
        """Keep what has come; answers whether the request is whole."""
        data = self.sock.recv(PIECE if self.end is None else min(PIECE, self.end - self.size))
        if not data:
            raise ConnectionResetError(errno.ECONNRESET, "The client went away.")
        self.kept.write(data)
        self.size += len(data)
        if self.end is None:
            self._look_for_end(data)
        if self.end is None or self.size < self.end:
            return False
        self.kept.truncate(self.end)
        self.kept.seek(0)
        return True

    def _look_for_end(self, data: bytes) -> None:
        """Know where it ends once its head is here; of a body that is refused anyway, nothing is read."""
        searched = max(0, len(self.head) - 3)
        self.head += data
        at = self.head.find(b"\r\n\r\n", searched)
        if at < 0:
            if len(self.head) > LONGEST_LINE + 2 and b"\r\n" not in self.head[: LONGEST_LINE + 2]:
                raise RefusedError("414 URI Too Long")
            if len(self.head) > LARGEST_HEAD:
                raise RefusedError("431 Request Header Fields Too Large")
            return
        length = self._length(bytes(self.head[:at]))
        self.end = at + 4 + (length if length <= LARGEST_BODY else 0)
        self.is_followed = length > LARGEST_BODY or self.size > self.end
        self.deadline = time.monotonic() + BODY_SECONDS + length / SLOWEST

    def _length(self, head: bytes) -> int:
        """Of the body, as gunicorn understands it, too."""
        lines = (line.partition(b":") for line in head.lower().split(b"\r\n")[1:])
        headers = {name.strip(): value.strip() for name, _colon, value in lines}
        if b"transfer-encoding" in headers:
            raise RefusedError("411 Length Required")
        if headers.get(b"expect") == b"100-continue":
            self.sock.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or len(length) > LONGEST_NUMBER:
            raise RefusedError("400 Bad Request")  # or gunicorn would read another number than this one
        return int(length)


class ReceivingWorker(ThreadWorker):
    """gunicorn's worker with threads, where the loop reads and the threads answer."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.waiting: dict[TConn, float] = {}  # connection → until when, of those that the loop reads

    def accept(self, listener):
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        # A page fits into the system's buffer: whoever reads it slowly keeps no thread either.
        client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 512 * 1024)
        conn = TConn(self.cfg, client, address, listener.getsockname())
        conn.incoming = Incoming(client)
        conn.parser = RequestParser(self.cfg, conn.incoming, address)
        conn.data_ready = True
        self._wait(conn, self.on_piece, until=conn.incoming.deadline)

    def on_client_socket_readable(self, conn, client):
        """Another request on a connection that was kept."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        conn.incoming.begin()
        self._wait(conn, self.on_piece, until=conn.incoming.deadline)

    def on_piece(self, conn, client):
        try:
            is_whole = conn.incoming.take()
            if self._is_too_much(conn):
                raise RefusedError("503 Service Unavailable")
        except BlockingIOError:
            return
        except RefusedError as refusal:
            self._say_goodbye(conn, str(refusal))
        except OSError:
            self._end(conn)
        else:
            self.waiting[conn] = conn.incoming.deadline
            if is_whole:
                self._forget(conn)
                self.enqueue_req(conn)

    def on_goodbye(self, conn, client):
        """Whatever still comes is of no interest, and some more of it only for so long."""
        try:
            data = client.recv(PIECE)
        except BlockingIOError:
            return
        except ConnectionError:
            data = b""
        conn.incoming.size += len(data)
        if not data or conn.incoming.size > LARGEST_GOODBYE:
            self._end(conn)

    def handle_request(self, req, conn):
        """The thread's part, which is not endless either."""
        if conn.incoming.is_followed:
            req.force_close()
        conn.sock.settimeout(ANSWER_SECONDS)
        try:
            return super().handle_request(req, conn)
        except TimeoutError as error:
            raise ConnectionResetError(errno.ECONNRESET, "The client did not take its answer.") from error

    def finish_request(self, conn, fs):
        """What is not kept is closed by the loop, which waits for nobody."""
        if not fs.cancelled() and fs.exception() is None and fs.result():
            super().finish_request(conn, fs)
        else:
            self._say_goodbye(conn)

    def murder_pending(self):
        """Ends what is past its time, and in a worker that stops also what has not begun."""
        super().murder_pending()
        now = time.monotonic()
        for conn, until in list(self.waiting.items()):
            if until <= now or not (self.alive or conn.incoming.size):
                self._end(conn)

    def _wait(self, conn, callback, *, until: float) -> None:
        conn.sock.setblocking(False)
        self.waiting[conn] = until
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(callback, conn))

    def _forget(self, conn) -> None:
        if self.waiting.pop(conn, None) is not None:
            self.poller.unregister(conn.sock)

    def _is_too_much(self, conn) -> bool:
        large = [one.incoming.end or 0 for one in self.waiting]
        return (conn.incoming.end or 0) > IN_MEMORY and sum(end for end in large if end > IN_MEMORY) > MOST_IN_FILES

    def _say_goodbye(self, conn, status: str = "") -> None:
        """Let what was answered arrive before the connection ends (RFC 9112, section 9.6)."""
        self._forget(conn)
        try:
            if status:
                conn.sock.send(f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".encode())
            conn.sock.shutdown(socket.SHUT_WR)
            conn.incoming.size = 0
            self._wait(conn, self.on_goodbye, until=time.monotonic() + GOODBYE_SECONDS)
        except (OSError, ValueError):
            self._end(conn)

    def _end(self, conn) -> None:
        self._forget(conn)
        self.nr_conns -= 1
        conn.incoming.kept.close()
        conn.close()
