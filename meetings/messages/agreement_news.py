"""What becomes of agreements, for whom it concerns: answered, attended, moved, returned, verified, cancelled."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.access import leaders_of_each
from commissions.messages import COMMISSION_NEWS, REMINDERS, example_commission
from commissions.models import FocalPoint
from kit.messages import Message, News, ReminderPart, messages, reminders
from kit.text.collation import excerpt
from kit.text.dates import long_date
from meetings.answering import recall_link
from meetings.models import (
    Agreement,
    AgreementAnswer,
    AgreementComment,
    AgreementRecall,
    AgreementState,
    AnswerKind,
    Body,
    CommentKind,
)
from members.models import User

from .people import answerers, formerly_responsible, leaders

ABOUT = ("agreement__body__commission", "agreement__organization", "agreement__responsible")
TITLES = {
    CommentKind.COMMENT: gettext_lazy("Comentaron %(number)s: %(text)s"),
    CommentKind.MOVED: gettext_lazy("Cambió la fecha de %(number)s: %(text)s"),
    CommentKind.RETURNED: gettext_lazy("Falta algo en %(number)s: %(text)s"),
    CommentKind.SETTLED: gettext_lazy("Le contestaron sobre %(number)s: %(text)s"),
    CommentKind.REOPENED: gettext_lazy("Se reabrió %(number)s: %(text)s"),
}


def link_of(agreement: Agreement) -> str:
    return settings.SITE_URL + agreement.get_absolute_url()


def words_of(agreement: Agreement) -> dict:
    who = agreement.responsible or agreement.organization or _("nadie todavía")
    return {"number": agreement.number, "text": excerpt(agreement.text), "commission": agreement.body, "who": who}


def concerned(agreements: list[Agreement], at: datetime) -> dict[int, list[User]]:
    """By agreement (key) whoever answers for it, or answered about it; in a fixed number of queries."""
    agreements = list({row.pk: row for row in agreements}.values())
    side, people = formerly_responsible(agreements, at), answerers(agreements, at=at)
    return {row.pk: [*side(row), *people.get(row.pk, ())] for row in agreements}


def _concerned_by_words(rows: list[AgreementComment], at: datetime) -> dict[int, Iterable[User]]:
    """A comment also concerns who leads."""
    agreements = [row.agreement for row in rows]
    people, leads = concerned(agreements, at), leaders(agreements, at)
    return {row.pk: [*people[row.agreement_id], *leads(row.agreement)] for row in rows}


def _attending(rows: list[AgreementAnswer], at: datetime) -> dict[int, Iterable[User]]:
    """Who is to verify or to answer: who is named, else who leads and neither did it nor passed on its link."""
    leads = leaders_of_each({row.agreement.body.commission_id for row in rows}, at=at)
    return {row.pk: _attending_one(row, leads.get(row.agreement.body.commission_id, [])) for row in rows}


def _attending_one(row: AgreementAnswer, leads: list[FocalPoint]) -> list[User]:
    if row.kind != AnswerKind.DONE:
        return [one.user for one in leads[:1]]
    if row.agreement.verifier:
        return [row.agreement.verifier]
    partial = {row.made_by_id, row.passed_on_by_id, row.agreement.responsible_id}
    return [one.user for one in leads if one.user_id not in partial][:1]


def _answer_words(row: AgreementAnswer, user: User) -> ReminderPart:
    words = words_of(row.agreement) | {"by": row.made_by, "answer": row.text or "—"}
    if row.kind == AnswerKind.DONE:
        subject, button = _("Dicen que está hecho: %(text)s"), _("Verificar")
        text = _("%(by)s, sobre %(number)s: «%(answer)s». Otra persona lo verifica; si a usted le toca, es un minuto.")
    else:
        subject, button = _("Piden más tiempo: %(text)s"), _("Contestar")
        words["until"] = long_date(row.until) if row.until else _("sin fecha")
        text = _("%(by)s pide más tiempo para %(number)s, hasta esta fecha: %(until)s. «%(answer)s»")
    return ReminderPart(subject % words, text % words, button, link_of(row.agreement))


def _comment_words(row: AgreementComment, user: User) -> ReminderPart:
    words = words_of(row.agreement) | {"by": row.made_by}
    text = f"{row.made_by}: {row.text}"
    return ReminderPart(TITLES[CommentKind(row.kind)] % words, text, _("Ver el acuerdo"), link_of(row.agreement))


def _verified_words(row: Agreement, user: User) -> ReminderPart:
    words = words_of(row) | {"by": row.closed_by}
    text = _("%(by)s verificó %(number)s de la comisión %(commission)s. Gracias por cumplirlo.")
    return ReminderPart(_("Acuerdo cumplido: %(text)s") % words, text % words, _("Ver el acuerdo"), link_of(row))


def _cancelled_words(row: Agreement, user: User) -> ReminderPart:
    words = words_of(row) | {"by": row.closed_by, "reason": row.cancel_reason}
    text = _("%(by)s canceló %(number)s: %(reason)s. Ya no le toca hacer nada.")
    return ReminderPart(_("Ya no hay que hacer: %(text)s") % words, text % words, _("Ver el acuerdo"), link_of(row))


def _agreement(user: User, at: datetime, **fields) -> Agreement:
    text = _("Reunir las cifras de vacunación de cada municipio")
    body = Body(commission=example_commission())
    return Agreement(body=body, text=text, year=at.year, sequence=1, responsible=user, closed_by=user, **fields)


def _closed_rows(state: str):
    rows = Agreement.objects.filter(state=state).with_body()
    return rows.select_related("organization", "responsible", "closed_by")


reminders.register(
    News(
        name="agreement_answered",
        title=gettext_lazy("Contestaron un acuerdo: a quien coordina"),
        description=gettext_lazy(
            "Cuando alguien dice que está hecho, o pide más tiempo, a quien coordina la comisión."
        ),
        topic=COMMISSION_NEWS.name,
        rows=lambda at: (
            AgreementAnswer.objects.waiting()
            .filter(agreement__closed_at=None)
            .exclude(kind=AnswerKind.HELP)
            .select_related(*ABOUT, "agreement__verifier", "made_by")
        ),
        moment="made_at",
        actor="made_by_id",
        readers=_attending,
        wording=_answer_words,
        sample=lambda user, at: AgreementAnswer(
            agreement=_agreement(user, at), kind=AnswerKind.DONE, text=_("Acuse de recibo"), made_by=user
        ),
    ),
    News(
        name="agreement_comment",
        title=gettext_lazy("Pasó algo con un acuerdo: a quien le toca"),
        description=gettext_lazy(
            "Cuando se comenta, se cambia su fecha, se contesta lo que se pidió, se devuelve o se reabre: a quien le "
            "toca y a quien coordina la comisión."
        ),
        topic=COMMISSION_NEWS.name,
        rows=lambda at: AgreementComment.objects.select_related(*ABOUT, "made_by"),
        moment="made_at",
        actor="made_by_id",
        readers=_concerned_by_words,
        wording=_comment_words,
        sample=lambda user, at: AgreementComment(
            agreement=_agreement(user, at), text=_("Les ayuda la imprenta de siempre."), made_by=user
        ),
    ),
    News(
        name="agreement_verified",
        title=gettext_lazy("Acuerdo cumplido: a quien lo hizo"),
        description=gettext_lazy("Cuando otra persona verifica que se cumplió, a quien le tocaba."),
        topic=COMMISSION_NEWS.name,
        rows=lambda at: _closed_rows(AgreementState.DONE),
        moment="closed_at",
        actor="closed_by_id",
        readers=concerned,
        wording=_verified_words,
        sample=lambda user, at: _agreement(user, at),
    ),
    News(
        name="agreement_cancelled",
        title=gettext_lazy("Acuerdo cancelado: a quien le tocaba"),
        description=gettext_lazy("Cuando quien coordina cancela un acuerdo, con el motivo."),
        topic=COMMISSION_NEWS.name,
        rows=lambda at: _closed_rows(AgreementState.CANCELLED),
        moment="closed_at",
        actor="closed_by_id",
        readers=concerned,
        wording=_cancelled_words,
        sample=lambda user, at: _agreement(user, at, cancel_reason=_("Lo hará otra comisión")),
    ),
)
messages.register(
    Message(
        name="agreement_help",
        label=gettext_lazy("Alguien pide ayuda con un acuerdo"),
        model=AgreementAnswer,
        due=lambda at: AgreementAnswer.objects.help_due(at=at).select_related(*ABOUT, "made_by"),
        email=lambda row: row.leader_email,
        link=lambda row: link_of(row.agreement),
        sent_field="sent_at",
        user_id=lambda row: row.leader,
        is_about_organization=False,
        topic=COMMISSION_NEWS.name,
    ),
    Message(
        name="agreement_recall",
        label=gettext_lazy("Recordatorio a mano de un acuerdo"),
        model=AgreementRecall,
        due=lambda at: AgreementRecall.objects.due(at=at).select_related(*ABOUT, "user", "asked_by"),
        email=lambda row: row.user.email,
        link=recall_link,
        sent_field="sent_at",
        user_id=lambda row: row.user_id,
        is_about_organization=False,
        topic=REMINDERS.name,
    ),
)
