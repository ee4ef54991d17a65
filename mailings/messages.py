"""What the mail itself has to say: its topics, how one subscribes to the bulletin, and that other servers blame us."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kit.messages import (
    DueReminder,
    Message,
    Reminder,
    ReminderPart,
    Topic,
    TopicGroup,
    Urgency,
    announced_to,
    messages,
    reminders,
    topics,
)
from mailings.models import Bounce, BounceCause, Subscriber
from mailings.subscribing import confirm_link
from members.offices import coordinators

SEND_DUE = "mailings.send_due"
BULLETIN = Topic("bulletin", gettext_lazy("El boletín mensual"), TopicGroup.PERIODICAL)
CIRCULARS = Topic("circulars", gettext_lazy("Circulares de la Coordinación"), TopicGroup.NOTICE)


@dataclass(frozen=True, kw_only=True)
class MailSentBack(Reminder):
    """About the oldest that nobody attended to: whatever comes after it is only counted."""

    def due(self, *, at, among=None):
        rows = list(Bounce.objects.to_attend().order_by("received_at", "pk"))
        if not rows or (among is not None and rows[0].pk not in among):
            return []
        first = rows[0]
        first.alike = Counter(row.cause for row in rows)
        first.last_answer = rows[-1].answer
        return [DueReminder(first, "1", timezone.localdate(first.received_at), user) for user in coordinators(at=at)]

    def part(self, due):
        alike = due.row.alike
        count = alike.total()
        subject = ngettext("Un correo volvió por causa nuestra", "%(count)s correos volvieron por causa nuestra", count)
        causes = " ".join(f"{BounceCause(cause).label} ({number})" for cause, number in alike.most_common())
        text = _(
            "%(causes)s La última respuesta: «%(answer)s». A ninguna dirección se le dejó de escribir, pero esos "
            "correos no llegaron: muestre esto a quien administra el correo."
        )
        link = settings.SITE_URL + reverse("admin:mailings_bounce_changelist") + "?situacion=por-atender"
        words = {"causes": causes, "answer": due.row.last_answer or "—"}
        return ReminderPart(subject % {"count": count}, text % words, _("Ver cuáles"), link)

    def example_row(self, user, *, at):
        row = Bounce(cause=BounceCause.BLOCKED)
        row.alike, row.last_answer = Counter([BounceCause.BLOCKED] * 3), "550 5.7.1 blocked using bl.example.org"
        return row


announced_to(SEND_DUE)
topics.register(BULLETIN, CIRCULARS)
messages.register(
    Message(
        name="subscription_confirmation",
        label=gettext_lazy("Boletín: confirmar la suscripción"),
        model=Subscriber,
        due=lambda at: Subscriber.objects.due(),
        email=lambda row: row.email,
        link=confirm_link,
        sent_field="sent_at",
        is_about_organization=False,
        is_to_unproven=True,
    )
)
reminders.register(
    MailSentBack(
        name="mail_sent_back",
        title=gettext_lazy("Correos que volvieron por causa nuestra"),
        description=gettext_lazy(
            "A la Coordinación, una vez, cuando otros servidores rechazan el correo del portal; otra vez solo cuando "
            "alguien lo dio por atendido y vuelve a pasar."
        ),
        urgency=Urgency.TROUBLE,
        window=timedelta(days=14),
    )
)
