"""The reminders as the coordination sees them: what each does, how it goes, how it reads; and its switch."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count, Max
from django.utils.translation import gettext as _

from kit.messages import Reminder, reminders
from mailings.models import DeliveryState, MailItem, ReminderPause, ReminderRun
from mailings.reminders.digest_queue import Candidate, new
from mailings.reminders.digests import compose
from mailings.rendering import RenderedMessage
from members.models import User

LATELY = timedelta(days=30)


@dataclass(frozen=True)
class ReminderStatus:
    """A reminder on the screen; `due` were never said and would go out now, `sent` went out in thirty days."""

    reminder: Reminder
    due: int
    sent: int
    ran_at: datetime | None
    pause: ReminderPause | None


def lines(*, at: datetime) -> list[ReminderStatus]:
    """Every reminder, in the order of a message."""
    sent = MailItem.objects.filter(delivery__state=DeliveryState.SENT, delivery__sent_at__gt=at - LATELY, reason="")
    sent = dict(sent.order_by().values_list("kind").annotate(Count("pk")))
    runs = dict(ReminderRun.objects.order_by().values_list("reminder").annotate(Max("ran_at")))
    pauses = {row.reminder: row for row in ReminderPause.objects.active().select_related("made_by")}
    return [
        ReminderStatus(
            reminder=reminder,
            due=sum(not one.reason for one in new(reminder, at=at)),
            sent=sent.get(name, 0),
            ran_at=runs.get(name),
            pause=pauses.get(name),
        )
        for name, reminder in reminders.items()
    ]


@dataclass(frozen=True)
class ReminderPreview:
    """A reminder's message as somebody gets it, its personal links left out; invented where nothing is due by it."""

    address: str
    message: RenderedMessage
    is_example: bool


def preview(reminder: Reminder, *, at: datetime) -> ReminderPreview:
    first = next(iter(reminder.due(at=at)), None)
    due = first or reminder.example(at=at)
    part = reminder.part(due)
    choices = tuple((button, settings.SITE_URL) for button, _link in part.choices)
    part = replace(part, link=settings.SITE_URL, choices=choices)
    return ReminderPreview(due.address, compose([part], due.user, set()), is_example=first is None)


def readers_today(reminder: Reminder, *, at: datetime) -> list[Candidate]:
    """Who would get it now, whoever gets nothing with the reason last."""
    return sorted(new(reminder, at=at), key=lambda one: bool(one.reason))


def switch_off(reminder: Reminder, *, by: User, at: datetime) -> None:
    """From now on it says nothing, not even what is queued."""
    try:
        with transaction.atomic():
            ReminderPause.objects.create(reminder=reminder.name, made_at=at, made_by=by)
    except IntegrityError as error:
        raise ValidationError(_("Esa regla ya estaba apagada.")) from error


def switch_on(reminder: Reminder, *, by: User, at: datetime) -> None:
    """It looks again; what became too old meanwhile is closed unsaid."""
    if not ReminderPause.objects.active().filter(reminder=reminder.name).update(ended_at=at, ended_by=by):
        raise ValidationError(_("Esa regla ya estaba encendida."))
