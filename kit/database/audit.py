"""Append-only history written by database triggers, so that the admin, bulk updates and SQL are all covered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pghistory
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, models
from pghistory.middleware import HistoryMiddleware
from pghistory.models import Context


def audited(*, exclude: tuple[str, ...] = (), is_lasting: bool = False):
    """Class decorator: each insert, update and delete of a row leaves an event; `exclude` keeps secrets out.

    A lasting history is never forgotten: only for rows that tell nothing about people.
    """
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
        append_only=True,
        attrs={"is_lasting": is_lasting},
    )


class WhoMiddleware(HistoryMiddleware):
    """Notes with each event who asked, never the address: that of a signed link is a key, and history stays long."""

    def get_context(self, request):
        return {"user": super().get_context(request)["user"]}


@dataclass(frozen=True)
class Author:
    """Who wrote something ("" where no person is known by name), and when."""

    name: str
    at: datetime


def author_of(row: models.Model) -> Author | None:
    """Who wrote the version that the row has now; None where no history tells."""
    if row.pk is None or not hasattr(row, "pgh_event_model"):
        return None
    event = row.events.filter(version=row.version).select_related("pgh_context").order_by("pgh_id").first()
    if event is None:
        return None
    key = event.pgh_context.metadata.get("user") if event.pgh_context else None
    user = get_user_model().objects.filter(pk=key).first()
    return Author(user.name if user else "", event.pgh_created_at)


def _histories() -> Iterator[type[models.Model]]:
    return (model for model in apps.get_models() if hasattr(model, "pgh_tracked_model"))


def history_tables() -> Iterator[str]:
    """The table of events of each audited model, and who made them."""
    yield from (model._meta.db_table for model in _histories())
    yield Context._meta.db_table


def _passing_tables() -> list[str]:
    return [*(model._meta.db_table for model in _histories() if not model.is_lasting), Context._meta.db_table]


def erase_history(*, most: int) -> int:
    """Erase at most so many events of each table whose time is over; answers how many.

    The database itself decides which (migration 0001), by its own clock: no process may erase anything younger.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(erase_history(name, %s)), 0) FROM unnest(%s::text[]) AS name",
            [most, _passing_tables()],
        )
        return cursor.fetchone()[0]
