"""Mail about the coordination's own work: what waits for it, and a person's new address."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kit.messages import DueReminder, Message, Reminder, ReminderPart, Urgency, messages, reminders
from kit.registries import queues
from kit.text.dates import long_date

from .address_requests import request_link
from .models import AddressRequest, ReviewRequest
from .offices import coordinators
from .reviewing import review_link


@dataclass(frozen=True, kw_only=True)
class QueuesWaiting(Reminder):
    """To each of the coordination, each morning on which somebody waits for it: the row is the person herself.

    What never comes to an end (records unconfirmed for a year) is told then too, but is no reason to write each day.
    """

    def due(self, *, at, among=None):
        people = [user for user in coordinators(at=at) if among is None or user.pk in among]
        waiting = queues.by_age(queues.waiting(at=at)) if people else []
        if not any(queue.is_awaited for queue in waiting):
            return []
        today = timezone.localdate(at)
        for user in people:
            user.waiting_queues = waiting
        return [DueReminder(user, today.isoformat(), today, user) for user in people]

    def part(self, due):
        waiting = due.row.waiting_queues
        subject = ngettext(
            "Hoy espera a la Coordinación una lista de pendientes",
            "Hoy esperan a la Coordinación %(count)s listas de pendientes",
            len(waiting),
        )
        text = "\n".join(_line(queue) for queue in waiting)
        link = settings.SITE_URL + reverse("admin:index")
        return ReminderPart(subject % {"count": len(waiting)}, text, _("Ver lo que espera"), link)

    def example_row(self, user, *, at):
        since = timezone.localdate(at) - timedelta(days=9)
        user.waiting_queues = [queues.QueueCount(_("Solicitudes de adhesión por decidir"), 3, "", since)]
        return user


def _line(queue: queues.QueueCount) -> str:
    line = f"{queue.title}: {queue.count}"
    words = {"line": line, "day": queue.since and long_date(queue.since)}
    return _("%(line)s, desde el %(day)s") % words if queue.since else line


messages.register(
    Message(
        name="address_request",
        label=gettext_lazy("Correo nuevo de una persona"),
        model=AddressRequest,
        due=lambda at: AddressRequest.objects.due(at=at).select_related("user"),
        email=lambda row: row.email,
        link=request_link,
        sent_field="sent_at",
        is_about_organization=False,
        is_to_unproven=True,
    ),
    Message(
        name="review_request",
        label=gettext_lazy("Algo espera a una segunda persona"),
        model=ReviewRequest,
        due=lambda at: ReviewRequest.objects.due().select_related("user", "made_by"),
        email=lambda row: row.user.email,
        link=review_link,
        sent_field="sent_at",
        user_id=lambda row: row.user_id,
        is_about_organization=False,
    ),
)
reminders.register(
    QueuesWaiting(
        name="queues_waiting",
        title=gettext_lazy("Lo que espera a la Coordinación"),
        description=gettext_lazy(
            "A cada persona de la Coordinación, cada mañana en que alguien espera su respuesta: una solicitud, una "
            "corrección, cifras o un boletín por aprobar, un nombramiento. Dice todo lo pendiente, y desde cuándo."
        ),
        urgency=Urgency.ROUTINE,
        window=timedelta(days=1),
    )
)
