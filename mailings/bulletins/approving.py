"""What becomes of a bulletin before it goes: prepared, approved by a second person, given its moment, taken back."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kit.editing.versions import ConflictError, write_over
from mailings.models import Bulletin
from members.dual_control import alone_from, is_permitted, is_second
from members.models import User

from .readers import BulletinReader, readers_of

FEW = 20  # readers of a circular to whom one person alone may write
NOTHING = dict.fromkeys(("approved_at", "approved_by", "starts_at", "scheduled_at", "scheduled_by")) | {
    "is_alone": False
}


def edited(bulletin: Bulletin, *, by: User, at: datetime) -> None:
    """Say on the row, which the caller saves, that what was approved is no longer what it says."""
    bulletin.prepared_at, bulletin.prepared_by = at, by
    for name, value in NOTHING.items():
        setattr(bulletin, name, value)


def may_approve(bulletin: Bulletin, *, by: User, at: datetime) -> bool:
    """Whether this person may let it out: not whoever prepared it, until a day has passed; of a few readers anybody."""
    if bulletin.prepared_at is None:
        return False
    is_second_or_late = is_permitted(
        prepared_by=bulletin.prepared_by_id, prepared_at=bulletin.prepared_at, by=by.pk, at=at
    )
    return is_second_or_late or is_to_few(bulletin, at=at)


def is_to_few(bulletin: Bulletin, *, at: datetime) -> bool:
    """Whether so few get it that nobody has to look at it twice."""
    return bulletin.is_circular and are_few(readers_of(bulletin, at=at))


def are_few(readers: Iterable[BulletinReader]) -> bool:
    return sum(not one.reason for one in readers) <= FEW


def is_outgrown(bulletin: Bulletin, readers: Iterable[BulletinReader], *, at: datetime) -> bool:
    """Whether one person let it out to a few, who became many before the day has passed after which she may alone."""
    is_early = bulletin.is_alone and at < alone_from(bulletin.prepared_at)
    return bulletin.is_circular and is_early and not are_few(readers)


def withdraw_approval(bulletin: Bulletin) -> None:
    """It waits again for somebody who lets it out, without its moment; its row is held."""
    write_over(_row(bulletin), version=bulletin.version, **NOTHING)


@transaction.atomic
def approve(bulletin: Bulletin, *, version: int, by: User, at: datetime) -> None:
    """Approve what was read, which is that version of it."""
    row = _open(bulletin)
    if row.is_approved:
        raise ValidationError(_("Ya tiene su aprobación."))
    if row.prepared_at is None:
        raise ValidationError(_("Primero alguien tiene que revisarlo y guardarlo."))
    if not may_approve(row, by=by, at=at):
        raise ValidationError(
            _(
                "Lo aprueba otra persona que quien lo preparó, y no cuenta quien entró a la Coordinación hace poco por "
                "ella; después de 24 horas puede hacerlo sola."
            )
        )
    alone = not is_second(by.pk, to=row.prepared_by_id, at=at)
    try:
        write_over(_row(bulletin), version=version, approved_at=at, approved_by=by, is_alone=alone)
    except ConflictError:
        sentence = _("Alguien lo cambió mientras usted lo leía. Vuelva a leerlo antes de aprobarlo.")
        raise ConflictError(sentence) from None


@transaction.atomic
def schedule(bulletin: Bulletin, *, starts_at: datetime, by: User, at: datetime) -> None:
    """Give it the moment at which it begins to go out."""
    row = _open(bulletin)
    if not row.is_approved:
        raise ValidationError(_("Primero lo aprueba otra persona."))
    moment = max(starts_at, at)
    write_over(_row(bulletin), version=row.version, starts_at=moment, scheduled_at=at, scheduled_by=by)


@transaction.atomic
def take_back(bulletin: Bulletin) -> None:
    """It loses its moment; approved it stays."""
    row = _open(bulletin)
    if row.starts_at is None:
        raise ValidationError(_("No tenía fecha de salida."))
    write_over(_row(bulletin), version=row.version, starts_at=None, scheduled_at=None, scheduled_by=None)


def _row(bulletin: Bulletin):
    return Bulletin.objects.filter(pk=bulletin.pk)


def _open(bulletin: Bulletin) -> Bulletin:
    """The row, held, while it may still be changed."""
    row = Bulletin.objects.locked(bulletin.pk)
    if row.is_locked:
        raise ValidationError(_("Ya empezó a salir o se canceló: queda como está."))
    return row
