"""An import taken back whole: what nobody has touched since; the rest stays, and each row says why.

A new organisation is deleted (its history keeps that it was there), unless people, invitations or anything else point
at it by now, or somebody edited it. A changed field gets its old value back, unless somebody changed it again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import models
from django.utils.translation import gettext as _

from kit.imports.states import RowOutcome
from members.models import ImportRow, Organization, Status, SuspectedPair, WorkingState
from members.transfer import organization_keys

from .applying import Batch
from .comparing import label
from .matching import Registry
from .verdicts import CODES

PART_OF_IT = (WorkingState, ImportRow, SuspectedPair)
NAMED = 3


class RegistryUndoer:
    """Puts the registry back to what it was before an import, batch by batch."""

    def __init__(self, registry: Registry):
        self.registry = registry

    def take_back(self, rows: list[ImportRow]) -> None:
        batch = Batch.locked([row.organization_id for row in rows if row.organization_id])
        deleted = _take_out([row for row in rows if row.is_creation], batch)
        for row in rows:
            if not row.is_creation:
                self._put_back(row, batch)
        batch.save()
        Organization.objects.filter(pk__in=deleted).delete()

    def _put_back(self, row: ImportRow, batch: Batch) -> None:
        organization = batch.organizations.get(row.organization_id)
        if organization is None or organization.status == Status.MERGED:
            row.settle(RowOutcome.KEPT, _("Ya no está en el padrón."))
            return
        current, values, moved = batch.values(organization), {}, []
        for name, (former, new) in row.changes.items():
            holder = self.registry.holder(name, former) if name in CODES else None
            if current[name] == new and holder in (None, organization.pk):
                values[name] = former
            else:
                moved.append(label(name))
        batch.change(organization, values)
        row.settle(RowOutcome.UNDONE)
        if moved:
            sentence = _("No se regresó, porque cambió después: %(fields)s.")
            row.settle(RowOutcome.KEPT, sentence % {"fields": ", ".join(moved)})


def _take_out(rows: list[ImportRow], batch: Batch) -> list[int]:
    """Settle each new organisation's row; returns the keys to delete."""
    attached = attachments([row.organization_id for row in rows if row.organization_id in batch.organizations])
    deleted = []
    for row in rows:
        why = _why_it_stays(batch.organizations.get(row.organization_id), attached)
        row.settle(RowOutcome.KEPT if why else RowOutcome.UNDONE, why)
        if not why:
            deleted.append(row.organization_id)
    return deleted


def _why_it_stays(organization: Organization | None, attached: dict[int, list[str]]) -> str:
    if organization is None:
        return _("Ya no está en el padrón.")
    if things := attached.get(organization.pk):
        more = _(" y %(count)s más") % {"count": len(things) - NAMED} if len(things) > NAMED else ""
        return _("Se queda porque ya tiene %(things)s%(more)s.") % {"things": "; ".join(things[:NAMED]), "more": more}
    if organization.status != Status.ACTIVE or organization.version != 1 or organization.confirmed_at:
        return _("Se queda porque alguien ya la cambió o confirmó sus datos.")
    return ""


def attachments(keys: Iterable[int]) -> dict[int, list[str]]:
    """Key of an organisation → what points at it, in words; one query a kind of row."""
    attached: dict[int, list[str]] = defaultdict(list)
    for key in references():
        rows = key.model._default_manager.filter(**{f"{key.name}__in": keys})
        related = [one.name for one in key.model._meta.fields if one.many_to_one and one.name != key.name]
        for row in rows.select_related(key.name, *related).order_by("pk"):
            attached[getattr(row, key.attname)].append(f"{key.model._meta.verbose_name} «{_without(row, key.name)}»")
    return attached


def _without(row: models.Model, name: str) -> str:
    """The row in words, without the name of its organisation."""
    return str(row).removesuffix(f" · {getattr(row, name)}")


def references() -> Iterator[models.ForeignKey]:
    """Those to an organisation that are no part of its record."""
    return (key for key in organization_keys() if key.model not in PART_OF_IT)
