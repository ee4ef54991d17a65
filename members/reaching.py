"""Addresses that mail does not reach: whoever sends it says so here, and no act asks for another to them."""

from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

Unreached = Callable[[Iterable[str]], set[str]]
_sources: list[Unreached] = []


def register(unreached: Unreached) -> None:
    """`unreached(emails)` gives those of these addresses that are not written to."""
    _sources.append(unreached)


def unreached(emails: Iterable[str]) -> set[str]:
    """Those of these addresses from which mail comes back."""
    emails = list(emails)
    return {email for source in _sources for email in source(emails)}


def refuse_unreached(email: str) -> None:
    """ValidationError where mail to that address comes back."""
    if unreached([email]):
        raise ValidationError(
            {
                "email": _(
                    "%(email)s: esa dirección rebota: escriba otra. Si ya funciona, la Coordinación puede volver a "
                    "escribirle."
                )
                % {"email": email}
            }
        )
