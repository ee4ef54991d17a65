"""What the portal holds about an organisation: each app adds its part, and a download collects them all.

An app registers in its `holdings` module; the page and the file that show everything import no app but the kit.
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


Contribution = Callable[..., list[Holding]]
contributions: list[Contribution] = []


def contribute(contribution: Contribution) -> Contribution:
    """Decorator: `contribution(organization, at=…)` tells what its app holds about the organisation."""
    contributions.append(contribution)
    return contribution


def holdings(organization, *, at: datetime) -> Iterator[Holding]:
    """Everything, in the order in which the apps were started."""
    for contribution in contributions:
        yield from contribution(organization, at=at)


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
