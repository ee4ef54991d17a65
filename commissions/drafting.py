"""Writing the agenda together: every save is a version over exactly what its writer has seen, and none is lost."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kit.editing.versions import ConflictError, write_over
from members.models import User

from .access import lock_access
from .models import Agenda, AgendaSection, AgendaState, Commission, Revision, SectionComment


def lock_agenda(commission: Commission, *, by: User, at: datetime, right: str = "edits") -> Agenda:
    """The agenda, locked until the transaction ends, for whoever has that right then; Http404 for others.

    The lock is the commission's: whoever passes it on to another focal point waits, and so does whoever publishes.
    """
    lock_access(commission.pk, by=by, at=at).require(right)
    return Agenda.objects.get_or_create(commission=commission)[0]


def save_section(
    commission: Commission, kind: str, content: dict, *, version: int, by: User, at: datetime, restores=None
) -> AgendaSection:
    """Write a section over exactly that version, 0 where none was written yet; what changes nothing makes no version.

    Raises `ConflictError` when another version is stored, ValidationError while the agenda is published, Http404 for
    whoever may not write at that moment.
    """
    with transaction.atomic():
        agenda = lock_agenda(commission, by=by, at=at)
        if agenda.state == AgendaState.PUBLISHED:
            raise ValidationError(_("La agenda está publicada. Quien coordina la comisión puede volverla a borrador."))
        section, _is_new = AgendaSection.objects.get_or_create(agenda=agenda, kind=kind)
        if section.version == version and _without_gaps(section.content) == _without_gaps(content):
            return section
        columns = {"content": content, "saved_at": at, "saved_by": by}
        write_over(AgendaSection.objects.filter(pk=section.pk), version=version, **columns)
        section.refresh_from_db()
        Revision.objects.create(section=section, version=section.version, restores=restores, **columns)
    return section


def _without_gaps(content: dict) -> dict:
    """The answers without those left empty."""
    return {name: answer for name, answer in content.items() if answer}


def restore(revision: Revision, *, version: int, by: User, at: datetime) -> AgendaSection:
    """What a section said in an earlier version, as its newest one; raises like `save_section`."""
    section = revision.section
    try:
        return save_section(
            section.agenda.commission, section.kind, revision.content, version=version, by=by, at=at, restores=revision
        )
    except ConflictError as conflict:
        sentence = _("Alguien guardó la sección mientras usted miraba sus versiones: véalas otra vez.")
        raise ConflictError(sentence) from conflict


def comment(commission: Commission, kind: str, text: str, *, by: User, at: datetime) -> SectionComment:
    """What a member says about a section, for the organisation that she leads with or sits there for."""
    with transaction.atomic():
        access = lock_access(commission.pk, by=by, at=at).require("comments")
        agenda, _is_new = Agenda.objects.get_or_create(commission=commission)
        section, _is_new = AgendaSection.objects.get_or_create(agenda=agenda, kind=kind)
        return SectionComment.objects.create(
            section=section, text=text, organization=access.organization, made_by=by, made_at=at
        )


def resolve(comment: SectionComment, *, reply: str = "", by: User, at: datetime) -> None:
    """Note that an editor attended to a comment, and what she did; who did so first stays."""
    with transaction.atomic():
        lock_agenda(comment.section.agenda.commission, by=by, at=at)
        rows = SectionComment.objects.filter(pk=comment.pk, resolved_at=None)
        rows.update(resolved_at=at, resolved_by=by, reply=reply)


def unresolve(comment: SectionComment, *, by: User, at: datetime) -> None:
    """The comment waits again."""
    with transaction.atomic():
        lock_agenda(comment.section.agenda.commission, by=by, at=at)
        SectionComment.objects.filter(pk=comment.pk).update(resolved_at=None, resolved_by=None, reply="")
