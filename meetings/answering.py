"""What whoever is responsible answers: hecho, necesito ayuda, más tiempo; in the portal, or from a signed link.

The link is bound to the agreement's key, the person, and how often she has answered: it answers once, corrects that for
an hour, and says later that what was asked help or time for is done. Any other answer needs a new link.
It also tells who passed it on by hand: she had it in hers, so she does not verify what was answered from it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from commissions.access import lock_commission
from kit.editing.undo import UNDO_TIME
from members import links
from members.models import User

from . import agreeing
from .access import lock_agreement
from .models import Agreement, AgreementAnswer, AgreementRecall, AnswerKind

PURPOSE = "agreement"
LINK_AGE = timedelta(days=30)
# What the buttons of a mail add to the link, and which answer each has chosen.
BUTTON = "respuesta"
BUTTONS = {"hecho": AnswerKind.DONE, "ayuda": AnswerKind.HELP, "tiempo": AnswerKind.TIME}


def answer_link(agreement: Agreement, user: User) -> str:
    """Absolute address of the page where that person answers once without a login."""
    return _link(agreement, user, times=agreement.answers.filter(made_by=user).count())


def _link(agreement: Agreement, user: User, *, times: int, passer: User | None = None) -> str:
    token = links.sign(PURPOSE, user, f"{agreement.key}:{times}" + (f":{passer.pk}" if passer else ""))
    return settings.SITE_URL + reverse("agreement_answer", args=[token])


def unanswered(*, until: date) -> QuerySet[Agreement]:
    """Open ones due by that day, in commissions that work, which wait for whoever is responsible.

    «Hecho» counts until it is sent back, more time while it waits for an answer. Whoever asked for help (`needs_help`)
    is reminded on: an agreement is never silent because of that.
    """
    answers = AgreementAnswer.objects.waiting().filter(agreement=OuterRef("pk"))
    rows = Agreement.objects.open().filter(due_on__lte=until, claimed_at__isnull=True, body__commission__closed_at=None)
    rows = rows.annotate(needs_help=Exists(answers.filter(kind=AnswerKind.HELP)))
    rows = rows.exclude(Exists(answers.exclude(kind=AnswerKind.HELP)))
    return rows.with_body().select_related("organization", "responsible")


def with_times(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """With `times` that their responsible person has answered, for `own_link`."""
    return rows.annotate(times=Count("answers", filter=Q(answers__made_by=F("responsible"))))


def own_link(agreement: Agreement) -> str:
    """The link of the responsible person, for a row of `with_times`."""
    return _link(agreement, agreement.responsible, times=agreement.times)


def recall_link(recall: AgreementRecall) -> str:
    """The link of a reminder by hand, for a row of `AgreementRecall.objects.due`."""
    return _link(recall.agreement, recall.user, times=recall.times)


def link_to_pass_on(agreement: Agreement, *, by: User, at: datetime) -> str:
    """The link for whoever leads to send by hand; empty where nobody else could answer. One query."""
    rows = Agreement.objects.answerable(at=at).filter(pk=agreement.pk, claimed_at__isnull=True).exclude(responsible=by)
    row = with_times(rows).first()
    return _link(row, agreement.responsible, times=row.times, passer=by) if row else ""


@dataclass(frozen=True)
class OpenedAnswer:
    """The agreement of a link, what was last answered since it was made, and until when that can be corrected."""

    agreement: Agreement
    earlier: AgreementAnswer | None
    correctable_until: datetime | None

    @property
    def may_finish(self) -> bool:
        """Help or more time was asked for, and now it is done."""
        return self.earlier is not None and self.earlier.kind != AnswerKind.DONE

    @property
    def takes_an_answer(self) -> bool:
        return self.earlier is None or self.correctable_until is not None or self.may_finish


def opened(token: str, *, at: datetime) -> OpenedAnswer:
    """What a link opens at that moment.

    Raises `BadLinkError` or `Agreement.DoesNotExist` where it opens nothing: too old, closed, or no longer hers.
    """
    holder, key, times, _passer = _read(token)
    rows = Agreement.objects.answerable(at=at).with_body().select_related("organization", "responsible")
    agreement = rows.get(key=key, responsible__in=holder)
    since = agreement.answers.filter(made_by=agreement.responsible).order_by("made_at", "pk")[int(times) :]
    earlier = list(since)[-1] if since else None
    return OpenedAnswer(agreement, earlier, earlier and _correctable_until(earlier, at=at))


def _correctable_until(answer: AgreementAnswer, *, at: datetime) -> datetime | None:
    """The hour after it, unless somebody has attended it since."""
    until = answer.made_at + UNDO_TIME
    return until if answer.settled_at is None and at < until else None


def _read(token: str) -> tuple[QuerySet[User], str, str, str]:
    """Whom it asks, the agreement's key, how often she had answered, and who passed it on ("" where nobody did)."""
    link = links.read(PURPOSE, token, max_age=LINK_AGE)
    key, times, *passer = link.subject.split(":")
    return link.holder, key, times, "".join(passer)


