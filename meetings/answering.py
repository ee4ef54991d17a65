"""What whoever is responsible answers: hecho, necesito ayuda, más tiempo; in the portal, or once from a signed link.

The link is bound to the agreement's key, the person, and how often she has answered: the next answer needs a new link.
It also tells who passed it on by hand: she had it in hers, so she does not verify what was answered from it.
"""

from datetime import date, datetime, timedelta

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from commissions.access import lock_commission
from members import links
from members.models import User

from . import agreeing
from .access import lock_agreement
from .models import Agreement, AgreementAnswer, AnswerKind

PURPOSE = "agreement"
LINK_AGE = timedelta(days=30)


def answer_link(agreement: Agreement, user: User) -> str:
    """Absolute address of the page where that person answers once without a login."""
    return _link(agreement, user, times=agreement.answers.filter(made_by=user).count())


def _link(agreement: Agreement, user: User, *, times: int, passer: User | None = None) -> str:
    token = links.sign(PURPOSE, user, f"{agreement.key}:{times}" + (f":{passer.pk}" if passer else ""))
    return settings.SITE_URL + reverse("agreement_answer", args=[token])


def unanswered(*, until: date) -> QuerySet[Agreement]:
    """Open ones due by that day, in commissions that work, about whose date nobody has said anything yet.

    «Hecho» counts until it is sent back; help or more time asked for counts while it waits, and as long as the date
    about which it was asked stands.
    """
    about_its_day = Q(kind__in=(AnswerKind.HELP, AnswerKind.TIME), due_on=OuterRef("due_on"))
    answers = AgreementAnswer.objects.filter(Q(settled_at__isnull=True) | about_its_day, agreement=OuterRef("pk"))
    rows = Agreement.objects.open().filter(due_on__lte=until, claimed_at__isnull=True, body__commission__closed_at=None)
    return rows.exclude(Exists(answers)).with_body().select_related("organization", "responsible")


def with_times(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """With `times` that their responsible person has answered, for `own_link`."""
    return rows.annotate(times=Count("answers", filter=Q(answers__made_by=F("responsible"))))


def own_link(agreement: Agreement) -> str:
    """The link of the responsible person, for a row of `with_times`."""
    return _link(agreement, agreement.responsible, times=agreement.times)


def link_to_pass_on(agreement: Agreement, *, by: User, at: datetime) -> str:
    """The link for whoever leads to send by hand; empty where nobody else could answer. One query."""
    rows = Agreement.objects.answerable(at=at).filter(pk=agreement.pk, claimed_at__isnull=True).exclude(responsible=by)
    row = with_times(rows).first()
    return _link(row, agreement.responsible, times=row.times, passer=by) if row else ""


def opened(token: str, *, at: datetime) -> tuple[Agreement, AgreementAnswer | None]:
    """The agreement of a link, and what was already answered from it.

    Raises `BadLinkError` or `Agreement.DoesNotExist` where it opens nothing: too old, closed, or no longer hers.
    """
    holder, key, times, _passer = _read(token)
    rows = Agreement.objects.answerable(at=at).with_body().select_related("organization", "responsible")
    agreement = rows.get(key=key, responsible__in=holder)
    earlier = agreement.answers.filter(made_by=agreement.responsible).order_by("made_at", "pk")[
        int(times) : int(times) + 1
    ]
    return agreement, earlier.first()


def _read(token: str) -> tuple[QuerySet[User], str, str, str]:
    """Whom it asks, the agreement's key, how often she had answered, and who passed it on ("" where nobody did)."""
    link = links.read(PURPOSE, token, max_age=LINK_AGE)
    key, times, *passer = link.subject.split(":")
    return link.holder, key, times, "".join(passer)


@transaction.atomic
def answer_by_link(token: str, *, kind: str, text: str, until: date | None, at: datetime) -> None:
    """Answer once from the link; ValidationError where it was used meanwhile."""
    lock_commission(opened(token, at=at)[0].body.commission_id)
    agreement, earlier = opened(token, at=at)
    if earlier:
        raise ValidationError(_("Este enlace ya se usó: su respuesta quedó guardada."))
    passer = _read(token)[3] or None
    values = {"kind": kind, "text": text, "until": until, "by_link": True, "passed_on_by_id": passer}
    _answer(agreement, by=agreement.responsible, at=at, **values)


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
