"""Append-only history written by database triggers, so that the admin, bulk updates and SQL are all covered."""

from collections.abc import Iterator

import pghistory
from django.apps import apps
from django.db import connection
from pghistory.middleware import HistoryMiddleware
from pghistory.models import Context


def audited(*, exclude: tuple[str, ...] = ()):
    """Class decorator: each insert, update and delete of a row leaves an event; `exclude` keeps secrets out."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
        append_only=True,
    )


class WhoMiddleware(HistoryMiddleware):
    """Notes with each event who asked, never the address: that of a signed link is a key, and history stays long."""

    def get_context(self, request):
        return {"user": super().get_context(request)["user"]}


def history_tables() -> Iterator[str]:
    """The table of events of each audited model, and who made them."""
    yield from (model._meta.db_table for model in apps.get_models() if hasattr(model, "pgh_tracked_model"))
    yield Context._meta.db_table


def forget_history(*, most: int) -> int:
    """Erase at most so many events of each table whose time is over; answers how many.

    The database itself decides which (migration 0001), by its own clock: no process may erase anything younger.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(forget_history(name, %s)), 0) FROM unnest(%s::text[]) AS name",
            [most, list(history_tables())],
        )
        return cursor.fetchone()[0]
