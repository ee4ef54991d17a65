"""Asks one address again and again over a few kept-alive connections, and notes how long each answer took."""

import socket
import threading
import time
from dataclasses import dataclass, field

CONNECTIONS = 4
ANSWERS = 25  # of each at least: in fewer, one slow answer is the p95


@dataclass
class Sample:
    """Answers of one address: seconds of each, seconds of all together, bytes of one, statuses seen."""

    latencies: list[float] = field(default_factory=list)
    seconds: float = 0.0
    size: int = 0
    statuses: set[int] = field(default_factory=set)

    def add(self, other: "Sample") -> None:
        self.latencies += other.latencies
        self.seconds += other.seconds
        self.size = other.size or self.size
        self.statuses |= other.statuses

    @property
    def rate(self) -> float:
        """Answers per second."""
        return len(self.latencies) / self.seconds if self.seconds else 0.0

    def quantile(self, share: float) -> float:
        """Milliseconds within which that share of the answers came."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def hammer(port: int, path: str, *, seconds: float, cookie: str = "") -> Sample:
    """Answers of http://127.0.0.1:port/path in about that time, or as long as it takes to have enough of them."""
    lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Accept-Encoding: gzip", f"Cookie: {cookie}", "", ""]
    question = "\r\n".join(line for line in lines if line != "Cookie: ").encode()
    samples = [Sample() for _ in range(CONNECTIONS)]
    start = time.perf_counter()
    threads = [
        threading.Thread(target=_ask, args=(port, question, start + seconds, sample), daemon=True) for sample in samples
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=seconds + 60)
    whole = Sample(seconds=time.perf_counter() - start)
    for sample in samples:
        whole.add(sample)
    return whole


def _ask(port: int, question: bytes, until: float, sample: Sample) -> None:
    connection = None
    while time.perf_counter() < until or len(sample.latencies) < ANSWERS:
        connection = connection or socket.create_connection(("127.0.0.1", port), timeout=30)
        start = time.perf_counter()
        connection.sendall(question)
        status, sample.size, is_kept = _answer(connection)
        sample.latencies.append(time.perf_counter() - start)
        sample.statuses.add(status)
        if not is_kept:
            connection.close()
            connection = None
    if connection:
        connection.close()


def _answer(connection: socket.socket) -> tuple[int, int, bool]:
    """Status, bytes of the body, and whether the connection stays open; every page here says its length."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += _some(connection)
    head, _separator, body = received.partition(b"\r\n\r\n")
    lowered = head.lower()
    length = int(lowered.split(b"\r\ncontent-length:")[1].split(b"\r\n")[0])
    missing = length - len(body)
    while missing > 0:
        missing -= len(_some(connection))
    return int(head[9:12]), length, b"\r\nconnection: close" not in lowered


def _some(connection: socket.socket) -> bytes:
    received = connection.recv(65536)
    if not received:
        raise ConnectionError("The server closed the connection in the middle of an answer.")
    return received
