"""A survey is open: those whose answer is missing are asked again, at most three times.

An item says that on that morning an answer was missing, which the invitee's own day says too. When the message is
written only what was known the night before is looked at: nothing here tells the hour of an answer.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.messages import DueReminder, Reminder, ReminderPart, Topic, TopicGroup, Urgency, reminders, topics
from kit.text.dates import long_date
from members.models import Organization, Representation, User

from .answer_links import link
from .missing import note_reminded, to_remind
from .models import Invitee, Wave

SURVEYS = Topic("surveys", gettext_lazy("Recordatorios de encuestas"), TopicGroup.QUESTION)
APART = timedelta(days=3)  # from then on those who are missing are reminded


@dataclass(frozen=True, kw_only=True)
class SurveyReminder(Reminder):
    def example_row(self, user, *, at):
        wave = Wave(title=_("Encuesta de ejemplo"), closes_at=at + timedelta(days=7), minutes=5)
        return Invitee(organization=Organization(name=_("Organización de ejemplo")), wave=wave)


@dataclass(frozen=True, kw_only=True)
class SurveyOpened(SurveyReminder):
    """Once to everybody who is asked, on the first day on which they may answer."""

    def due(self, *, at, among=None):
        missing = Invitee.objects.missing().open(at=at).still(at=at).filter(wave__opens_at__gt=at - APART)
        if among is not None:
            missing = missing.filter(pk__in=among)
        missing = list(missing.with_wave().order_by("pk"))
        people = _people(missing, at=at)
        return [
            DueReminder(invitee, "1", timezone.localdate(invitee.wave.opens_at), user)
            for invitee in missing
            for user in people[invitee.pk]
        ]

    def part(self, due):
        text = _(
            "Se abrió la encuesta, y su voz cuenta. Para %(organization)s: toma unos %(minutes)s minutos, no hace "
            "falta contraseña y puede dejarla a medias y seguir después. Cierra el %(day)s. Si ya respondió, "
            "gracias: no tiene que hacer nada."
        )
        return _part(due, _("Nueva encuesta: %(title)s"), text)


@dataclass(frozen=True, kw_only=True)
class SurveyMissing(SurveyReminder):
    def due(self, *, at, among=None):
        if among is None:
            missing = [one for wave in Wave.objects.open(at=at) for one in to_remind(wave, at=at)]
        else:
            missing = list(Invitee.objects.missing().open(at=at).still(at=at).with_wave().filter(pk__in=among))
        people = _people(missing, at=at)
        today = timezone.localdate(at)
        return [
            DueReminder(invitee, str(time), today, user)
            for invitee in missing
            for time in _times(invitee, is_sent=among is not None)
            for user in people[invitee.pk]
        ]

    def part(self, due):
        text = _(
            "Para %(organization)s. Cierra el %(day)s y toma unos %(minutes)s minutos; no hace falta contraseña. "
            "Si ya respondió, gracias: no tiene que hacer nada."
        )
        return _part(due, _("Falta su voz: %(title)s"), text)

    def note_sent(self, objects, *, on):
        note_reminded(list(Invitee.objects.filter(pk__in=objects)), on=on)


def _part(due: DueReminder, subject: str, text: str) -> ReminderPart:
    """With what both may name: the wave's title, its last day and minutes, and the organisation."""
    wave = due.row.wave
    words = {"title": wave, "day": long_date(timezone.localdate(wave.closes_at)), "minutes": wave.minutes}
    words["organization"] = due.row.organization
    return ReminderPart(subject % words, text % words, _("Responder"), link(due.row, due.user))


def _times(invitee: Invitee, *, is_sent: bool) -> range:
    """Which reminder this is; where one of two people just got it, the other gets the same one."""
    first = max(invitee.reminders, 1) if is_sent else invitee.reminders + 1
    return range(first, invitee.reminders + 2)


def _people(invitees: list[Invitee], *, at) -> dict[int, list[User]]:
    """By invitee the person asked, or those who manage the organisation, while they speak for it."""
    rows = Representation.objects.effective(at=at).filter(organization__in={one.organization_id for one in invitees})
    speaking = defaultdict(list)
    for row in rows.select_related("user").order_by("pk"):
        speaking[row.organization_id].append(row)
    return {
        one.pk: [
            row.user
            for row in speaking[one.organization_id]
            if (row.user_id == one.user_id if one.user_id else row.may_manage)
        ]
        for one in invitees
    }


topics.register(SURVEYS)
reminders.register(
    SurveyOpened(
        name="survey_opened",
        title=gettext_lazy("Encuesta abierta"),
        description=gettext_lazy(
            "A quien se invita, el día en que se abre: a las 8 de la mañana o a las 5 de la tarde. A la mañana "
            "siguiente, si se abre más tarde o si ese día ya se le escribió."
        ),
        urgency=Urgency.QUESTION,
        topic=SURVEYS.name,
        window=timedelta(days=3),
        is_same_day=True,
    ),
    SurveyMissing(
        name="survey_missing",
        title=gettext_lazy("Encuesta sin responder"),
        description=gettext_lazy(
            "A quien falta, desde el tercer día y cada tres días, a lo más tres veces; y cuando se le envía otra vez."
        ),
        urgency=Urgency.QUESTION,
        topic=SURVEYS.name,
        window=timedelta(days=3),
    ),
)
