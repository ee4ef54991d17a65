"""An uploaded list is read into rows with a verdict, in a worker that may die at any moment.

A reader claims an import by writing when, and says so again with every batch. One that gave no sign of life for two
minutes is given up and the file is read anew, three times at most. A reader whose claim was taken, or whose import was
discarded, finds its next write refused and stops.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.tables import Table, TableError, read_isolated
from members.columns import JOINED, PARTS_OF_AN_ADDRESS, REQUIRED
from members.fields import SPELLINGS
from members.models import ImportRow, ImportState, MemberImport

from .comparing import label
from .verdicts import Judge

log = logging.getLogger(__name__)

BATCH = 1000
STALE = timedelta(minutes=2)
ATTEMPTS = 3
SHOWN_SKIPPED = 100


class ClaimLostError(Exception):
    """Somebody else has the import now, or it was discarded."""


def read_next(*, at: datetime) -> bool:
    """Read the import that waits longest; returns whether there was one."""
    source = _claim(at)
    if source is None:
        return False
    try:
        read(source)
    except ClaimLostError:
        log.info("Import %s was taken from its reader", source.pk)
    except Exception:
        log.exception("Import %s could not be read, attempt %s", source.pk, source.attempts)
        _held(source).update(state=ImportState.WAITING)
    return True


def read(source: MemberImport, *, tell: Callable[[int], None] = lambda rows: None) -> None:
    """Read a claimed import to its preview or to its refusal; `tell` hears how many rows are read."""
    try:
        with read_isolated(bytes(source.content), columns=SPELLINGS, required=REQUIRED, joined=JOINED) as table:
            del source.content
            _read_rows(source, table, tell)
    except TableError as error:
        _refuse(source, _(error.sentence) % error.params if error.params else _(error.sentence))


def _claim(at: datetime) -> MemberImport | None:
    with transaction.atomic():
        waiting = MemberImport.objects.to_read(stale=at - STALE).select_for_update(skip_locked=True)
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
    return _claim(at)


def _held(source: MemberImport):
    """The import's row, while it is this reader's."""
    return MemberImport.objects.filter(pk=source.pk, state=ImportState.READING, attempts=source.attempts)


def _read_rows(source: MemberImport, table: Table, tell: Callable[[int], None]) -> None:
    judge, count = Judge.build(), 0
    while batch := list(islice(table.rows, BATCH)):
        count += len(batch)
        _keep(source, judge.judge(batch), count)
        tell(count)
    report = {
        "header_row": table.header_row,
        "matched": table.matched,
        "joined": table.joined,
        "unknown": table.unknown,
        "sheet": table.sheet,
        "skipped": table.skipped[:SHOWN_SKIPPED],
        "skipped_count": len(table.skipped),
        "notices": [*_read_together(table), *(_(sentence) % params for sentence, params in table.notices)],
    }
    if not count:
        _refuse(source, _("La tabla no tiene ninguna fila con datos debajo de sus encabezados."))
    elif not _held(source).update(state=ImportState.PREVIEW, report=report):
        raise ClaimLostError


def _read_together(table: Table) -> list[str]:
    """Which columns become one thing, in sentences."""
    parts = [name for name in ("address", *PARTS_OF_AN_ADDRESS) if name in table.matched]
    together = {"address": [table.matched[name] for name in parts]}
    together |= {name: [table.matched[name], *titles] for name, titles in table.joined.items()}
    sentence = _("Se leen juntas como «%(field)s» las columnas %(titles)s.")
    return [
        sentence % {"field": label(name), "titles": ", ".join(f"«{title}»" for title in titles)}
        for name, titles in together.items()
        if len(titles) > 1
    ]


@transaction.atomic
def _keep(source: MemberImport, rows: list[ImportRow], count: int) -> None:
    if not _held(source).update(progress=count, claimed_at=timezone.now()):
        raise ClaimLostError
    for row in rows:
        row.member_import_id = source.pk
    ImportRow.objects.bulk_create(rows)


@transaction.atomic
def _refuse(source: MemberImport, sentence: str) -> None:
    if not _held(source).update(state=ImportState.REFUSED, problem=sentence):
        raise ClaimLostError
    source.rows.all().delete()
