"""An agreement comes due, and then is late: who answers for it is told, then who leads, then the coordination.

Every step is about one date: «hecho», or more time that is asked, ends the steps, and a new date begins them again.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.messages import REMINDERS
from commissions.models import Commission
from kit.messages import DueReminder, Reminder, ReminderPart, Urgency, reminders
from kit.text.collation import excerpt
from kit.text.dates import long_date
from meetings.answering import BUTTON, BUTTONS, own_link, unanswered, with_times
from meetings.models import Agreement, Body

from .people import Listeners, coordination, leaders, responsible


@dataclass(frozen=True, kw_only=True)
class AgreementReminder(Reminder):
    days: int = -30  # after the date of the agreement

    def example_row(self, user, *, at):
        commission = Commission(number=1, name=_("Ejemplo"), slug="ejemplo")
        due_on = timezone.localdate(at) - timedelta(days=self.days)
        text = _("Reunir las cifras de vacunación de cada municipio")
        row = Agreement(body=Body(commission=commission), text=text, due_on=due_on, year=due_on.year, sequence=1)
        row.responsible, row.times, row.needs_help = user, 0, False
        return row


@dataclass(frozen=True, kw_only=True)
class AgreementStep(AgreementReminder):
    """One step: so many days before (negative) or after the date, to whom, and in which words."""

    whom: Listeners
    subject: str
    text: str
    text_for_help: str = ""  # where help was asked, and nobody has attended that

    def due(self, *, at, among=None):
        rows = unanswered(until=timezone.localdate(at) - timedelta(days=self.days))
        if among is not None:
            rows = rows.filter(pk__in=among)
        rows = list(with_times(rows).order_by("due_on", "pk"))
        whom = self.whom(rows, at)
        return [
            DueReminder(row, row.due_on.isoformat(), row.due_on + timedelta(days=self.days), user)
            for row in rows
            for user in whom(row)
        ]

    def part(self, due):
        row = due.row
        who = row.responsible or row.organization or _("nadie todavía")
        words = {"number": row.number, "text": excerpt(row.text), "day": long_date(row.due_on), "who": who}
        words |= {"commission": row.body}
        if self.whom is not responsible:
            text = (self.text_for_help if row.needs_help else self.text) % words
            return ReminderPart(self.subject % words, text, _("Ver el acuerdo"), _page(row))
        if due.user.pk == row.responsible_id:
            return _with_answers(row, self.subject % words, self.text % words)
        return ReminderPart(self.subject % words, TO_ITS_ORGANIZATION % words, _("Ver el acuerdo"), _page(row))


def _page(row: Agreement) -> str:
    return settings.SITE_URL + row.get_absolute_url()


def _with_answers(row: Agreement, subject: str, text: str) -> ReminderPart:
    """Her three answers as buttons; each opens the page with that answer chosen."""
    link = own_link(row)
    (button, first), *others = [(str(kind.label), f"{link}?{BUTTON}={word}") for word, kind in BUTTONS.items()]
    return ReminderPart(subject, text, button, first, tuple(others))


ANSWER = gettext_lazy(
    "La comisión %(commission)s acordó: «%(text)s». Le toca a usted, con fecha %(day)s. Diga en un minuto si ya está, "
    "si necesita ayuda o más tiempo; no hace falta contraseña."
)
TO_ITS_ORGANIZATION = gettext_lazy(
    "La comisión %(commission)s acordó: «%(text)s». Le toca a %(who)s, con fecha %(day)s. Diga en el portal si ya "
    "está, si necesitan ayuda o más tiempo."
)
GIVEN_LATELY = timedelta(days=3)
HAS_A_STEP = timedelta(days=7)  # of what comes due by then its step reminds


@dataclass(frozen=True, kw_only=True)
class AgreementGiven(AgreementReminder):
    """Once to whom it was given, unless she wrote it down herself."""

    def due(self, *, at, among=None):
        later = Q(due_on=None) | Q(due_on__gt=timezone.localdate(at) + HAS_A_STEP)
        rows = Agreement.objects.open().filter(later, claimed_at=None, body__commission__closed_at=None)
        rows = rows.filter(made_at__gt=at - GIVEN_LATELY, made_at__lte=at)
        if among is not None:
            rows = rows.filter(pk__in=among)
        rows = rows.with_body().select_related("organization", "responsible")
        rows = list(with_times(rows).order_by("made_at", "pk"))
        whom = responsible(rows, at)
        return [
            DueReminder(row, "1", timezone.localdate(row.made_at), user)
            for row in rows
            for user in whom(row)
            if user.pk != row.made_by_id
        ]

    def part(self, due):
        row = due.row
        words = {"commission": row.body, "text": excerpt(row.text), "who": row.organization}
        words["when"] = _("con fecha %s") % long_date(row.due_on) if row.due_on else _("sin fecha")
        own = due.user.pk == row.responsible_id
        text = _("La comisión %(commission)s acordó: «%(text)s». Le toca a usted, %(when)s.")
        if not own:
            text = _("La comisión %(commission)s acordó: «%(text)s». Le toca a %(who)s, %(when)s.")
        link = own_link(row) if own else _page(row)
        subject = (
            _("Se acordó que a usted le toca: %(text)s") if own else _("Se acordó que le toca a %(who)s: %(text)s")
        )
        return ReminderPart(subject % words, text % words, _("Ver el acuerdo"), link)


AGREEMENT_STEPS = (
    AgreementStep(
        name="agreement_late_coordination",
        title=gettext_lazy("Acuerdo vencido: a la Coordinación"),
        description=gettext_lazy("A las tres semanas de vencido sin que nadie conteste, a la Coordinación."),
        urgency=Urgency.OVERDUE,
        topic=REMINDERS.name,
        window=timedelta(days=14),
        days=21,
        whom=coordination,
        subject=gettext_lazy("Sin respuesta: %(number)s venció el %(day)s"),
        text=gettext_lazy("Comisión %(commission)s: «%(text)s». Le toca a %(who)s. Nadie ha contestado."),
        text_for_help=gettext_lazy("Comisión %(commission)s: «%(text)s». Le toca a %(who)s. Se pidió ayuda, y espera."),
    ),
    AgreementStep(
        name="agreement_late_focal_point",
        title=gettext_lazy("Acuerdo vencido: al punto focal"),
        description=gettext_lazy("A la semana de vencido sin que nadie conteste, a quien coordina la comisión."),
        urgency=Urgency.OVERDUE,
        topic=REMINDERS.name,
        window=timedelta(days=10),
        days=8,
        whom=leaders,
        subject=gettext_lazy("Su comisión: %(number)s venció el %(day)s"),
        text=gettext_lazy("«%(text)s». Le toca a %(who)s. Nadie ha contestado: tal vez una llamada baste."),
        text_for_help=gettext_lazy("«%(text)s». Le toca a %(who)s. Le pidieron ayuda, y todavía espera."),
    ),
    AgreementStep(
        name="agreement_late",
        title=gettext_lazy("Acuerdo vencido: a quien le toca"),
        description=gettext_lazy("Al día siguiente de su fecha, a la persona responsable."),
        urgency=Urgency.OVERDUE,
        topic=REMINDERS.name,
        window=timedelta(days=6),
        is_same_day=True,
        days=1,
        whom=responsible,
        subject=gettext_lazy("Venció el %(day)s: %(text)s"),
        text=ANSWER,
    ),
    AgreementStep(
        name="agreement_tomorrow",
        title=gettext_lazy("Acuerdo que vence mañana"),
        description=gettext_lazy("Un día antes de su fecha, a la persona responsable."),
        urgency=Urgency.SOON,
        topic=REMINDERS.name,
        window=timedelta(days=1),
        is_same_day=True,
        days=-1,
        whom=responsible,
        subject=gettext_lazy("Vence el %(day)s: %(text)s"),
        text=ANSWER,
    ),
    AgreementStep(
        name="agreement_week",
        title=gettext_lazy("Acuerdo que vence en una semana"),
        description=gettext_lazy("Siete días antes de su fecha, a la persona responsable."),
        urgency=Urgency.SOON,
        topic=REMINDERS.name,
        window=timedelta(days=5),
        is_same_day=True,
        days=-7,
        whom=responsible,
        subject=gettext_lazy("Vence el %(day)s: %(text)s"),
        text=ANSWER,
    ),
)
reminders.register(
    *AGREEMENT_STEPS,
    AgreementGiven(
        name="agreement_given",
        title=gettext_lazy("Acuerdo nuevo: a quien le toca"),
        description=gettext_lazy(
            "El día en que se anota, a las 5 de la tarde, a la persona responsable; sin ella, a quien va por su parte. "
            "A la mañana siguiente, si se anota más tarde o si ese día ya se le escribió."
        ),
        urgency=Urgency.SOON,
        topic=REMINDERS.name,
        window=timedelta(days=3),
        is_same_day=True,
    ),
)
