"""Mail about who leads: her notices to the commission, and her silence while something is due."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.messages import REMINDERS
from commissions.models import Commission, FocalPoint
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
from kit.text.dates import long_date
from meetings.models import NoticeCopy, SilenceCall
from meetings.noticing import notice_link
from meetings.silence import silent, still_silent, take_over_link

NOTICES = Topic("notices", gettext_lazy("Avisos de quien coordina una comisión"), TopicGroup.NOTICE)


@dataclass(frozen=True, kw_only=True)
class FocalPointSilent(Reminder):
    """Once for each silence, known by the day of the last act."""

    def due(self, *, at, among=None):
        rows = silent(at=at).select_related("commission", "user").order_by("pk")
        if among is not None:
            rows = rows.filter(pk__in=among)
        due = []
        for row in rows:
            last = timezone.localdate(row.last_act)
            since = last + timedelta(days=settings.COMMISSION_SILENCE_DAYS)
            due.append(DueReminder(row, last.isoformat(), since, row.user))
        return due

    def part(self, due):
        words = {"commission": due.row.commission, "day": long_date(timezone.localdate(due.row.last_act))}
        text = _(
            "Hay asuntos vencidos y no vemos actividad suya desde el %(day)s. Si ya no puede, su suplente puede asumir "
            "o la Coordinación le ayuda."
        )
        link = settings.SITE_URL + due.row.commission.get_absolute_url()
        return ReminderPart(
            _("Hace falta en la comisión %(commission)s") % words, text % words, _("Ver qué falta"), link
        )

    def example_row(self, user, *, at):
        row = FocalPoint(commission=Commission(number=1, name=_("Ejemplo"), slug="ejemplo"), user=user)
        row.last_act = at - timedelta(days=21)
        return row


topics.register(NOTICES)
messages.register(
    Message(
        name="commission_notice",
        label=gettext_lazy("Aviso de una comisión"),
        model=NoticeCopy,
        due=lambda at: NoticeCopy.objects.due(at=at).select_related("notice__commission", "notice__made_by", "user"),
        email=lambda row: row.user.email,
        link=notice_link,
        sent_field="sent_at",
        user_id=lambda row: row.user_id,
        topic=NOTICES.name,
        is_about_organization=False,
    ),
    Message(
        name="silence_call",
        label=gettext_lazy("Llamado a la suplencia"),
        model=SilenceCall,
        due=lambda at: (
            still_silent(at=at).due(at=at).select_related("commission", "focal_point__user", "alternate__user")
        ),
        email=lambda row: row.alternate.user.email,
        link=take_over_link,
        sent_field="sent_at",
        user_id=lambda row: row.alternate.user_id,
        is_about_organization=False,
    ),
)
reminders.register(
    FocalPointSilent(
        name="focal_point_silent",
        title=gettext_lazy("Punto focal en silencio"),
        description=gettext_lazy(
            "Tras tres semanas sin actividad con algo vencido, al punto focal; una vez por silencio."
        ),
        urgency=Urgency.SOON,
        topic=REMINDERS.name,
        window=timedelta(days=14),
    )
)
