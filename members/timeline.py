"""What happened to an organisation: who changed what, when, from what to what, in words.

The source is the append-only history of everything that points at the organisation (kit/audit.py), so later apps
appear by themselves; merges, imported rows and exports stand beside it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from heapq import merge as merged
from itertools import islice

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pghistory.models import Events

from .models import Export, ImportRow, Merge, Organization, User
from .wording import ValueLabels

SILENT = {"id", "version", "slug", "key", "created_at", "sort_key", "search"}
VERBS = {"insert": gettext_lazy("alta"), "update": gettext_lazy("cambio"), "delete": gettext_lazy("baja")}
# The column that says which row of that model an event is about.
SUBJECTS = {
    "members.organization": "name",
    "members.representation": "user_id",
    "members.invitation": "email",
    "members.workingstate": "state_id",
}


@dataclass(frozen=True)
class FieldChange:
    """One field: its name, what it said and what it says, in words ("" where nothing)."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened; `who` is "" where no person did it by hand."""

    at: datetime
    title: str
    who: str = ""
    changes: list[FieldChange] = field(default_factory=list)
    note: str = ""


class Timeline:
    """The history of one organisation, newest first; a sequence that a paginator can cut (counts, then one slice)."""

    ordered = True

    def __init__(self, organization: Organization):
        self.organization = organization

    @cached_property
    def sources(self) -> list[tuple[models.QuerySet, Callable]]:
        """Each source: rows newest first, and the moment of a row."""
        mine = self.organization
        merges = Merge.objects.filter(Q(kept=mine) | Q(absorbed=mine)).select_related("kept", "absorbed", "merged_by")
        imported = ImportRow.objects.filter(organization=mine, member_import__applied_at__isnull=False)
        exported = Export.objects.filter(organizations__contains=[mine.pk]).select_related("created_by")
        return [
            (Events.objects.references(mine).order_by("-pgh_created_at", "-pgh_id"), lambda row: row.pgh_created_at),
            (merges.order_by("-merged_at"), lambda row: row.merged_at),
            (
                imported.select_related("member_import__applied_by").order_by("-member_import__applied_at"),
                lambda row: row.member_import.applied_at,
            ),
            (exported.order_by("-created_at"), lambda row: row.created_at),
        ]

    def count(self) -> int:
        return sum(rows.count() for rows, _moment in self.sources)

    __len__ = count

    def __getitem__(self, part: slice) -> list[TimelineEntry]:
        tops = [[(moment(row), row) for row in rows[: part.stop]] for rows, moment in self.sources]
        rows = merged(*tops, key=lambda pair: pair[0], reverse=True)
        return in_words([row for _at, row in islice(rows, part.start or 0, part.stop)])


def in_words(rows: Iterable[models.Model]) -> list[TimelineEntry]:
    """Events and other rows as entries, with the names of whatever they point at read in one query a model."""
    events = [row for row in rows if isinstance(row, Events)]
    wording = ValueLabels()
    for event in events:
        wording.note(_model(event), _values(event) | _subject(event))
        wording.note_key(User, (event.pgh_context or {}).get("user"))
    wording.look_up()
    return [_event_entry(row, wording) if isinstance(row, Events) else _row_entry(row) for row in rows]


def _model(event: Events) -> type[models.Model]:
    return apps.get_model(event.pgh_obj_model)


def _values(event: Events) -> dict[str, list]:
    """Column → [before, after] of what the event changed."""
    if event.pgh_label == "update":
        pairs = event.pgh_diff or {}
    else:
        pairs = {name: [None, value] for name, value in (event.pgh_data or {}).items()}
    silent = SILENT if event.pgh_label == "update" else SILENT | {"organization_id"}
    return {name: pair for name, pair in pairs.items() if name not in silent and pair[0] != pair[1]}


def _subject(event: Events) -> dict[str, list]:
    """The column that names the row, as [value]."""
    column = SUBJECTS.get(_model(event)._meta.label_lower)
    return {column: [event.pgh_data.get(column)]} if column else {}


def _title(event: Events, wording: ValueLabels) -> str:
    model = _model(event)
    what = capfirst(model._meta.verbose_name)
    named = "".join(f" «{wording.value(model, column, value)}»" for column, (value,) in _subject(event).items())
    return f"{what}{named}: {VERBS.get(event.pgh_label, event.pgh_label)}"


def _event_entry(event: Events, wording: ValueLabels) -> TimelineEntry:
    model, values, changes = _model(event), _values(event), []
    for column in (one.column for one in model._meta.concrete_fields if one.column in values):
        before, after = values[column]
        label = wording.label(model, column)
        old, new = wording.value(model, column, before), wording.value(model, column, after)
        if label and old != new:
            changes.append(FieldChange(label, old, new))
    context = event.pgh_context or {}
    who = wording.name(User, context.get("user"))
    return TimelineEntry(event.pgh_created_at, _title(event, wording), who, changes, note=context.get("reason", ""))


def _row_entry(row: models.Model) -> TimelineEntry:
    if isinstance(row, Merge):
        title = _("Fusión: «%(absorbed)s» en «%(kept)s»") % {"absorbed": row.absorbed.name, "kept": row.kept.name}
        note = _("Se deshizo después.") if row.undone_at else ""
        return TimelineEntry(row.merged_at, title, str(row.merged_by), note=note)
    if isinstance(row, ImportRow):
        source = row.member_import
        title = _("Importación: «%(file)s», fila %(number)s (%(verdict)s)") % {
            "file": source.file_name,
            "number": row.number,
            "verdict": row.get_verdict_display().lower(),
        }
        return TimelineEntry(source.applied_at, title, str(source.applied_by or ""))
    title = _("Exportación del padrón (%(format)s)") % {"format": row.get_file_format_display()}
    return TimelineEntry(row.created_at, title, str(row.created_by), note=row.reason)
