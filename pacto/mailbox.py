"""The demonstration's mailbox: what the portal sent, as text, newest first. Exists only with DEMO=1."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

NEWEST = 50


@dataclass(frozen=True)
class Letter:
    """One message as a person reads it."""

    sent_at: datetime | None
    sender: str
    to: str
    subject: str
    text: str


@login_not_required
@require_safe
def mailbox(request):
    return render(request, "mailbox.html", {"letters": letters(settings.VAR_DIR / "mail")})


def letters(folder: Path) -> list[Letter]:
    """The newest messages of a folder of .eml files; one that vanishes while it is read is left out."""
    found = []
    for path in sorted(folder.glob("*.eml"), reverse=True)[:NEWEST]:
        try:
            found.append(read(path.read_bytes()))
        except FileNotFoundError:
            continue
    return found


def read(raw: bytes) -> Letter:
    """The message with its text part; a message without one says so by an empty text."""
    message = message_from_bytes(raw, policy=policy.default)
    body = message.get_body(("plain",))
    sent = _moment(message["Date"])
    return Letter(sent, str(message["From"]), str(message["To"]), str(message["Subject"]), _text(body))


def _moment(header) -> datetime | None:
    """When it was sent, with its zone, so that the page tells the portal's hour; None where it is nonsense."""
    sent = header.datetime if header else None
    return timezone.make_aware(sent, UTC) if sent and timezone.is_naive(sent) else sent


def _text(body) -> str:
    if body is None:
        return ""
    try:
        return body.get_content()
    except LookupError:
        return body.get_payload(decode=True).decode("utf-8", "replace")
