"""Mail about a commission: who asks to come in, and an agenda in which something is missing."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.access import leader_of_each
from commissions.joining import answer_link, request_link
from commissions.models import Commission, FocalPoint, JoinRequest
from commissions.reading import missing_by_commission
from kit.messages import (
    DueReminder,
    Message,
    Reminder,
    ReminderPart,
    Topic,
    TopicGroup,
    Urgency,
    messages,
    reminders,
    topics,
)

REMINDERS = Topic("reminders", gettext_lazy("Recordatorios de acuerdos, agendas y comisiones"), TopicGroup.WORK)
SETTLING_IN = timedelta(days=14)  # whoever has just begun to lead is left to it


@dataclass(frozen=True, kw_only=True)
class AgendaIncomplete(Reminder):
    """Once a month, from its first day."""

    def due(self, *, at, among=None):
        first = timezone.localdate(at).replace(day=1)
        commissions = missing_by_commission(among=among)
        leads = leader_of_each([commission.pk for commission in commissions], at=at)
        due = []
        for commission, sections in commissions.items():
            lead: FocalPoint | None = leads.get(commission.pk)
            if lead and timezone.localdate(lead.started_at) <= first - SETTLING_IN:
                commission.missing = sections
                due.append(DueReminder(commission, f"{first:%Y-%m}", first, lead.user))
        return due

    def part(self, due):
        commission = due.row
        words = {"commission": commission, "sections": ", ".join(commission.missing)}
        text = _("Todavía falta: %(sections)s. Lo que ya está escrito se queda como está.") % words
        link = settings.SITE_URL + reverse("commission_agenda", args=[commission.slug])
        return ReminderPart(
            _("A la agenda de %(commission)s le falta algo") % words, text, _("Completar la agenda"), link
        )

    def example_row(self, user, *, at):
        commission = Commission(number=1, name=_("Ejemplo"), slug="ejemplo")
        commission.missing = [_("Plan de trabajo")]
        return commission


topics.register(REMINDERS)
messages.register(
    Message(
        name="join_request",
        label=gettext_lazy("Alguien pide unirse a una comisión"),
        model=JoinRequest,
        due=lambda at: JoinRequest.objects.asking_due(at=at).select_related(
            "commission", "organization__state", "delegate"
        ),
        email=lambda row: row.leader_email,
        link=request_link,
        sent_field="asking_sent_at",
        user_id=lambda row: row.leader,
        is_about_organization=False,
    ),
    Message(
        name="join_answer",
        label=gettext_lazy("Respuesta a quien pidió entrar"),
        model=JoinRequest,
        due=lambda at: JoinRequest.objects.decision_due().select_related("commission", "organization", "asked_by"),
        email=lambda row: row.asked_by.email,
        link=answer_link,
        sent_field="decision_sent_at",
        user_id=lambda row: row.asked_by_id,
    ),
)
reminders.register(
    AgendaIncomplete(
        name="agenda_incomplete",
        title=gettext_lazy("Agenda incompleta"),
        description=gettext_lazy("Al comenzar el mes, a quien coordina una comisión a cuya agenda le falta algo."),
        urgency=Urgency.ROUTINE,
        topic=REMINDERS.name,
        window=timedelta(days=9),
    )
)
