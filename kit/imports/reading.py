"""A file is read into rows with a verdict, in a worker that may die at any moment.

A reader claims a file by writing when, and says so again with every batch. One that gave no sign of life for two
minutes is given up and the file is read anew, three times at most. A reader whose claim was taken, or whose file was
discarded, finds its next write refused and stops.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.tables import Table

from .background import BackgroundImport, BackgroundImportRow
from .importers import Importer
from .states import ImportState
from .tables import WITHOUT_ROWS, in_words, open_table

log = logging.getLogger(__name__)

BATCH = 1000
STALE = timedelta(minutes=2)
ATTEMPTS = 3
SHOWN_SKIPPED = 100


class ClaimLostError(Exception):
    """Somebody else has the file now, or it was discarded."""


def read_next(importer: Importer, *, at: datetime) -> bool:
    """Read the file that waits longest; returns whether there was one."""
    source = claim(importer, at=at)
    if source is None:
        return False
    try:
        read(importer, source)
    except ClaimLostError:
        log.info("File %s was taken from its reader", source.pk)
    except Exception:
        log.exception("File %s could not be read, attempt %s", source.pk, source.attempts)
        _held(source).update(state=ImportState.WAITING)
    return True


def read(importer: Importer, source: BackgroundImport, *, progress: Callable[[int], None] = lambda rows: None) -> None:
    """Read a claimed file to its preview or to its refusal; `progress` gets how many rows are read."""
    try:
        with open_table(bytes(source.content), importer.columns) as table:
            del source.content
            _read_rows(importer, source, table, progress)
    except ValidationError as refusal:
        _refuse(source, " ".join(refusal.messages))


def claim(importer: Importer, *, at: datetime) -> BackgroundImport | None:
    """The file that waits longest, this reader's for two minutes; one that was tried too often is refused."""
    with transaction.atomic():
        waiting = importer.model.objects.to_read(stale=at - STALE).select_for_update(skip_locked=True, of=["self"])
        source = waiting.order_by("created_at").first()
        if source is None:
            return None
        source.rows.all().delete()
        if source.attempts < ATTEMPTS:
            source.state, source.claimed_at, source.progress = ImportState.READING, at, 0
            source.attempts += 1
            source.save(update_fields=["state", "claimed_at", "progress", "attempts"])
            return source
        source.state = ImportState.REFUSED
        source.problem = _(
            "Se intentó leer el archivo %(times)s veces y no se pudo. Guárdelo otra vez como CSV o divídalo en partes."
        ) % {"times": ATTEMPTS}
        source.save(update_fields=["state", "problem"])
    return claim(importer, at=at)


def _held(source: BackgroundImport):
    """The file's row, while it is this reader's."""
    return type(source).objects.filter(pk=source.pk, state=ImportState.READING, attempts=source.attempts)


def _read_rows(importer: Importer, source: BackgroundImport, table: Table, progress: Callable[[int], None]) -> None:
    judge, count = importer.judge(), 0
    while batch := list(islice(table.rows, BATCH)):
        count += len(batch)
        _keep(source, judge(batch), count)
        progress(count)
    if not count:
        raise ValidationError(WITHOUT_ROWS)
    if not _held(source).update(state=ImportState.PREVIEW, report=_report(importer, table)):
        raise ClaimLostError


def _report(importer: Importer, table: Table) -> dict:
    """How the table was read."""
    return {
        "header_row": table.header_row,
        "matched": table.matched,
        "joined": table.joined,
        "unknown": table.unknown,
        "sheet": table.sheet,
        "skipped": table.skipped[:SHOWN_SKIPPED],
        "notices": [*_groups_in_words(importer, table), *map(in_words, table.notices)],
    }


def _groups_in_words(importer: Importer, table: Table) -> list[str]:
    """Which columns become one thing, in sentences."""
    sentence = _("Se leen juntas como «%(field)s» las columnas %(titles)s.")
    return [
        sentence % {"field": importer.label(name), "titles": ", ".join(f"«{title}»" for title in titles)}
        for name, titles in importer.groups(table).items()
        if len(titles) > 1
    ]


@transaction.atomic
def _keep(source: BackgroundImport, rows: list[BackgroundImportRow], count: int) -> None:
    if not _held(source).update(progress=count, claimed_at=timezone.now()):
        raise ClaimLostError
    for row in rows:
        setattr(row, source.rows.field.attname, source.pk)
    source.rows.bulk_create(rows)


@transaction.atomic
def _refuse(source: BackgroundImport, sentence: str) -> None:
    if not _held(source).update(state=ImportState.REFUSED, problem=sentence):
        raise ClaimLostError
    source.rows.all().delete()
