"""What other apps add to the registry's pages, each in its `extensions.py`; the registry imports none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class OrganizationPart:
    """A part of an organisation's page: a template, and what it draws under the name `part`."""

    template: str
    content: object


@dataclass(frozen=True)
class DirectoryFacet:
    """A list that narrows the directory: `choices()` gives (value, label), `narrow(queryset, value, state=…)` who fits.

    With a state (INEGI code, or "") who fits there.
    """

    name: str
    label: str
    choices: Callable[[], list[tuple[str, str]]]
    narrow: Callable


Draw = Callable[..., OrganizationPart | None]
_parts: list[Draw] = []
facets: list[DirectoryFacet] = []


def organization_part(draw: Draw) -> Draw:
    """Decorator: `draw(organization, at=…)` gives a part of the organisation's page, or None."""
    _parts.append(draw)
    return draw


def parts(organization, *, at: datetime) -> list[OrganizationPart]:
    """Every part that has something to show, in the order of INSTALLED_APPS."""
    return _draw_all(_parts, organization, at)


def _draw_all(draws: list[Draw], organization, at: datetime) -> list[OrganizationPart]:
    drawings = (draw(organization, at=at) for draw in draws)
    return [part for part in drawings if part]
