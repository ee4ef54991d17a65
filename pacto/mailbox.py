"""The demonstration's mailbox: what the portal sent, as text, newest first. Exists only with DEMO=1."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kit.pages.paging import page_of
from kit.text.folding import fold

PAGE_SIZE = 30
MOST_READ = 10_000


@dataclass(frozen=True)
class MailboxMessage:
    """One message as a person reads it."""

    sent_at: datetime | None
    sender: str
    to: str
    address: str  # where it went, which the server of the demonstration notes above each message
    subject: str
    text: str


@login_not_required
@require_safe
def mailbox(request):
    query = request.GET.get("q", "").strip()
    page = page_of(message_paths(settings.VAR_DIR / "mail", query), request.GET.get("page"), size=PAGE_SIZE)
    return render(request, "mailbox.html", {"page": page, "mails": messages_of(page.object_list), "query": query})


def message_paths(folder: Path, query: str = "") -> list[Path]:
    """The .eml files of a folder, newest first; of those, the ones with each thing asked for in addresses or subject.

    What is asked for is parted by spaces and begins a word: «ana@pacto.example» is not found in «mariana@…».
    """
    paths = sorted(folder.glob("*.eml"), reverse=True)
    beginnings = [f" {fold(one)}" for one in query.split()]
    return [path for path in paths if all(one in heading(path) for one in beginnings)]


@lru_cache(MOST_READ)
def heading(path: Path) -> str:
    """Whom a message goes to and its subject, folded, a space before each word; a file is never written twice."""
    try:
        with path.open("rb") as message:
            headers = BytesHeaderParser(policy=policy.default).parse(message)
    except FileNotFoundError:
        return ""
    return " " + fold(" ".join(str(headers[name]) for name in ("X-RcptTo", "To", "Subject")))


def messages_of(paths: list[Path]) -> list[MailboxMessage]:
    """The messages of these files; one that vanishes before it is read is left out."""
    rows = []
    for path in paths:
        with suppress(FileNotFoundError):
            rows.append(read(path.read_bytes()))
    return rows


def read(raw: bytes) -> MailboxMessage:
    """The message with its text part; a message without one says so by an empty text."""
    message = message_from_bytes(raw, policy=policy.default)
    body = message.get_body(("plain",))
    moment = _moment(message["Date"])
    return MailboxMessage(
        sent_at=moment,
        sender=str(message["From"]),
        to=str(message["To"]),
        address=str(message.get("X-RcptTo", "")),
        subject=str(message["Subject"]),
        text=_text(body),
    )


def _moment(header) -> datetime | None:
    """When it was sent, with its zone, so that the page tells the portal's hour; None where it is nonsense."""
    moment = header.datetime if header else None
    return timezone.make_aware(moment, UTC) if moment and timezone.is_naive(moment) else moment


def _text(body: EmailMessage | None) -> str:
    if body is None:
        return ""
    try:
        return body.get_content()
    except LookupError:
        return body.get_payload(decode=True).decode("utf-8", "replace")
