"""The registry as a file for a spreadsheet, with a record of who took it, why, and what it held."""

from collections.abc import Iterator
from datetime import datetime
from typing import IO

from django.contrib.postgres.aggregates import StringAgg
from django.db import models, transaction
from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone

from kit.files.export import WRITERS

from .columns import Content
from .fields import FIELDS, TITLES, RecordField
from .models import Export, Organization, Representation, RepresentationKind, User, WorkingState


def _columns(field: RecordField) -> dict[str, str]:
    if field.content is Content.STATE:
        return {TITLES["state_code"]: "state_id", field.title: "state__name"}
    if field.content is Content.STATES:
        return {field.title: "also_works_in"}
    audience = {f"quién ve el {field.title}": f"{field.name}_audience"} if field.has_audience else {}
    return {field.title: field.name} | audience


# Column of the file → field of the organisation, or an annotation of `_columns_of`.
COLUMNS = {
    **dict(item for field in FIELDS for item in _columns(field).items()),
    "estatus": "status",
    "estatus desde": "status_at",
    "motivo del estatus": "status_reason",
    "datos confirmados el": "confirmed_at",
    TITLES["person_name"]: "titular_name",
    TITLES["person_position"]: "titular_position",
    TITLES["person_email"]: "titular_email",
    "suplentes": "alternates",
    TITLES["slug"]: "slug",
}


@transaction.atomic
def export(
    organizations: QuerySet, *, file: IO[bytes], file_format: str, reason: str, filters: str, by: User, at: datetime
) -> Export:
    """Write these organisations to `file` and keep the record; memory does not grow with the rows."""
    ids = []
    WRITERS[file_format](_rows(organizations, ids, at=at), header=list(COLUMNS), file=file)
    return Export.objects.create(
        created_at=at,
        created_by=by,
        reason=reason,
        filters=filters[:2000],
        file_format=file_format,
        rows=len(ids),
        organizations=ids,
    )


def file_name(record: Export) -> str:
    """«padron-2026-12-02.csv»"""
    return f"padron-{timezone.localtime(record.created_at):%Y-%m-%d}.{record.file_format}"


def _rows(organizations: QuerySet, ids: list[int], *, at) -> Iterator[list]:
    """The rows in one query, choices in words; the id of each is added to `ids`."""
    words = {name: _choices(name) for name in COLUMNS.values() if _choices(name)}
    rows = _columns_of(organizations, at=at).values_list("pk", *COLUMNS.values())
    for pk, *values in rows.iterator(chunk_size=2000):
        ids.append(pk)
        yield [
            words[name].get(value, value) if name in words else _local(value)
            for name, value in zip(COLUMNS.values(), values, strict=True)
        ]


def _choices(name: str) -> dict[str, str]:
    fields = {field.name: field for field in Organization._meta.concrete_fields}
    return {key: str(label) for key, label in (fields[name].flatchoices if name in fields else [])}


def _local(value):
    return timezone.localtime(value) if hasattr(value, "tzinfo") and value.tzinfo else value


def _columns_of(organizations: QuerySet, *, at) -> QuerySet:
    people = Representation.objects.active(at=at).filter(organization=OuterRef("pk"))
    titular = people.filter(kind=RepresentationKind.TITULAR)
    alternates = people.filter(kind=RepresentationKind.ALTERNATE).order_by().values("organization")
    person = Concat("user__name", Value(" <"), "user__email", Value(">"), output_field=models.TextField())
    states = WorkingState.objects.filter(organization=OuterRef("pk")).order_by().values("organization")
    return organizations.annotate(
        titular_name=Subquery(titular.values("user__name")[:1]),
        titular_position=Subquery(titular.values("position")[:1]),
        titular_email=Subquery(titular.values("user__email")[:1]),
        alternates=Subquery(alternates.annotate(all=StringAgg(person, delimiter="; ")).values("all")),
        also_works_in=Subquery(
            states.annotate(all=StringAgg("state__name", delimiter="; ", order_by=F("state__sort_key"))).values("all")
        ),
    )
