"""An agreement comes due, and then is late: who answers for it is told, then who leads, then the coordination.

Every step is about one date: whatever is said of it ends the steps, and a new date begins them again.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.access import leader_of_each
from commissions.messages import REMINDERS
from commissions.models import Commission, Seat
from kit.messages import DueReminder, Reminder, ReminderPart, Urgency, reminders
from kit.text.collation import excerpt
from kit.text.dates import long_date
from meetings.answering import own_link, unanswered, with_times
from meetings.models import Agreement, Body
from members.models import Representation, User
from members.offices import coordinators

Listeners = Callable[[list[Agreement], datetime], Callable[[Agreement], Iterable[User]]]


def responsible(agreements: list[Agreement], at: datetime) -> Callable[[Agreement], list[User]]:
    """The responsible person, while she still speaks for the responsible organisation; where none is named, its own."""
    rows = Agreement.objects.answerable(at=at).filter(pk__in=[row.pk for row in agreements])
    answerable = set(rows.values_list("pk", flat=True))
    speaking = speakers([row for row in agreements if row.organization_id and not row.responsible_id], at=at)
    return lambda row: [row.responsible] if row.pk in answerable else speaking.get(row.pk, [])


def speakers(agreements: Collection[Agreement], *, at: datetime) -> dict[int, list[User]]:
    """By agreement (key) the delegate of its organisation there, or whoever manages that; two queries."""
    organizations = {row.organization_id for row in agreements}
    if not organizations:
        return {}
    seats = Seat.objects.effective(at=at).filter(organization__in=organizations)
    delegates = {(seat.commission_id, seat.organization_id): seat.delegate_id for seat in seats}
    speaking = defaultdict(list)
    mandates = Representation.objects.effective(at=at).filter(organization__in=organizations)
    for mandate in mandates.select_related("user").order_by("pk"):
        speaking[mandate.organization_id].append(mandate)
    by_agreement = {}
    for row in agreements:
        people, delegate = speaking[row.organization_id], delegates.get((row.body.commission_id, row.organization_id))
        sits = [one.user for one in people if one.user_id == delegate]
        by_agreement[row.pk] = sits or [one.user for one in people if one.may_manage]
    return by_agreement


def leaders(agreements: list[Agreement], at: datetime) -> Callable[[Agreement], list[User]]:
    """The effective focal point, or the alternate where there is none."""
    leads = leader_of_each({row.body.commission_id for row in agreements}, at=at)
    return lambda row: [leads[row.body.commission_id].user] if row.body.commission_id in leads else []


def coordination(agreements: list[Agreement], at: datetime) -> Callable[[Agreement], list[User]]:
    """Everybody who coordinates at that moment."""
    people = coordinators(at=at)
    return lambda row: people


@dataclass(frozen=True, kw_only=True)
class AgreementReminder(Reminder):
    days: int = -30  # after the date of the agreement

    def example_row(self, user, *, at):
        commission = Commission(number=1, name=_("Ejemplo"), slug="ejemplo")
        due_on = timezone.localdate(at) - timedelta(days=self.days)
        text = _("Reunir las cifras de vacunación de cada municipio")
        row = Agreement(body=Body(commission=commission), text=text, due_on=due_on, year=due_on.year, sequence=1)
        row.responsible, row.times = user, 0
        return row


@dataclass(frozen=True, kw_only=True)
class AgreementStep(AgreementReminder):
    """One step: so many days before (negative) or after the date, to whom, and in which words."""

    whom: Listeners
    subject: str
    text: str

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
        own = due.user.pk == row.responsible_id and self.whom is responsible
        link = own_link(row) if own else settings.SITE_URL + row.get_absolute_url()
        text = TO_ITS_ORGANIZATION if self.whom is responsible and not row.responsible_id else self.text
        return ReminderPart(self.subject % words, text % words, _("Responder") if own else _("Ver el acuerdo"), link)


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
        link = own_link(row) if own else settings.SITE_URL + row.get_absolute_url()
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
        text=gettext_lazy("Comisión %(commission)s: «%(text)s». Responsable: %(who)s. Nadie ha contestado."),
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
        text=gettext_lazy("«%(text)s». Responsable: %(who)s. Nadie ha contestado: tal vez una llamada baste."),
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
