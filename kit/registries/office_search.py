"""The one search box of the office: each app declares in `office_search.py` what it finds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

MOST = 8  # of a group: whoever sees more types another word
FEWEST_SIGNS = 2


class SearchGroup(IntEnum):
    """What is looked for; in this order."""

    ORGANIZATIONS = 1
    PEOPLE = 2
    INVITATIONS = 3
    APPLICATIONS = 4
    COMMISSIONS = 5


@dataclass(frozen=True)
class SearchResult:
    """One row: what it is, where it leads, and what tells it from another of that name."""

    text: str
    url: str
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class SearchResults:
    """What was found of a kind; `list_url` shows all of them where there are more."""

    title: str
    results: Sequence[SearchResult]
    list_url: str = ""


Find = Callable[[str], SearchResults]
_finders: list[tuple[SearchGroup, Find]] = []


def office_search(group: SearchGroup) -> Callable[[Find], Find]:
    """Decorator: `find(text)` gives what matches, in a fixed number of queries."""

    def register(find: Find) -> Find:
        _finders.append((group, find))
        return find

    return register


def find_all(text: str) -> list[SearchResults]:
    """The groups in which something matches; nothing for fewer than two signs."""
    text = text.strip()
    if len(text) < FEWEST_SIGNS:
        return []
    every = (find(text) for _group, find in sorted(_finders, key=lambda pair: pair[0]))
    return [results for results in every if results.results]
