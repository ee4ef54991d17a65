"""Mail about agendas: one that lacks something, one that may be commented, what was said of it and what was done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.access import leader_of_each
from commissions.models import Agenda, AgendaSection, AgendaState, FocalPoint, SectionComment, SectionKind
from commissions.people import mandates_of, people_of
from commissions.reading import missing_by_commission
from kit.messages import DueReminder, News, Reminder, ReminderPart, Urgency, reminders
from kit.text.collation import excerpt
from kit.text.dates import long_date
from members.models import Organization, User

from .topics import COMMISSION_NEWS, REMINDERS, example_commission

SETTLING_IN = timedelta(days=14)  # whoever has just begun to lead is left to it


def _agenda_link(commission) -> str:
    return settings.SITE_URL + reverse("commission_agenda", args=[commission.slug])


def _comments_link(row: SectionComment) -> str:
    section = row.section
    address = reverse("section_comment", args=[section.agenda.commission.slug, section.kind])
    return f"{settings.SITE_URL}{address}#comentario-{row.pk}"


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
        subject = _("A la agenda de %(commission)s le falta algo") % words
        return ReminderPart(subject, text, _("Completar la agenda"), _agenda_link(commission))

    def example_row(self, user, *, at):
        commission = example_commission()
        commission.missing = [_("Plan de trabajo")]
        return commission


def _people(rows: list[Agenda], at: datetime) -> dict[int, Iterable[User]]:
    people = people_of({row.commission_id for row in rows}, at=at)
    return {row.pk: people.get(row.commission_id, ()) for row in rows}


def _consulted_words(row: Agenda, user: User) -> ReminderPart:
    words = {"commission": row.commission, "until": long_date(row.comments_until)}
    text = _("Puede leerla y comentar cada parte hasta el %(until)s; después se publica.")
    subject = _("La agenda de %(commission)s espera sus comentarios") % words
    return ReminderPart(subject, text % words, _("Leer y comentar"), _agenda_link(row.commission))


def _leaders(rows: list[SectionComment], at: datetime) -> dict[int, Iterable[User]]:
    leads = leader_of_each({row.section.agenda.commission_id for row in rows}, at=at)
    by_commission = {key: [lead.user] for key, lead in leads.items()}
    return {row.pk: by_commission.get(row.section.agenda.commission_id, ()) for row in rows}


def _authors(rows: list[SectionComment], at: datetime) -> dict[int, Iterable[User]]:
    """Whoever made the comment, while she still speaks for that organisation."""
    speaking = mandates_of({row.organization_id for row in rows}, at=at)
    return {
        row.pk: [one.user for one in speaking[row.organization_id] if one.user_id == row.made_by_id] for row in rows
    }


def _comment_words(row: SectionComment, user: User) -> ReminderPart:
    words = {"section": row.section.get_kind_display(), "commission": row.section.agenda.commission}
    words |= {"who": row.made_by, "organization": row.organization, "text": row.text}
    text = _("%(who)s, de %(organization)s: «%(text)s»") % words
    subject = _("Comentaron «%(section)s» de la agenda de %(commission)s") % words
    return ReminderPart(subject, text, _("Ver y atender"), _comments_link(row))


def _resolved_words(row: SectionComment, user: User) -> ReminderPart:
    words = {"text": excerpt(row.text), "who": row.resolved_by, "reply": row.reply}
    text = _("Usted comentó: «%(text)s». %(who)s dice que ya está atendido.")
    if row.reply:
        text = _("Usted comentó: «%(text)s». %(who)s contesta: %(reply)s")
    words |= {"commission": row.section.agenda.commission}
    subject = _("Atendieron su comentario a la agenda de %(commission)s")
    return ReminderPart(subject % words, text % words, _("Ver la agenda"), _comments_link(row))


def _sample_comment(user: User, at: datetime, **fields) -> SectionComment:
    section = AgendaSection(agenda=Agenda(commission=example_commission()), kind=SectionKind.OBJECTIVES)
    example = {"text": _("Falta decir en qué estados."), "organization": Organization(name=_("Ejemplo"))}
    return SectionComment(pk=0, section=section, made_by=user, **example, **fields)


def _comments(at: datetime):
    people = ("organization", "made_by", "resolved_by")
    return SectionComment.objects.select_related("section__agenda__commission", *people)


reminders.register(
    AgendaIncomplete(
        name="agenda_incomplete",
        title=gettext_lazy("Agenda incompleta"),
        description=gettext_lazy("Al comenzar el mes, a quien coordina una comisión a cuya agenda le falta algo."),
        urgency=Urgency.ROUTINE,
        topic=REMINDERS.name,
        window=timedelta(days=9),
    ),
    News(
        name="agenda_consulted",
        title=gettext_lazy("Agenda abierta a comentarios: a la comisión"),
        description=gettext_lazy("Cuando la agenda se abre a comentarios, a quien va por cada organización."),
        topic=COMMISSION_NEWS.name,
        rows=lambda at: Agenda.objects.filter(
            state=AgendaState.CONSULTED, comments_until__gte=timezone.localdate(at)
        ).select_related("commission"),
        moment="consulted_at",
        actor="consulted_by_id",
        readers=_people,
        wording=_consulted_words,
        sample=lambda user, at: Agenda(
            commission=example_commission(), comments_until=timezone.localdate(at) + timedelta(days=7)
        ),
    ),
    News(
        name="agenda_comment",
        title=gettext_lazy("Comentario a la agenda: a quien coordina"),
        description=gettext_lazy("Cuando alguien comenta la agenda, a quien coordina la comisión."),
        topic=COMMISSION_NEWS.name,
        rows=lambda at: _comments(at).filter(resolved_at=None),
        moment="made_at",
        actor="made_by_id",
        readers=_leaders,
        wording=_comment_words,
        sample=_sample_comment,
    ),
    News(
        name="agenda_comment_resolved",
        title=gettext_lazy("Comentario atendido: a quien lo hizo"),
        description=gettext_lazy("Cuando se atiende un comentario a la agenda, con lo que se hizo, a quien comentó."),
        topic=COMMISSION_NEWS.name,
        rows=_comments,
        moment="resolved_at",
        actor="resolved_by_id",
        readers=_authors,
        wording=_resolved_words,
        sample=lambda user, at: _sample_comment(user, at, resolved_by=user, reply=_("Ya dice en cuáles.")),
    ),
)
