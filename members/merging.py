"""Two records of one organisation become one, and can be parted again."""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from .changes import record_change
from .models import ChangeKind, Merge, Organization, Status
from .transfer import Transfer, label_of, move_back, plain, references


def preview(kept: Organization, absorbed: Organization, *, at: datetime) -> Transfer:
    """What `merge` would do, known by doing it and taking it back; ValidationError where it would refuse."""
    with transaction.atomic():
        transfer = _locked(kept, absorbed, at=at)
        transfer.carry_over()
        transaction.set_rollback(True)
    return transfer


@transaction.atomic
def merge(kept: Organization, absorbed: Organization, *, by, at: datetime, chosen: Collection[str] = ()) -> Merge:
    """Move everything of `absorbed` to `kept`, fill what `kept` lacks, and close the absorbed record.

    Of the fields that both know, those `chosen` become what the absorbed one says.
    """
    transfer = _locked(kept, absorbed, at=at)
    transfer.chosen = chosen
    status, moment = transfer.absorbed.status, transfer.at
    transfer.carry_over()
    reason = _("Fusionada con «%(name)s».") % {"name": transfer.kept.name}
    Organization.objects.filter(pk=absorbed.pk).update(status_at=moment, status_by=by, status_reason=reason)
    record = Merge.objects.create(
        kept=transfer.kept,
        absorbed=transfer.absorbed,
        moved=transfer.moved,
        filled=transfer.filled,
        absorbed_status=status,
        merged_at=moment,
        merged_by=by,
    )
    record_change(transfer.kept, ChangeKind.MERGED, by=by, at=moment, merge=record)
    return record


def _locked(kept: Organization, absorbed: Organization, *, at: datetime) -> Transfer:
    if kept.pk == absorbed.pk:
        raise ValidationError(_("Elija dos organizaciones distintas."))
    kept, absorbed = _both(kept.pk, absorbed.pk)
    if kept.status != Status.ACTIVE:
        raise ValidationError(_("La organización que permanece debe ser integrante."))
    if absorbed.status == Status.MERGED:
        raise ValidationError(_("Esa organización ya está fusionada."))
    return Transfer(kept, absorbed, at=max(at, timezone.now()))


def _both(*keys: int) -> list[Organization]:
    """The two rows, locked in one order whoever asks."""
    rows = Organization.objects.select_for_update(of=["self"]).order_by("pk").in_bulk(keys)
    return [rows[key] for key in keys]


@transaction.atomic
def undo(merge: Merge, *, by, at: datetime) -> list[str]:
    """Part the two again; returns, in sentences, what changed since and therefore stays as it is now."""
    merge = Merge.objects.select_for_update(of=["self"]).get(pk=merge.pk)
    if merge.undone_at:
        raise ValidationError(_("Esa fusión ya se deshizo."))
    kept, absorbed = _both(merge.kept_id, merge.absorbed_id)
    moment = max(at, timezone.now())
    if kept.status == Status.MERGED:
        raise ValidationError(_("Deshaga primero la fusión de «%(name)s» con otra.") % {"name": kept.name})
    sentences = _take_back_fields(kept, merge.filled)
    _reopen(absorbed, merge.absorbed_status, kept=kept, by=by, at=moment)
    keys = {label_of(key): key for key in references()}
    for label, moved in merge.moved.items():
        sentences += move_back(keys[label], moved, kept, absorbed) if label in keys else []
    Merge.objects.filter(pk=merge.pk).update(undone_at=moment, undone_by=by)
    for organization in (kept, absorbed):
        record_change(organization, ChangeKind.PARTED, by=by, at=moment, merge=merge)
    return sentences


def _take_back_fields(kept: Organization, filled: dict[str, list]) -> list[str]:
    sentences, values = [], {}
    for name, (before, after) in filled.items():
        if plain(getattr(kept, name)) == after:
            values[name] = before
        else:
            label = Organization._meta.get_field(name.removesuffix("_id")).verbose_name
            sentences.append(_("«%(field)s» cambió después de la fusión y se queda como está.") % {"field": label})
    Organization.objects.filter(pk=kept.pk).update(**values, version=F("version") + 1)
    return sentences


def _reopen(absorbed: Organization, status: str, *, kept: Organization, by, at: datetime) -> None:
    reason = _("Se deshizo la fusión con «%(name)s».") % {"name": kept.name}
    Organization.objects.filter(pk=absorbed.pk).update(
        status=status,
        merged_into=None,
        status_at=at,
        status_by=by,
        status_reason=reason,
        version=F("version") + 1,
    )
