"""A confirmed import is written, or taken back, by a worker: one transaction, tried three times at most."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

import pghistory
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import ImportState, MemberImport

from .applying import apply
from .reading import ATTEMPTS, read_next
from .undoing import undo

log = logging.getLogger(__name__)

PAUSE = timedelta(seconds=30)


def work() -> None:
    """Do everything that waits: lists to write or take back, then lists to read."""
    while write_next(at=timezone.now()) or read_next(at=timezone.now()):
        pass


def write_next(*, at: datetime) -> bool:
    """Write or take back the import that waits longest, in one transaction; returns whether there was one."""
    source = _attempt(at)
    if source is None:
        return False
    try:
        write(source, at=at)
    except Exception:
        log.exception("Import %s could not be written, attempt %s", source.pk, source.attempts)
    return True


def write_here(source: MemberImport, *, at: datetime) -> None:
    """Confirm and write a preview in this process (the command); nobody is noted as who confirmed it."""
    source.state = ImportState.APPLYING
    with transaction.atomic():
        MemberImport.objects.filter(pk=source.pk, state=ImportState.PREVIEW).update(state=source.state)
        write(source, at=at)


@transaction.atomic
def write(source: MemberImport, *, at: datetime) -> None:
    """Do what was asked, unless somebody else is doing it; in the history it is done by who asked."""
    rows = MemberImport.objects.light().select_for_update(skip_locked=True, of=["self"])
    source = rows.filter(pk=source.pk, state=source.state).first()
    if source is None:
        return
    act, by, done = _what(source)
    with pghistory.context(**({"user": by} if by else {}), member_import=source.pk):
        act(source, at=at)
    if source.state == ImportState.APPLYING:
        source.applied_at = at
    else:
        source.undone_at = at
    source.state = done
    source.save(update_fields=["state", "applied_at", "undone_at"])


def _what(source: MemberImport) -> tuple[Callable, int | None, str]:
    """The act, who asked for it, and the state after it."""
    if source.state == ImportState.APPLYING:
        return apply, source.applied_by_id, ImportState.APPLIED
    return undo, source.undone_by_id, ImportState.UNDONE


@transaction.atomic
def _attempt(at: datetime) -> MemberImport | None:
    """Claim for half a minute what waits to be written; after three attempts it goes back with a sentence."""
    waiting = MemberImport.objects.light().to_write().select_for_update(skip_locked=True, of=["self"])
    waiting = waiting.filter(Q(claimed_at=None) | Q(claimed_at__lt=at - PAUSE))
    source = waiting.order_by("created_at").first()
    if source is None:
        return None
    if source.attempts < ATTEMPTS:
        source.attempts, source.claimed_at = source.attempts + 1, at
        source.save(update_fields=["attempts", "claimed_at"])
        return source
    source.state = ImportState.PREVIEW if source.state == ImportState.APPLYING else ImportState.APPLIED
    source.problem = _("No se pudo guardar después de varios intentos; no se cambió nada. Vuelva a intentarlo.")
    source.save(update_fields=["state", "problem"])
    return None
