"""Work that waits for the coordination: each app registers its queues, the office's first page shows them all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Queue:
    """One kind of waiting work: how many rows wait at a moment (one query), and the list that shows them."""

    title: str
    count: Callable[[datetime], int]
    url: Callable[[], str]
    place: int


@dataclass(frozen=True)
class Waiting:
    """A queue as it is now."""

    title: str
    count: int
    url: str


_queues: dict[str, Queue] = {}


def register(key: str, title: str, *, count: Callable[[datetime], int], url: Callable[[], str], place: int) -> None:
    """Add a queue; `key` names it once, lower `place` comes first."""
    _queues[key] = Queue(title, count, url, place)


def waiting(*, at: datetime) -> list[Waiting]:
    """Every queue with its count, in order of place."""
    ordered = sorted(_queues.values(), key=lambda queue: queue.place)
    return [Waiting(queue.title, queue.count(at), queue.url()) for queue in ordered]
