"""A commission whose agenda lacks something, or whose focal point is silent while something is due."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.models import FocalPoint
from commissions.reading import incomplete
from mailings.models import Topic
from mailings.words import day
from meetings.silence import silent

from .people import who_leads
from .rule import Due, Part, Rule

SETTLING_IN = timedelta(days=14)  # whoever has just begun to lead is left to it


@dataclass(frozen=True, kw_only=True)
class AgendaIncomplete(Rule):
    """Once a month, from its first day."""

    def due(self, *, at, among=None):
        first = timezone.localdate(at).replace(day=1)
        lacking = incomplete(among=among)
        leads = who_leads([commission.pk for commission in lacking], at=at)
        found = []
        for commission, sections in lacking.items():
            lead: FocalPoint | None = leads.get(commission.pk)
            if lead and timezone.localdate(lead.started_at) <= first - SETTLING_IN:
                commission.lacking = sections
                found.append(Due(commission, f"{first:%Y-%m}", first, lead.user))
        return found

    def part(self, due):
        commission = due.row
        words = {"commission": commission, "sections": ", ".join(commission.lacking)}
        text = _("Todavía falta: %(sections)s. Lo que ya está escrito se queda como está.") % words
        link = settings.SITE_URL + reverse("commission_agenda", args=[commission.slug])
        return Part(_("A la agenda de %(commission)s le falta algo") % words, text, _("Completar la agenda"), link)


@dataclass(frozen=True, kw_only=True)
class FocalPointSilent(Rule):
    """Once for each silence, known by the day of the last act."""

    def due(self, *, at, among=None):
        rows = silent(at=at).select_related("commission", "user").order_by("pk")
        if among is not None:
            rows = rows.filter(pk__in=among)
        found = []
        for row in rows:
            last = timezone.localdate(row.last_act)
            since = last + timedelta(days=settings.COMMISSION_SILENCE_DAYS)
            found.append(Due(row, last.isoformat(), since, row.user))
        return found

    def part(self, due):
        words = {"commission": due.row.commission, "day": day(timezone.localdate(due.row.last_act))}
        text = _(
            "Hay asuntos vencidos y no vemos actividad suya desde el %(day)s. Si ya no puede, su suplente puede asumir "
            "o la Coordinación le ayuda."
        )
        link = settings.SITE_URL + due.row.commission.get_absolute_url()
        return Part(_("La comisión %(commission)s le espera") % words, text % words, _("Ver qué falta"), link)


AGENDA_INCOMPLETE = AgendaIncomplete(
    name="agenda_incomplete",
    title=gettext_lazy("Agenda incompleta"),
    says=gettext_lazy("Al comenzar el mes, a quien coordina una comisión a cuya agenda le falta algo."),
    topic=Topic.REMINDERS,
    window=timedelta(days=9),
)
FOCAL_POINT_SILENT = FocalPointSilent(
    name="focal_point_silent",
    title=gettext_lazy("Punto focal en silencio"),
    says=gettext_lazy("Tras tres semanas sin actividad con algo vencido, al punto focal; una vez por silencio."),
    topic=Topic.REMINDERS,
    window=timedelta(days=14),
)
