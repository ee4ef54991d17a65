"""A confirmed list is written to the registry, each row checked against what changed meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from kit.imports.states import RowOutcome
from members.membership_status import new_slug
from members.models import ImportRow, Organization, Status, WorkingState

from .comparing import PLAIN, current_values, label
from .matching import Registry
from .verdicts import CODES, working_states

IDENTITY = ("slug", "rfc", "cluni", "name", "legal_name", "state_id")
SETTABLE = frozenset({*PLAIN, "state", "joined_on"})


class RegistryWriter:
    """Writes batches of rows, with a fixed number of statements each; what changed meanwhile is left and says why."""

    def __init__(self, registry: Registry, *, by, at: datetime):
        self.registry, self.by, self.at = registry, by, at
        self.slugs = set(registry.by_code["slug"])

    def write(self, rows: list[ImportRow]) -> None:
        batch = Batch.locked([row.organization_id for row in rows if row.organization_id and not row.is_creation])
        created = []
        for row in rows:
            why = self._create(row, created) if row.is_creation else self._update(row, batch)
            row.settle(RowOutcome.LEFT if why else RowOutcome.APPLIED, why)
        Organization.objects.bulk_create([organization for organization, _row in created])
        for organization, row in created:
            row.organization = organization
        batch.save()
        WorkingState.objects.bulk_create(
            WorkingState(organization=organization, state_id=code)
            for organization, row in created
            for code in row.values.get("working_states", [])
        )

    def _create(self, row: ImportRow, created: list) -> str:
        """Make the organisation of a row; returns why not, or ""."""
        match = self.registry.find(row.values)
        if match.by or (match.keys and row.is_new):
            return _("Ya está en el padrón desde después de la vista previa.")
        slug = new_slug(row.values["name"], self.slugs)
        organization = Organization(slug=slug, status_at=self.at, status_by=self.by)
        set_values(organization, row.values)
        created.append((organization, row))
        self.registry.add({"id": -row.number} | {name: getattr(organization, name) for name in IDENTITY})
        return ""

    def _update(self, row: ImportRow, batch: "Batch") -> str:
        """Change the organisation of a row; returns why not, or ""."""
        organization = batch.organizations.get(row.organization_id)
        if organization is None or organization.status == Status.MERGED:
            return _("La organización ya no está en el padrón.")
        current = batch.values(organization)
        moved = [label(name) for name, (former, new) in row.changes.items() if current[name] not in (former, new)]
        if moved:
            return _("Cambió después de la vista previa: %(fields)s.") % {"fields": ", ".join(moved)}
        for name, title in CODES.items():
            holder = self.registry.holder(name, row.changes.get(name, ["", ""])[1])
            if holder not in (None, organization.pk):
                return _("Otra organización ya tiene su %(code)s.") % {"code": title}
        batch.change(organization, {name: new for name, (_former, new) in row.changes.items()})
        return ""


def set_values(organization: Organization, values: Mapping) -> set[str]:
    """Put values in the form of rows on a record; returns the names of the fields set."""
    changed = SETTABLE & values.keys()
    for name in changed:
        value = values[name]
        if name == "state":
            organization.state_id = value or None
        elif name == "joined_on":
            organization.joined_on = date.fromisoformat(value) if value else None
        else:
            setattr(organization, name, value)
    return changed


@dataclass
class Batch:
    """Records that stay as they are until the transaction ends, and what is about to change in them."""

    organizations: dict[int, Organization]
    states: dict[int, list[str]]
    fields: set[str] = field(default_factory=set)
    changed: dict[int, Organization] = field(default_factory=dict)
    before: dict[int, list[str]] = field(default_factory=dict)

    @classmethod
    def locked(cls, keys: list[int]) -> "Batch":
        """Locked in one order, so that two imports never wait for each other."""
        rows = Organization.objects.select_for_update(of=["self"]).order_by("pk").defer("search", "words", "sort_key")
        return cls({row.pk: row for row in rows.filter(pk__in=keys)}, working_states(keys))

    def values(self, organization: Organization) -> dict:
        """The record as it will be with the changes so far, in the form of rows."""
        return current_values(organization, self.states.get(organization.pk, []))

    def change(self, organization: Organization, values: Mapping) -> None:
        """Note new values of a record, in the form of rows."""
        self.fields |= set_values(organization, values)
        if "working_states" in values:
            self.before.setdefault(organization.pk, self.states.get(organization.pk, []))
            self.states[organization.pk] = values["working_states"]
        self.changed[organization.pk] = organization

    def save(self) -> None:
        """Write the changes, one version on; four statements at most."""
        for organization in self.changed.values():
            organization.version += 1
        if self.changed:
            Organization.objects.bulk_update(self.changed.values(), [*sorted(self.fields), "version"])
        gone, come = Q(), []
        for key, codes in self.before.items():
            if lost := set(codes) - set(self.states[key]):
                gone |= Q(organization=key, state__in=lost)
            come += [WorkingState(organization_id=key, state_id=code) for code in self.states[key] if code not in codes]
        if gone:
            WorkingState.objects.filter(gone).delete()
        WorkingState.objects.bulk_create(come)
