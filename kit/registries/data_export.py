"""What the portal holds about an organisation: each app adds sections, in its `data_export.py`.

The pages and the file that show everything import no app but the kit. Each section is a page of its own, so that no
page takes more queries with every app.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import models


@dataclass(frozen=True)
class ExportTable:
    """A titled part of the download: rows of label → value (text, number, moment or mapping)."""

    title: str
    rows: list[dict[str, object]]


@dataclass(frozen=True)
class ExportSection:
    """What belongs together: `tables(organization, at=…)` gives its tables; `key` stands in the page's address."""

    key: str
    title: str
    tables: Callable[..., list[ExportTable]]


_sections: dict[str, ExportSection] = {}


def export_section(key: str, title: str) -> Callable:
    """Decorator of a function that gives what its app holds about an organisation, as the section of that title."""

    def register(tables: Callable[..., list[ExportTable]]) -> Callable[..., list[ExportTable]]:
        _sections[key] = ExportSection(key, title, tables)
        return tables

    return register


def export_sections() -> dict[str, ExportSection]:
    """Key → section, by title."""
    return dict(sorted(_sections.items(), key=lambda item: str(item[1].title)))


def export_tables(organization, *, at: datetime) -> Iterator[ExportTable]:
    """Everything, section by section."""
    for section in export_sections().values():
        yield from section.tables(organization, at=at)


def facts(row: models.Model, *, leave_out: tuple[str, ...] = ()) -> dict[str, object]:
    """Label → value of the fields of a row as people read them; the caller selects what they relate to."""
    values = {}
    for field in row._meta.concrete_fields:
        if field.name in leave_out or field.generated:
            continue
        value = getattr(row, field.name)
        if field.choices:
            value = getattr(row, f"get_{field.name}_display")()
        elif isinstance(value, models.Model):
            value = str(value)
        values[str(field.verbose_name)] = value
    return values