@transaction.atomic
def answer_by_link(token: str, *, kind: str, text: str, until: date | None, at: datetime, read: str = "") -> None:
    """Answer from the link, correct that within the hour, or say later that it is done.

    `read` is the key of the answer that its page showed ("" for none); ValidationError where another stands by now.
    """
    lock_commission(opened(token, at=at).agreement.body.commission_id)
    link = opened(token, at=at)
    agreement, earlier = link.agreement, link.earlier
    if read != (str(earlier.pk) if earlier else "") or not link.takes_an_answer:
        raise ValidationError(_("Ya había una respuesta desde este enlace: quedó guardada, y aquí la ve."))
    passer = _read(token)[3] or None
    values = {"kind": kind, "text": text, "until": until, "by_link": True, "passed_on_by_id": passer}
    if link.correctable_until:
        _correct(earlier, by=agreement.responsible, at=at, **values)
    elif earlier and kind != AnswerKind.DONE:
        raise ValidationError(_("Ya pasó la hora en que podía corregirla: desde aquí puede decir que ya está hecho."))
    else:
        _answer(agreement, by=agreement.responsible, at=at, **values)


def _correct(earlier: AgreementAnswer, *, by: User, at: datetime, passed_on_by_id: str | None, **values) -> None:
    """What was answered is taken back and said otherwise; a link that somebody passed on stays known."""
    if earlier.kind == AnswerKind.DONE:
        agreeing.withdraw_claim(earlier.agreement, by=by, at=at)
    passer = passed_on_by_id or earlier.passed_on_by_id
    AgreementAnswer.objects.filter(pk=earlier.pk).update(settled_at=at, settled_by=by)
    _answer(earlier.agreement, by=by, at=at, passed_on_by_id=passer, **values)


def answer(agreement: Agreement, *, kind: str, text: str, until: date | None, by: User, at: datetime) -> None:
    """Keep the answer; «hecho» claims the agreement, the others wait for who leads the commission."""
    _answer(agreement, kind=kind, text=text, until=until, by=by, at=at)


def _answer(agreement: Agreement, *, kind: str, text: str, by: User, at: datetime, **values) -> None:
    with pghistory.context(user=by.pk), transaction.atomic():
        row = lock_agreement(agreement, "answers", by=by, at=at)
        if row.closed_at:
            raise ValidationError(_("El acuerdo ya está cerrado: queda como está."))
        waiting = row.answers.filter(made_by=by, settled_at=None)
        if kind == AnswerKind.DONE:
            agreeing.claim(row, by=by, at=at, evidence=text)
            waiting.update(settled_at=at, settled_by=by)
        elif waiting.exists():
            raise ValidationError(_("Su respuesta anterior espera todavía a quien coordina la comisión."))
        values |= {"kind": kind, "text": text, "due_on": row.due_on}
        AgreementAnswer.objects.create(agreement=row, made_at=at, made_by=by, **values)
