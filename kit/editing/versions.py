"""A row counts its versions, and is written over the one that was read or not at all."""

import re
from collections.abc import Mapping

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _


class ConflictError(Exception):
    """Somebody wrote it since it was read; its text says so to whoever wrote second."""

    def __init__(self, sentence: str = ""):
        super().__init__(sentence or _("Alguien guardó esto mientras usted escribía"))


def write_over(rows: QuerySet, *, version: int, **columns) -> None:
    """Write into the one row of `rows` if it is of that version still, and count on; ConflictError if not."""
    if not rows.filter(version=version).update(version=F("version") + 1, **columns):
        raise ConflictError


def sent_version(data: Mapping[str, str]) -> int:
    """The version that what is sent was written over; -1, which no row has, for whatever is no number."""
    text = data.get("version", "")
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else -1
