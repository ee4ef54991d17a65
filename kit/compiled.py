"""A query whose SQL Django writes once in a process: for what a page must ask each time it is answered."""

from collections.abc import Callable
from functools import cached_property

from django.db import connection
from django.db.models import QuerySet


class CompiledQuery:
    """The rows of `build(**values)`, a queryset of `values_list`, for ever other values; writing it took most of it.

    `examples` are values of the same types that stand nowhere else in the query: where they stand in its parameters
    goes what is asked for. Rows come as the database gives them, without `from_db_value` of their fields.
    """

    def __init__(self, build: Callable[..., QuerySet], **examples):
        self.build, self.examples = build, examples

    def rows(self, **values) -> list[tuple]:
        sql, parameters = self._compiled
        with connection.cursor() as cursor:
            cursor.execute(sql, [values[one] if is_name else one for is_name, one in parameters])
            return cursor.fetchall()

    @cached_property
    def _compiled(self) -> tuple[str, list[tuple[bool, object]]]:
        """The SQL and its parameters, each a value or (True) the name of one."""
        sql, parameters = self.build(**self.examples).query.sql_with_params()
        names = {example: name for name, example in self.examples.items()}
        if missing := names.keys() - set(parameters):
            raise ValueError(f"These do not reach the database as they are: {missing}")
        return sql, [(one in names, names.get(one, one)) for one in parameters]
