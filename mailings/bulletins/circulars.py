"""A circular is begun: to which audience, about what; everything after that is as with a bulletin."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.messages import audiences
from mailings.models import Bulletin

from .readers import readers_of


def begin(*, audience: str, subject: str, at: datetime) -> Bulletin:
    """A draft to that audience; whoever writes its text prepares it."""
    return Bulletin.objects.create(audience=audience, subject=subject, drafted_at=at)


def in_words(circular: Bulletin, *, at: datetime) -> str:
    """To whom it goes, and how many they are now."""
    audience = audiences.get(circular.audience)
    if audience is None:
        return _("La parte del portal que decía a quiénes iba ya no está: no la recibe nadie.")
    chosen = dict(audience.choices(at=at)) if audience.choices else {}
    names = ", ".join(str(chosen.get(value, value)) for value in circular.audience_values)
    number = sum(not one.reason for one in readers_of(circular, at=at))
    sentence = ngettext("Hoy la recibiría %d persona.", "Hoy la recibirían %d personas.", number) % number
    return f"{audience.label}{f': {names}' if names else ''}. {sentence}"
