"""Two records of one organisation become one, and can be parted again.

What points at an organisation is found by introspection, so that apps that come later are covered without a word
here. A row that may not stand twice (the same person already speaks for the one that stays) remains with the
absorbed record, and is said. A titular who finds the seat taken moves as alternate; a living term that the one that
stays had ended meanwhile goes on from there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kit.database.terms import Term

from .changes import record_change
from .fields import CONTACT_FIELDS, MERGED
from .models import ChangeKind, Invitation, Merge, Organization, Representation, RepresentationKind, Status

# What a merge leaves where it is: the record of merges itself, what a file once brought, pairs found anew each night.
STAYS = frozenset(
    {
        "members.merge.kept",
        "members.merge.absorbed",
        "members.importrow.organization",
        "members.suspectedpair.first",
        "members.suspectedpair.second",
    }
)


Way = tuple[dict, dict, str]  # what changes in a row, what that was before, and in words


@dataclass
class Outcome:
    """What a merge moves, leaves and fills in.

    `moved` maps model and field to {row key: other values before}; `rows` and `left` are rows in words;
    `filled` maps field to [before, after].
    """

    moved: dict[str, dict[str, dict]] = field(default_factory=dict)
    rows: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    filled: dict[str, list] = field(default_factory=dict)


def references() -> Iterator[models.ForeignKey]:
    """Every foreign key to an organisation that a merge carries over, in the order of the apps."""
    for relation in Organization._meta.get_fields(include_hidden=True):
        if not (relation.one_to_many or relation.one_to_one) or relation.concrete:
            continue
        key = relation.field
        is_history = hasattr(key.model, "pgh_tracked_model")
        if not is_history and _label(key) not in STAYS:
            yield key


def preview(kept: Organization, absorbed: Organization) -> Outcome:
    """What `merge` would do, found by doing it and taking it back; ValidationError where it would refuse."""
    with transaction.atomic():
        outcome = _carry_over(*_locked(kept, absorbed))
        transaction.set_rollback(True)
    return outcome


@transaction.atomic
def merge(kept: Organization, absorbed: Organization, *, by) -> Merge:
    """Move everything of `absorbed` to `kept`, fill what `kept` lacks, and close the absorbed record."""
    kept, absorbed = _locked(kept, absorbed)
    status, now = absorbed.status, timezone.now()
    outcome = _carry_over(kept, absorbed)
    reason = _("Fusionada con «%(name)s».") % {"name": kept.name}
    Organization.objects.filter(pk=absorbed.pk).update(status_at=now, status_by=by, status_reason=reason)
    made = Merge.objects.create(
        kept=kept,
        absorbed=absorbed,
        moved=outcome.moved,
        filled=outcome.filled,
        absorbed_status=status,
        merged_at=now,
        merged_by=by,
    )
    record_change(kept, ChangeKind.MERGED, by=by, at=now, merge=made)
    return made


def _locked(kept: Organization, absorbed: Organization) -> tuple[Organization, Organization]:
    if kept.pk == absorbed.pk:
        raise ValidationError(_("Elija dos organizaciones distintas."))
    kept, absorbed = _both(kept.pk, absorbed.pk)
    if kept.status != Status.ACTIVE:
        raise ValidationError(_("La organización que permanece debe ser integrante."))
    if absorbed.status == Status.MERGED:
        raise ValidationError(_("Esa organización ya está fusionada."))
    return kept, absorbed


def _both(*keys: int) -> list[Organization]:
    """The two rows, locked in one order whoever asks."""
    rows = Organization.objects.select_for_update(of=["self"]).order_by("pk").in_bulk(keys)
    return [rows[key] for key in keys]


def _carry_over(kept: Organization, absorbed: Organization) -> Outcome:
    outcome = Outcome()
    for key in references():
        _move_rows(key, kept, absorbed, outcome)
    Organization.objects.filter(pk=absorbed.pk).update(status=Status.MERGED, merged_into=kept, version=F("version") + 1)
    outcome.filled = _missing(kept, absorbed)
    after = {name: values[1] for name, values in outcome.filled.items()}
    Organization.objects.filter(pk=kept.pk).update(**after, version=F("version") + 1)
    return outcome


def _move_rows(key: models.ForeignKey, kept: Organization, absorbed: Organization, outcome: Outcome) -> None:
    """Each row in a savepoint of its own; what a constraint refuses in every way is left."""
    for row in key.model._default_manager.filter(**{key.name: absorbed}).order_by("pk"):
        label = f"{_title(key.model)}: {_in_words(row)}"
        for values, before, words in _ways(row, key, kept, outcome):
            if _updated(row, {key.attname: kept.pk} | values):
                outcome.moved.setdefault(_label(key), {})[str(row.pk)] = before
                outcome.rows.append(label + words)
                break
        else:
            outcome.left.append(label)


def _ways(row: models.Model, key: models.ForeignKey, kept: Organization, outcome: Outcome) -> Iterator[Way]:
    """How the row may come to stand with the kept one; what was meant for a seat that is taken is never tried as is."""
    as_alternate = (
        {"kind": RepresentationKind.ALTERNATE},
        {"kind": RepresentationKind.TITULAR.value},
        " " + _("(pasa a suplente: ya hay titular)"),
    )
    is_for_titular = isinstance(row, Representation | Invitation) and row.kind == RepresentationKind.TITULAR
    if isinstance(row, Invitation) and is_for_titular and _has_own_titular(kept, outcome):
        yield as_alternate
        return
    yield {}, {}, ""
    if is_for_titular:
        yield as_alternate
    if isinstance(row, Term) and row.ends_at is None:
        own = key.model._default_manager.filter(**{key.name: kept}, term__endswith__gt=row.started_at)
        for end in own.order_by("term__endswith").values_list("term__endswith", flat=True).distinct():
            day = {"day": date_format(timezone.localtime(end), "SHORT_DATE_FORMAT")}
            yield (
                {"term": (end, None)},
                {"since": row.started_at.isoformat()},
                " " + _("(sigue desde el %(day)s)") % day,
            )


def _has_own_titular(kept: Organization, outcome: Outcome) -> bool:
    """Whether somebody has the seat who did not come with the absorbed one."""
    came = outcome.moved.get(_label(Representation.organization.field), {})
    sitting = kept.representations.active(at=timezone.now()).filter(kind=RepresentationKind.TITULAR)
    return sitting.exclude(pk__in=came).exists()


def _updated(row: models.Model, values: dict) -> bool:
    """Whether the database let the row have these values."""
    try:
        with transaction.atomic():
            return bool(row._meta.default_manager.filter(pk=row.pk).update(**values))
    except IntegrityError:
        return False


def _missing(kept: Organization, absorbed: Organization) -> dict[str, list]:
    """Field → [before, after] of what only the absorbed one knew; a contact brings its audience along."""
    names = [name for name in MERGED if not getattr(kept, name) and getattr(absorbed, name)]
    names += [f"{name}_audience" for name in CONTACT_FIELDS if name in names]
    if not kept.state_id and absorbed.state_id:
        names.append("state_id")
    if not kept.municipality and absorbed.municipality and kept.state_id in (None, absorbed.state_id):
        names.append("municipality")
    return {name: [_plain(getattr(kept, name)), _plain(getattr(absorbed, name))] for name in names}


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


def _label(key: models.ForeignKey) -> str:
    return f"{key.model._meta.label_lower}.{key.name}"


def _title(model: type[models.Model]) -> str:
    """A table between two has the title of the model that asked for it."""
    return str((model._meta.auto_created or model)._meta.verbose_name)


def _in_words(row: models.Model) -> str:
    shown = {"representation": "user", "workingstate": "state", "invitation": "email"}.get(row._meta.model_name)
    shown = row._meta.auto_created._meta.model_name if row._meta.auto_created else shown
    return str(getattr(row, shown) if shown else row)


@transaction.atomic
def undo(merge: Merge, *, by) -> list[str]:
    """Part the two again; returns, in sentences, what changed since and therefore stays as it is now."""
    merge = Merge.objects.select_for_update(of=["self"]).get(pk=merge.pk)
    if merge.undone_at:
        raise ValidationError(_("Esa fusión ya se deshizo."))
    kept, absorbed = _both(merge.kept_id, merge.absorbed_id)
    if kept.status == Status.MERGED:
        raise ValidationError(_("Deshaga primero la fusión de «%(name)s» con otra.") % {"name": kept.name})
    stayed = _take_back_fields(kept, merge.filled)
    _reopen(absorbed, merge.absorbed_status, kept=kept, by=by)
    keys = {_label(key): key for key in references()}
    for label, moved in merge.moved.items():
        stayed += _move_back(keys[label], moved, kept, absorbed) if label in keys else []
    now = timezone.now()
    Merge.objects.filter(pk=merge.pk).update(undone_at=now, undone_by=by)
    for organization in (kept, absorbed):
        record_change(organization, ChangeKind.PARTED, by=by, at=now, merge=merge)
    return stayed


def _take_back_fields(kept: Organization, filled: dict[str, list]) -> list[str]:
    stayed, back = [], {}
    for name, (before, after) in filled.items():
        if _plain(getattr(kept, name)) == after:
            back[name] = before
        else:
            label = Organization._meta.get_field(name.removesuffix("_id")).verbose_name
            stayed.append(_("«%(field)s» cambió después de la fusión y se queda como está.") % {"field": label})
    Organization.objects.filter(pk=kept.pk).update(**back, version=F("version") + 1)
    return stayed


def _reopen(absorbed: Organization, status: str, *, kept: Organization, by) -> None:
    reason = _("Se deshizo la fusión con «%(name)s».") % {"name": kept.name}
    Organization.objects.filter(pk=absorbed.pk).update(
        status=status,
        merged_into=None,
        status_at=timezone.now(),
        status_by=by,
        status_reason=reason,
        version=F("version") + 1,
    )


def _move_back(key: models.ForeignKey, moved: dict, kept: Organization, absorbed: Organization) -> list[str]:
    """Rows that still stand with the kept one go back, with what the merge changed in them."""
    stayed = []
    found = key.model._default_manager.in_bulk(list(moved))
    rows = {str(pk): row for pk, row in found.items()}
    for pk, before in moved.items():
        row = rows.get(pk)
        if row is None or getattr(row, key.attname) != kept.pk:
            stayed.append(
                _("%(model)s %(pk)s: ya no está donde la fusión lo dejó.")
                % {"model": key.model._meta.verbose_name.capitalize(), "pk": pk}
            )
            continue
        own = {key.attname: absorbed.pk}
        if not _updated(row, own | _restored(row, before)) and not _updated(row, own):
            stayed.append(_("%(row)s: no se pudo devolver, ya hay otra igual.") % {"row": _in_words(row)})
    return stayed


def _restored(row: models.Model, before: dict) -> dict:
    """What the merge changed in the row, as it was, where nobody changed it since."""
    if "since" in before:
        return {"term": (datetime.fromisoformat(before["since"]), row.ends_at)}
    return before if before and row.kind == RepresentationKind.ALTERNATE else {}
