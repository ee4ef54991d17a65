"""Parts of the members to whom the coordination may write, declared in the `audiences` module of the app that knows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from kit.registries.base import DeclarationRegistry


def nobody(values: Sequence[str], *, at: datetime) -> list[tuple[str, str]]:
    return []


@dataclass(frozen=True)
class MailAudience:
    """Organisations of which whoever speaks for them is written to, or addresses without an account.

    `choices(at=…)` gives value and label of what may be chosen of it; without it, it is one whole.
    `organizations(values, at=…)` gives the organisations; `addresses(values, at=…)` address and name of the
    organisation of whoever speaks for none yet.
    """

    name: str
    label: str
    organizations: Callable[..., QuerySet]
    choices: Callable[..., list[tuple[str, str]]] | None = None
    addresses: Callable[..., list[tuple[str, str]]] = nobody


audiences: DeclarationRegistry[MailAudience] = DeclarationRegistry()
