"""What the coordination asks of an import: decide about rows, confirm, discard, undo. A worker does it."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kit.background.queueing import enqueue_on_commit
from kit.files.uploads import check_size
from members.models import ImportRow, ImportState, MemberImport, RowDecision, Verdict

TASK = "members.read_imports"
DISCARDABLE = (ImportState.WAITING, ImportState.READING, ImportState.PREVIEW, ImportState.REFUSED)


@transaction.atomic
def bring(content: bytes, *, file_name: str, by) -> MemberImport:
    """Keep a file to be read by a worker; ValidationError where it is empty or too big."""
    source = _checked(content, file_name)
    source.created_by = by
    source.save()
    enqueue_on_commit(TASK)
    return source


def start_here(content: bytes, *, file_name: str, at: datetime) -> MemberImport:
    """Keep a file that this process reads itself (the command); ValidationError where it is empty or too big."""
    source = _checked(content, file_name)
    source.state, source.claimed_at, source.attempts = ImportState.READING, at, 1
    source.save()
    return source


def _checked(content: bytes, file_name: str) -> MemberImport:
    check_size(len(content))
    return MemberImport(content=content, file_name=file_name[-255:])


@transaction.atomic
def decide(source: MemberImport, decisions: Mapping[int, str]) -> int:
    """Say of rows (key → its RowDecision) what becomes of them; returns how many of them changed."""
    _locked(source, ImportState.PREVIEW)
    changed = []
    for row in source.rows.filter(pk__in=decisions):
        wanted = RowDecision(decisions[row.pk])
        if wanted == RowDecision.SAME and row.verdict == Verdict.SUSPECT and row.organization_id is None:
            sentence = _("La fila %(number)s se parece a otra fila, no a una organización del padrón.")
            raise ValidationError(sentence % {"number": row.number})
        if row.decision != wanted and wanted in dict(row.choices):
            row.decision = wanted
            changed.append(row)
    ImportRow.objects.bulk_update(changed, ["decision"])
    return len(changed)


@transaction.atomic
def confirm(source: MemberImport, *, by) -> None:
    """Ask for the preview to be written; ValidationError where it is none any more."""
    row = _locked(source, ImportState.PREVIEW)
    _ask(row, ImportState.APPLYING, applied_by=by)


@transaction.atomic
def ask_undo(source: MemberImport, *, by) -> None:
    """Ask for the import to be taken back; ValidationError where it was not applied, or was already."""
    row = _locked(source, ImportState.APPLIED)
    _ask(row, ImportState.UNDOING, undone_by=by)


@transaction.atomic
def discard(source: MemberImport) -> None:
    """Forget a list that was not confirmed: its rows and its file go, that it was brought stays."""
    row = _locked(source, *DISCARDABLE)
    row.rows.all().delete()
    row.content, row.state = b"", ImportState.DISCARDED
    row.save(update_fields=["content", "state"])


def _ask(row: MemberImport, state: str, **who) -> None:
    MemberImport.objects.filter(pk=row.pk).update(state=state, attempts=0, claimed_at=None, problem="", **who)
    enqueue_on_commit(TASK)


def _locked(source: MemberImport, *states: str) -> MemberImport:
    row = MemberImport.objects.light().select_for_update(of=["self"]).get(pk=source.pk)
    if row.state not in states:
        sentence = _("La importación ya no está como usted la veía: ahora dice «%(state)s».")
        raise ValidationError(sentence % {"state": row.get_state_display()})
    return row
