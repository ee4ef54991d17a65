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

    With a state (INEGI code, or "") who fits there. `find(text)` gives the keys of the organisations of whose choices
    somebody speaks who types these words.
    """

    name: str
    label: str
    choices: Callable[[], list[tuple[str, str]]]
    narrow: Callable
    find: Callable


@dataclass(frozen=True)
class DirectoryHint:
    """Where else somebody may look who found few in the directory."""

    text: str
    url: str


Draw = Callable[..., OrganizationPart | None]
_parts: list[Draw] = []
facets: list[DirectoryFacet] = []
_hints: list[Callable[..., list[DirectoryHint]]] = []


def organization_part(draw: Draw) -> Draw:
    """Decorator: `draw(organization, at=…)` gives a part of the organisation's page, or None."""
    _parts.append(draw)
    return draw


def directory_hint(find: Callable[..., list[DirectoryHint]]) -> Callable[..., list[DirectoryHint]]:
    """Decorator: `find(text, chosen)` gives hints for words typed and values chosen, by name of facet."""
    _hints.append(find)
    return find


def hints(text: str, chosen: dict[str, str]) -> list[DirectoryHint]:
    """What to offer beside few results; nothing where nothing was asked for."""
    return [hint for find in _hints for hint in find(text, chosen)] if text or any(chosen.values()) else []


def parts(organization, *, at: datetime) -> list[OrganizationPart]:
    """Every part that has something to show, in the order of INSTALLED_APPS."""
    return _draw_all(_parts, organization, at)


def _draw_all(draws: list[Draw], organization, at: datetime) -> list[OrganizationPart]:
    drawings = (draw(organization, at=at) for draw in draws)
    return [part for part in drawings if part]
