"""Work that waits for the coordination: each app registers its own in `queues.py`, the office shows all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from django.db import connection
from django.db.models import DateField, Expression, F, QuerySet, Value
from django.urls import reverse
from django.utils import timezone

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
    """One kind of waiting work: what waits at a moment, each since when, and the list that shows it."""

    title: str
    rows: compiled
    url: Callable[[], str]
    group: QueueGroup


@dataclass(frozen=True)
class QueueCount:
    """A queue as it is now, and the day since which the oldest of it waits, where that is known."""

    title: str
    count: int
    url: str
    since: date | None = None


_queues: dict[str, Queue] = {}


def office_list(model: str, query: str = "") -> Callable[[], str]:
    """Address of the office's list of a model («members_application»), as `query` narrows it."""
    return lambda: reverse(f"admin:{model}_changelist") + query


def register(
    key: str,
    title: str,
    *,
    rows: Callable[[datetime], QuerySet],
    url: Callable[[], str],
    group: QueueGroup,
    since: str | Expression | None = None,
) -> None:
    """Add a queue; `key` names it once, `since` is the day or moment of a row from which on it waits."""
    moment = F(since) if isinstance(since, str) else since or Value(None, DateField())

    @compiled
    def waiting_rows(at: datetime):
        return rows(at).order_by().values(waiting_since=moment)

    _queues[key] = Queue(title, waiting_rows, url, group)


def waiting(*, at: datetime) -> list[QueueCount]:
    """Every queue with its count, in the order of their groups; one query, however many queues."""
    ordered = sorted(_queues.values(), key=lambda queue: queue.group)
    facts = _facts([queue.rows.statement(at=at) for queue in ordered])
    return [
        QueueCount(queue.title, count, queue.url(), _day(since))
        for queue, (count, since) in zip(ordered, facts, strict=True)
    ]


def by_age(counts: list[QueueCount]) -> list[QueueCount]:
    """Those in which something waits, what has waited longest first, what has no day last."""
    return sorted((one for one in counts if one.count), key=lambda one: (one.since is None, one.since or date.max))


def _day(moment: date | datetime | None) -> date | None:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


def _facts(statements: list[tuple[str, list]]) -> list[tuple]:
    """How many rows each has and its oldest, in one statement: the parts are what Django wrote, values go beside."""
    parts = [
        f"(SELECT count(*), min(waiting_since) FROM ({sql}) AS waiting) AS queue_{nth}"  # noqa: S608
        for nth, (sql, _values) in enumerate(statements)
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {', '.join(parts)}", [value for _sql, values in statements for value in values])  # noqa: S608
        row = cursor.fetchone()
    return list(zip(row[::2], row[1::2], strict=True))
