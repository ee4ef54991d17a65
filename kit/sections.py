"""What apps to the right add to the registry's pages: links, lists that narrow the directory, parts of a page.

The registry shows what is registered here and imports none of those apps.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.urls import reverse


class Place(Enum):
    """Where a link stands."""

    MEMBER_AREA = "member area"  # the address takes the organisation's slug
    DIRECTORY = "directory"


@dataclass(frozen=True)
class Part:
    """A part of an organisation's page: a template, and what it draws under the name `part`."""

    template: str
    content: object


@dataclass(frozen=True)
class Narrowing:
    """A list that narrows the directory: `choices()` gives (value, label), `narrow(queryset, value, state=…)` who fits.

    With a state (INEGI code, or "") who fits there.
    """

    name: str
    label: str
    choices: Callable[[], list[tuple[str, str]]]
    narrow: Callable


Draw = Callable[..., Part | None]
_links: dict[Place, list[tuple[str, str]]] = {place: [] for place in Place}
_parts: list[Draw] = []
_office_parts: list[Draw] = []
narrowings: list[Narrowing] = []


def register_link(place: Place, label: str, url_name: str) -> None:
    """Add a link, in the order in which the apps were started."""
    _links[place].append((label, url_name))


def links(place: Place, *args: str) -> list[tuple[str, str]]:
    """Label and address of each link of a place."""
    return [(str(label), reverse(url_name, args=args)) for label, url_name in _links[place]]


def register_part(draw: Draw) -> Draw:
    """Decorator: `draw(organization, at=…)` gives a part of the organisation's page, or None."""
    _parts.append(draw)
    return draw


def register_office_part(draw: Draw) -> Draw:
    """Decorator: the same for the organisation's page in the coordination's office."""
    _office_parts.append(draw)
    return draw


def parts(organization, *, at: datetime) -> list[Part]:
    """Every part that has something to show."""
    return _drawn(_parts, organization, at)


def office_parts(organization, *, at: datetime) -> list[Part]:
    """Every part of its page in the office."""
    return _drawn(_office_parts, organization, at)


def _drawn(draws: list[Draw], organization, at: datetime) -> list[Part]:
    drawn = (draw(organization, at=at) for draw in draws)
    return [part for part in drawn if part]
