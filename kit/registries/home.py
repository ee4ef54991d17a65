"""The first page: each app declares in `home.py` what waits for whoever is logged in, cards, and parts for visitors."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from kit.registries.roles import Role


class CardGroup(IntEnum):
    """What a card is about; in this order, and inside a group in that of INSTALLED_APPS."""

    WELCOME = 1
    ORGANIZATION = 2
    TASKS = 3  # what is asked of the person
    WORK = 4  # where she takes part
    ACCOUNT = 5
    OVERVIEW = 6
    OFFICE = 7


@dataclass(frozen=True)
class Card:
    """A link on the first page of a person: what it is, and where it leads."""

    title: str
    text: str
    url: str


@dataclass(frozen=True)
class WaitingItem:
    """One act that is asked of a person, and where she does it.

    `until` is its last day, `minutes` about how long it takes (0: it depends), `about` the organisation or commission.
    """

    text: str
    url: str
    button: str
    minutes: int = 0
    until: date | None = None
    about: str = ""


@dataclass(frozen=True)
class HomePart:
    """A part of the visitors' first page: its template, and what that draws under the name `part`."""

    template: str
    stylesheet: str
    content: object


Cards = Callable[..., Iterable[Card]]
WaitingItems = Callable[..., Iterable[WaitingItem]]
_cards: list[tuple[CardGroup, Role, Cards]] = []
_waiting: list[tuple[Role, WaitingItems]] = []
_parts: list[tuple[str, str, Callable[..., object]]] = []


def home_cards(group: CardGroup, *, role: Role = Role.PERSON) -> Callable[[Cards], Cards]:
    """Decorator: `cards(user, at=…)` gives the cards of a user with that role."""

    def register(cards: Cards) -> Cards:
        _cards.append((group, role, cards))
        return cards

    return register


def waiting_items(*, role: Role = Role.PERSON) -> Callable[[WaitingItems], WaitingItems]:
    """Decorator: `items(user, at=…)` gives everything of one kind that waits for a user with that role."""

    def register(items: WaitingItems) -> WaitingItems:
        _waiting.append((role, items))
        return items

    return register


def home_part(template: str, *, stylesheet: str) -> Callable:
    """Decorator: `content(at=…)` gives what that template draws for visitors."""

    def register(content: Callable[..., object]) -> Callable[..., object]:
        _parts.append((template, stylesheet, content))
        return content

    return register


def cards_of(user, *, at: datetime) -> list[Card]:
    """What the first page offers this person at that moment."""
    declared = sorted(_cards, key=lambda entry: entry[0])
    return [card for _group, role, of_user in declared if role.is_held_by(user) for card in of_user(user, at=at)]


def items_for(user, *, at: datetime) -> list[WaitingItem]:
    """Everything that waits for this person, what has the earliest last day first."""
    items = [item for role, of_user in _waiting if role.is_held_by(user) for item in of_user(user, at=at)]
    return sorted(items, key=lambda item: item.until or date.max)


def parts_for_visitors(*, at: datetime) -> list[HomePart]:
    return [HomePart(template, stylesheet, content(at=at)) for template, stylesheet, content in _parts]
