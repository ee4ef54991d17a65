"""A confirmed file is written, or taken back, by a worker: one transaction, tried three times at most."""

import logging
from datetime import datetime, timedelta

import pghistory
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.database import locks

from .background import BackgroundImport, BackgroundImportRow
from .importers import Importer, Write
from .reading import ATTEMPTS, BATCH, read_next
from .states import ImportState

log = logging.getLogger(__name__)

PAUSE = timedelta(seconds=30)


def work(importer: Importer) -> None:
    """Do everything that waits: files to write or take back, then files to read."""
    while write_next(importer, at=timezone.now()) or read_next(importer, at=timezone.now()):
        pass


def write_next(importer: Importer, *, at: datetime) -> bool:
    """Write or take back the file that waits longest, in one transaction; returns whether there was one."""
    source = _attempt(importer, at)
    if source is None:
        return False
    try:
        write(importer, source, at=at)
    except Exception:
        log.exception("File %s could not be written, attempt %s", source.pk, source.attempts)
    return True


@transaction.atomic
def confirm_and_write(importer: Importer, source: BackgroundImport, *, at: datetime) -> None:
    """Confirm and write a preview in this process (a command); nobody is noted as who confirmed it."""
    source.state = ImportState.APPLYING
    importer.model.objects.filter(pk=source.pk, state=ImportState.PREVIEW).update(state=source.state)
    write(importer, source, at=at)


@transaction.atomic
def write(importer: Importer, source: BackgroundImport, *, at: datetime) -> None:
    """Do what people want, unless another worker is doing it; in the history it is done by whoever confirmed."""
    rows = importer.model.objects.light().select_for_update(skip_locked=True, of=["self"])
    source = rows.filter(pk=source.pk, state=source.state).first()
    if source is None:
        return
    by = source.applied_by if source.is_applying else source.undone_by
    with pghistory.context(**({"user": by.pk} if by else {}), **{source.rows.field.name: source.pk}):
        wait_for_others(importer)
        if source.is_applying:
            _in_batches(source.rows.to_save(), importer.writer(by=by, at=at), *importer.foreign_keys)
            source.state, source.applied_at = ImportState.APPLIED, at
        else:
            _in_batches(source.rows.applied(), importer.undoer())
            source.state, source.undone_at = ImportState.UNDONE, at
    source.save(update_fields=["state", "applied_at", "undone_at"])


def wait_for_others(importer: Importer) -> None:
    """Wait for any other file of this kind to be written; the lock goes with the transaction."""
    locks.hold(importer.model._meta.label_lower)


def _in_batches(rows: QuerySet[BackgroundImportRow], write_batch: Write, *fields: str) -> None:
    """Write at most BATCH rows at a time, in the order of the file, and note what became of each."""
    last = 0
    while batch := list(rows.filter(number__gt=last).order_by("number")[:BATCH]):
        write_batch(batch)
        rows.model.objects.bulk_update(batch, ["outcome", "remark", *fields])
        last = batch[-1].number


@transaction.atomic
def _attempt(importer: Importer, at: datetime) -> BackgroundImport | None:
    """Claim for half a minute what waits to be written; after three attempts it goes back with a sentence."""
    waiting = importer.model.objects.light().to_write().select_for_update(skip_locked=True, of=["self"])
    waiting = waiting.filter(Q(claimed_at=None) | Q(claimed_at__lt=at - PAUSE))
    source = waiting.order_by("created_at").first()
    if source is None:
        return None
    if source.attempts < ATTEMPTS:
        source.attempts, source.claimed_at = source.attempts + 1, at
        source.save(update_fields=["attempts", "claimed_at"])
        return source
    source.state = ImportState.PREVIEW if source.is_applying else ImportState.APPLIED
    source.problem = _("No se pudo guardar después de varios intentos; no se cambió nada. Vuelva a intentarlo.")
    source.save(update_fields=["state", "problem"])
    return None
