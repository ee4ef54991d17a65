"""The history of an organisation: what happened to it and to everything that points at it.

The source is the append-only history of all of that (kit/database/audit.py), so later apps appear by themselves;
merges, imported rows and exports stand beside it.
"""

from collections.abc import Callable
from heapq import merge as merged
from itertools import islice

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from pghistory.models import Events

from kit.office.history import TimelineEntry, in_words

from .models import Export, ImportRow, Merge, Organization


class Timeline:
    """The history of one organisation, newest first; a sequence that a paginator can cut (counts, then one slice)."""

    ordered = True

    def __init__(self, organization: Organization):
        self.organization = organization

    @cached_property
    def sources(self) -> list[tuple[models.QuerySet, Callable]]:
        """Each source: rows newest first, and the moment of a row."""
        organization = self.organization
        merges = Merge.objects.filter(Q(kept=organization) | Q(absorbed=organization))
        merges = merges.select_related("kept", "absorbed", "merged_by")
        events = Events.objects.references(organization)
        import_rows = ImportRow.objects.filter(organization=organization, member_import__applied_at__isnull=False)
        exports = Export.objects.filter(organizations__contains=[organization.pk]).select_related("created_by")
        return [
            (events.order_by("-pgh_created_at", "-pgh_id"), lambda row: row.pgh_created_at),
            (merges.order_by("-merged_at"), lambda row: row.merged_at),
            (
                import_rows.select_related("member_import__applied_by").order_by("-member_import__applied_at"),
                lambda row: row.member_import.applied_at,
            ),
            (exports.order_by("-created_at"), lambda row: row.created_at),
        ]

    def count(self) -> int:
        return sum(rows.count() for rows, _moment in self.sources)

    __len__ = count

    def __getitem__(self, part: slice) -> list[TimelineEntry]:
        tops = [[(moment(row), row) for row in rows[: part.stop]] for rows, moment in self.sources]
        rows = merged(*tops, key=lambda pair: pair[0], reverse=True)
        return _in_words([row for _at, row in islice(rows, part.start or 0, part.stop)])


def _in_words(rows: list[models.Model]) -> list[TimelineEntry]:
    entries = iter(in_words([row for row in rows if isinstance(row, Events)]))
    return [next(entries) if isinstance(row, Events) else _row_entry(row) for row in rows]


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
