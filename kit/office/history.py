"""What happened to a row, in words: who changed what, when, from what to what (kit/database/audit.py writes it)."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy
from pghistory.models import Events

from kit.office.value_labels import ValueLabels

SILENT = {"id", "version", "slug", "key", "created_at", "sort_key", "search", "words"}
VERBS = {"insert": gettext_lazy("alta"), "update": gettext_lazy("cambio"), "delete": gettext_lazy("baja")}


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


def in_words(events: Collection[Events]) -> list[TimelineEntry]:
    """Events as entries, with the names of whatever they point at read in one query a model."""
    labels, people = ValueLabels(), get_user_model()
    for event in events:
        labels.note(_model(event), _values(event) | _subject(event))
        labels.note_key(people, (event.pgh_context or {}).get("user"))
    labels.look_up()
    return [_entry(event, labels, people) for event in events]


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
    """The column that names the row (`history_name` of its model), as [value]."""
    column = getattr(_model(event), "history_name", "")
    return {column: [event.pgh_data.get(column)]} if column else {}


def _title(event: Events, labels: ValueLabels) -> str:
    model = _model(event)
    what = capfirst(model._meta.verbose_name)
    subject = "".join(f" «{labels.value(model, column, value)}»" for column, (value,) in _subject(event).items())
    return f"{what}{subject}: {VERBS.get(event.pgh_label, event.pgh_label)}"


def _entry(event: Events, labels: ValueLabels, people: type[models.Model]) -> TimelineEntry:
    model, values, changes = _model(event), _values(event), []
    for column in (one.column for one in model._meta.concrete_fields if one.column in values):
        before, after = values[column]
        label = labels.label(model, column)
        old, new = labels.value(model, column, before), labels.value(model, column, after)
        if label and old != new:
            changes.append(FieldChange(label, old, new))
    context = event.pgh_context or {}
    who = labels.name(people, context.get("user"))
    return TimelineEntry(event.pgh_created_at, _title(event, labels), who, changes, note=context.get("reason", ""))
