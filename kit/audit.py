"""Append-only history written by database triggers, so that the admin, bulk updates and SQL are all covered."""

import pghistory


def audited(*, exclude: tuple[str, ...] = ()):
    """Class decorator: each insert, update and delete of a row leaves an event; `exclude` keeps secrets out."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
        append_only=True,
    )
