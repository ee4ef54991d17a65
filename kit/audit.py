"""Append-only history written by database triggers, so that the admin, bulk updates and SQL are all covered."""

import pghistory
from pghistory.middleware import HistoryMiddleware


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
    """Notes with each event who asked, never the address: that of a signed link is a key, and history is not erased."""

    def get_context(self, request):
        return {"user": super().get_context(request)["user"]}
