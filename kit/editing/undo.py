"""Taking back what was just done: the sentence that says that it is done carries a button, for a stated time.

An act that can be taken back has a counter-act behind an address of its own, which asks for the right and the time
again under its lock. The view of the act says so: `say_done(request, sentence, Undo(…))`, or `form_page(…, undo=…)`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

UNDO_TIME = timedelta(hours=1)


@dataclass(frozen=True)
class Undo:
    """A POST of `fields` to `url` takes it back, until that moment; `label` is what the button says."""

    url: str
    until: datetime
    label: str = ""
    fields: Mapping[str, str | int] = field(default_factory=dict)


def say_done(request, sentence: str, undo: Undo | None = None) -> None:
    """The sentence at the head of the next page, with the button where it can be taken back."""
    messages.success(request, sentence, extra_tags=_as_text(undo) if undo else "")


def undo_of(message: Message, *, at: datetime) -> Undo | None:
    """How what a message says is taken back, while it can be."""
    if not (message.extra_tags or "").startswith("{"):
        return None
    stored = json.loads(message.extra_tags)
    undo = Undo(**stored | {"until": parse_datetime(stored["until"])})
    return undo if at < undo.until else None


def _as_text(undo: Undo) -> str:
    values = {"url": undo.url, "until": undo.until.isoformat(), "fields": dict(undo.fields)}
    return json.dumps(values | {"label": str(undo.label or _("Deshacer"))})
