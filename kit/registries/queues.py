"""Work that waits for the coordination: each app registers its own in `queues.py`, the office shows all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse

from kit.database.compiled import compiled


class QueueGroup(IntEnum):
    """What a queue is about; in this order, and inside a group in that in which they are declared."""

    PEOPLE = 1
    MEMBERSHIP = 2
    FIGURES = 3
    MAIL = 4
    COMMISSIONS = 5
    WORK = 6
    SURVEYS = 7
    REPORTS = 8


@dataclass(frozen=True)
class Queue:
    """One kind of waiting work: the keys of what waits at a moment, and the list that shows it."""

    title: str
    keys: compiled
    url: Callable[[], str]
    group: QueueGroup


@dataclass(frozen=True)
class QueueCount:
    """A queue as it is now."""

    title: str
    count: int
    url: str


_queues: dict[str, Queue] = {}


def office_list(model: str, query: str = "") -> Callable[[], str]:
    """Address of the office's list of a model («members_application»), as `query` narrows it."""
    return lambda: reverse(f"admin:{model}_changelist") + query


def register(
    key: str, title: str, *, rows: Callable[[datetime], QuerySet], url: Callable[[], str], group: QueueGroup
) -> None:
    """Add a queue; `key` names it once."""

    @compiled
    def keys(at: datetime):
        return rows(at).order_by().values("pk")

    _queues[key] = Queue(title, keys, url, group)


def waiting(*, at: datetime) -> list[QueueCount]:
    """Every queue with its count, in the order of their groups; one query, however many queues."""
    ordered = sorted(_queues.values(), key=lambda queue: queue.group)
    counts = _counts([queue.keys.statement(at=at) for queue in ordered])
    return [QueueCount(queue.title, count, queue.url()) for queue, count in zip(ordered, counts, strict=True)]


def _counts(statements: list[tuple[str, list]]) -> list[int]:
    """How many rows each has, in one statement: the parts are what Django wrote, their values go beside them."""
    columns = ", ".join(f"(SELECT count(*) FROM ({sql}) AS waiting)" for sql, _values in statements)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", [value for _sql, values in statements for value in values])
        return list(cursor.fetchone())
