"""Messages about one row, sent at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import QuerySet

from kit.registries.base import DeclarationRegistry


@dataclass(frozen=True)
class CalendarPart:
    """An event for the reader's calendar; `method` is that of its iCalendar text (RFC 5546): REQUEST or CANCEL.

    It is drawn from the row alone, never from the clock: sent again, it is the same to the byte.
    """

    method: str
    content: str


@dataclass(frozen=True)
class Message:
    """One reason to write to somebody about one row; its templates are templates/mail/<name>*.

    A row stays due until its `sent_field` or its `failed_at` is written, which the ledger does with the result.
    """

    name: str
    label: str
    model: type[models.Model]
    due: Callable[[datetime], QuerySet]
    email: Callable[[models.Model], str]
    link: Callable[[models.Model], str]
    sent_field: str
    user_id: Callable[[models.Model], int | None] = lambda row: None
    topic: str = ""  # the name of one; without it the message reaches everybody
    is_about_organization: bool = True
    for_subject: Callable[[QuerySet], QuerySet] = lambda rows: rows.select_related()  # with what a subject names
    is_to_unproven: bool = False  # an address that somebody typed: its owner may know nothing of it
    calendar: Callable[[models.Model], CalendarPart] | None = None  # shown beside the words
    before_account: Callable[[models.Model], QuerySet] | None = None  # rows mailed to a person who had no account yet
    organization_path: str = "organization"  # from the row to the organisation it is about
    reply_to: Callable[[models.Model], str] = lambda row: ""  # who reads an answer; "" is the coordination
    context: Callable[[models.Model], dict] = lambda row: {}  # what else its templates see; no query


messages: DeclarationRegistry[Message] = DeclarationRegistry()
