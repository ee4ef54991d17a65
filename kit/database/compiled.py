"""Querysets whose SQL Django writes once in a process: for what a page must ask each time it is answered.

Without it the first page of a member takes seven times the processor time (145 ms instead of 19) and a commission at
work five times, at 446 organisations: neither would reach its share of the limit (dev/bench/pages.py).
"""

from collections.abc import Callable, Iterator
from copy import copy
from datetime import UTC, date, datetime
from functools import cached_property, update_wrapper
from inspect import signature

from django.db import connections
from django.db.models import Model, QuerySet, prefetch_related_objects
from django.utils import timezone

# Two of each kind of argument, so that what follows from one by more than a fixed distance tells itself.
EXAMPLES: dict[type, tuple[Callable[[int], object], Callable[[int], object]]] = {
    bool: (lambda _nth: False, lambda _nth: True),
    int: (lambda nth: 30_011 + nth, lambda nth: 31_019 + nth),
    str: (lambda nth: f"example-{nth}", lambda nth: f"another text {nth}"),
    date: (lambda nth: date(1971, 1, 17 + nth), lambda nth: date(1984, 8, 2 + nth)),
    datetime: (
        lambda nth: datetime(1971, 1, 17 + nth, 9, 41, 7, tzinfo=UTC),
        lambda nth: datetime(1984, 8, 2 + nth, 23, 8, 53, tzinfo=UTC),
    ),
}


class compiled:  # noqa: N801 a decorator
    """Decorator of a function that builds a queryset: it answers the list of its rows, for ever other arguments.

    The SQL is written at the first call; from then on only its values go in. The annotations say what the arguments
    are: keys, texts, flags, days, moments, or rows, of which only the key counts. They reach the database as they are;
    of a moment, also its midnight, day or year, or what is a fixed distance away. All else is refused at the first
    call.
    """

    def __init__(self, build: Callable[..., QuerySet]):
        self.build, self.signature = build, signature(build)
        update_wrapper(self, build)

    def __call__(self, *args, **kwargs) -> list:
        values = {name: _plain(value) for name, value in self.signature.bind(*args, **kwargs).arguments.items()}
        return list(self._query.rows(values))

    def statement(self, **values) -> tuple[str, list]:
        """The SQL and its values, to stand in a larger statement."""
        return self._query.sql, self._query.parameters({name: _plain(value) for name, value in values.items()})

    @cached_property
    def _query(self) -> "WrittenQuery":
        first, second = (self._examples(which) for which in (0, 1))
        return WrittenQuery(self.build(**first), self.build(**second), *(_all_plain(one) for one in (first, second)))

    def _examples(self, which: int) -> dict[str, object]:
        kinds = {name: parameter.annotation for name, parameter in self.signature.parameters.items()}
        return {name: _example(kind, which, nth) for nth, (name, kind) in enumerate(kinds.items())}


class WrittenQuery:
    """One queryset as written SQL; to the iterables of Django it stands for the queryset and its query."""

    def __init__(self, queryset: QuerySet, twin: QuerySet, values: dict[str, object], others: dict[str, object]):
        self.queryset, self.compiler = queryset, queryset.query.get_compiler(using=queryset.db)
        self.sql, parameters = self.compiler.as_sql()
        sql, twins = twin.query.get_compiler(using=twin.db).as_sql()
        if sql != self.sql or len(parameters) != len(twins):
            raise ValueError("The SQL itself depends on the arguments.")
        self.origins = [_origin(*pair, values, others) for pair in zip(parameters, twins, strict=True)]

    def parameters(self, values: dict[str, object]) -> list:
        return [follow(values[name]) if name else follow for name, follow in self.origins]

    def rows(self, values: dict[str, object]) -> Iterator:
        bound = _Bound(self, self.parameters(values))
        rows = list(self.queryset._iterable_class(bound))
        prefetch_related_objects(rows, *self.queryset._prefetch_related_lookups)
        return rows


class _Bound:
    """A written queryset with its values, as far as Django's iterables look at a queryset and its query."""

    def __init__(self, query: WrittenQuery, parameters: list):
        self.source, self.values, self.query = query, parameters, self
        self.db, self.model, self._fields = query.queryset.db, query.queryset.model, query.queryset._fields
        self._known_related_objects = {}

    def __getattr__(self, name):
        return getattr(self.source.queryset.query, name)

    def get_compiler(self, using):
        """What wrote the SQL, on the connection of this thread, with these values and nothing left to write."""
        compiler = copy(self.source.compiler)
        compiler.connection = connections[using]
        compiler.as_sql = lambda: (self.source.sql, self.values)
        return compiler


def _example(kind: type, which: int, nth: int):
    if issubclass(kind, Model):
        # Only its key is there: whatever else is asked of it fails.
        return kind.from_db("default", [kind._meta.pk.attname], [EXAMPLES[int][which](nth)])
    return EXAMPLES[kind][which](nth)


def _plain(value):
    return value.pk if isinstance(value, Model) else value


def _all_plain(values: dict[str, object]) -> dict[str, object]:
    return {name: _plain(value) for name, value in values.items()}


def _origin(one, twin, values: dict[str, object], others: dict[str, object]) -> tuple[str, object]:
    """Where a parameter comes from: the name of an argument and how it follows from it, or no name and itself.

    `one` and `twin` are the same parameter written with two sets of arguments.
    """
    if type(one) is type(twin) and one == twin:
        return "", one
    for name, value in values.items():
        if one == value and twin == others[name]:
            return name, type(one) if isinstance(one, int) else _itself
        if isinstance(value, datetime) and (follow := _follows(one, twin, value, others[name])):
            return name, follow
    raise ValueError(f"This follows from the arguments by more than a fixed distance: {one!r}")


def _itself(value):
    return value


def _follows(one, twin, moment: datetime, other: datetime) -> Callable[[datetime], object] | None:
    """How a moment, a day or a year follows from a moment, if it is a fixed distance away from it or its midnight."""
    kind = type(one)
    if type(twin) is not kind:
        return None
    if isinstance(one, int):
        distance = one - _year(moment)
        return (lambda value: kind(_year(value) + distance)) if twin - _year(other) == distance else None
    for part in {datetime: (_itself, _midnight), date: (timezone.localdate,)}.get(kind, ()):
        distance = one - part(moment)
        if twin - part(other) == distance:
            return lambda value, part=part, distance=distance: part(value) + distance
    return None


def _midnight(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)


def _year(moment: datetime) -> int:
    return timezone.localdate(moment).year
