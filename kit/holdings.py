"""What the portal holds about an organisation: each app adds its chapters, and a download collects them all.

An app registers in its `holdings` module; the pages and the file that show everything import no app but the kit. Each
chapter is a page of its own, so that no page takes more queries with every app.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import models


@dataclass(frozen=True)
class Holding:
    """A titled part of the download: rows of label → value (text, number, moment or mapping)."""

    title: str
    rows: list[dict[str, object]]


@dataclass(frozen=True)
class Chapter:
    """What belongs together: `tell(organization, at=…)` gives its parts; `key` stands in the page's address."""

    key: str
    title: str
    tell: Callable[..., list[Holding]]


_chapters: dict[str, Chapter] = {}


def contribute(key: str, title: str) -> Callable:
    """Decorator of a function that tells what its app holds about an organisation, as the chapter of that title."""

    def keep(tell: Callable[..., list[Holding]]) -> Callable[..., list[Holding]]:
        _chapters[key] = Chapter(key, title, tell)
        return tell

    return keep


def chapters() -> dict[str, Chapter]:
    """Key → chapter, by title."""
    return dict(sorted(_chapters.items(), key=lambda item: str(item[1].title)))


def holdings(organization, *, at: datetime) -> Iterator[Holding]:
    """Everything, chapter by chapter."""
    for chapter in chapters().values():
        yield from chapter.tell(organization, at=at)


def facts(row: models.Model, *, leave_out: tuple[str, ...] = ()) -> dict[str, object]:
    """Label → value of the fields of a row as people read them; the caller selects what they relate to."""
    told = {}
    for field in row._meta.concrete_fields:
        if field.name in leave_out or field.generated:
            continue
        value = getattr(row, field.name)
        if field.choices:
            value = getattr(row, f"get_{field.name}_display")()
        elif isinstance(value, models.Model):
            value = str(value)
        told[str(field.verbose_name)] = value
    return told
