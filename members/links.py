"""Links that are a person's: each carries the moment at which she last closed hers, and opens until she does again.

A change of address or password closes them, the end of a mandate, and she herself (docs/decisions/0011). Who may open
what besides is decided by the row that the page looks up.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import QuerySet

from kit.pages import links

from .models import User

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class OpenedLink:
    """What a token carries: whose link it is, when her links had been closed when it was made, and its subject."""

    user_id: int
    closed_at: datetime | None
    subject: str

    @property
    def holder(self) -> QuerySet[User]:
        """The person, or nobody where she has closed her links since: condition of the page's own query."""
        return User.objects.filter(pk=self.user_id, links_closed_at=self.closed_at)


def sign(purpose: str, user: User, subject: str | int = "") -> str:
    """Token of that person for `subject`, until her links are closed; `user` comes with its row."""
    epoch = (user.links_closed_at - NEVER) // timedelta(microseconds=1) if user.links_closed_at else 0
    return links.sign(purpose, f"{user.pk}:{epoch}:{subject}")


def read(purpose: str, token: str, *, max_age: timedelta) -> OpenedLink:
    """Whose token of this purpose it is, and for what; `BadLinkError` for every other string."""
    words = re.fullmatch(r"(\d+):(\d+):(.*)", links.read(purpose, token, max_age=max_age))
    if words is None:
        raise links.BadLinkError
    user, epoch, subject = words.groups()
    closed_at = NEVER + timedelta(microseconds=int(epoch)) if epoch != "0" else None
    return OpenedLink(int(user), closed_at, subject)


def close_links(user: User, *, at: datetime) -> None:
    """Every link that the person has been sent opens nothing from now on; the next mail brings new ones."""
    close_links_of([user.pk], at=at)
    user.links_closed_at = at


def close_links_of(users: Iterable[int] | QuerySet[User], *, at: datetime) -> None:
    """As `close_links`, of many people (their keys, or the query for them)."""
    User.objects.filter(pk__in=users).update(links_closed_at=at)
