"""What becomes of an agreement: made, begun, moved, done, verified or cancelled; by whom, and never by its doer alone.

Each act holds the commission and the row, asks for the right of that moment and refuses with a sentence. A right that
ended, also while somebody waited for the lock, ends here too.
"""

import secrets
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.access import lock_access
from commissions.models import Commission
from kit.editing.undo import UNDO_TIME
from kit.editing.versions import write_over
from kit.text.dates import long_date
from members.models import Representation, User

from .access import lock_agreement, verifiable
from .models import OPEN, Agreement, AgreementComment, AgreementState, AnswerKind, Body, CommentKind

CLOSED = gettext_lazy("El acuerdo ya está cerrado: queda como está.")
STILL_OPEN = gettext_lazy("El acuerdo ya está abierto.")
EDITABLE = ("text", "organization", "responsible", "verifier", "meeting", "proposal")


def _act(right: str, *, is_closed: bool = False) -> Callable:
    """Decorator of an act on an open agreement (or a closed one): the locked row, once whoever acts has that right."""

    def decorate(act):
        @wraps(act)
        def acted(agreement: Agreement, *, by: User, at: datetime, **values) -> Agreement:
            with pghistory.context(user=by.pk), transaction.atomic():
                row = lock_agreement(agreement, right, by=by, at=at)
                if bool(row.closed_at) != is_closed:
                    raise ValidationError(STILL_OPEN if is_closed else CLOSED)
                act(row, by=by, at=at, **values)
                return row

        return acted

    return decorate


def _write(row: Agreement, *, version: int | None = None, **values) -> None:
    """Every act makes a new version, so that whoever edits an older one hears of it."""
    version = row.version if version is None else version
    write_over(Agreement.objects.filter(pk=row.pk), version=version, **values)
    for name, value in (values | {"version": version + 1}).items():
        setattr(row, name, value)


def _say(row: Agreement, text: str, *, by: User, at: datetime, kind: str = CommentKind.COMMENT) -> None:
    AgreementComment.objects.create(agreement=row, kind=kind, text=text, made_by=by, made_at=at)


def make(commission: Commission, values: dict, *, by: User, at: datetime) -> Agreement:
    """A new agreement with the next number of its year; the commission is locked, so that no number is left out."""
    with pghistory.context(user=by.pk), transaction.atomic():
        if not lock_access(commission.pk, by=by, at=at).notes:
            raise ValidationError(_("Solo quien coordina la comisión anota sus acuerdos."))
        year = timezone.localtime(at).year
        body = Body.objects.of(commission)
        last = body.agreements.filter(year=year).aggregate(last=Max("sequence"))["last"]
        row = Agreement(body=body, year=year, sequence=(last or 0) + 1, made_by=by, made_at=at)
        row.key = secrets.token_urlsafe(16)
        for name, value in values.items():
            setattr(row, name, value)
        _check(row, at=at)
        row.save()
        return row


@_act("leads")
def edit(row, *, by, at, values: dict, version: int):
    """Write `values` (names of `EDITABLE`) over exactly that version; ConflictError where another is stored."""
    for name in EDITABLE:
        setattr(row, name, values.get(name, getattr(row, name)))
    _check(row, at=at)
    _write(row, version=version, **{name: getattr(row, name) for name in EDITABLE})


def _check(row: Agreement, *, at: datetime) -> None:
    """The responsible person speaks for the responsible organisation; nobody verifies what she does herself."""
    if row.responsible_id:
        mandates = Representation.objects.effective(at=at).filter(user=row.responsible_id)
        if not mandates.filter(organization=row.organization_id).exists():
            raise ValidationError(
                {"responsible": _("Esa persona no representa hoy a la organización responsable. Elija las dos.")}
            )
        if row.responsible_id == row.verifier_id:
            raise ValidationError({"verifier": _("Verifica otra persona que la responsable.")})


@_act("leads")
def start(row, *, by, at):
    """«En proceso», said by who leads."""
    if row.state != AgreementState.PENDING:
        raise ValidationError(_("El acuerdo ya estaba en proceso."))
    _write(row, state=AgreementState.GOING)


@_act("leads")
def move(row, *, by, at, due_on: date, reason: str):
    """Another day, with the reason; the history keeps both days."""
    if due_on == row.due_on:
        raise ValidationError(_("Esa ya es su fecha."))
    _move(row, due_on, reason, by=by, at=at)


def _move(row: Agreement, due_on: date, reason: str, *, by: User, at: datetime) -> None:
    words = {"before": row.due_on and long_date(row.due_on), "after": long_date(due_on), "reason": reason}
    sentence = _("La fecha se cambió del %(before)s al %(after)s: %(reason)s")
    if not row.due_on:
        sentence = _("Ahora tiene fecha, el %(after)s: %(reason)s")
    _write(row, due_on=due_on)
    _say(row, sentence % words, by=by, at=at, kind=CommentKind.MOVED)


@_act("answers")
def claim(row, *, by, at, evidence: str):
    """«Hecho», with evidence: it stays open until another person verifies it."""
    if row.claimed_at:
        raise ValidationError(_("Ya se dijo que está hecho, y espera a que otra persona lo verifique."))
    if not evidence.strip():
        raise ValidationError(_("Cuente en qué se nota: sin evidencia nadie lo puede verificar."))
    _write(row, state=AgreementState.GOING, claimed_at=at, claimed_by=by, evidence=evidence)


@_act("answers")
def withdraw_claim(row, *, by, at):
    """It was not done after all: whoever said so corrects herself."""
    if row.claimed_by_id != by.pk:
        raise ValidationError(_("Lo dijo otra persona."))
    _write(row, claimed_at=None, claimed_by=None)


@_act("verifies")
def verify(row, *, by, at):
    """«Cumplido», said by another person than who did it."""
    if not row.claimed_at:
        raise ValidationError(_("Nadie ha dicho todavía que esté hecho."))
    _refuse_own_verification(row, by)
    _write(row, state=AgreementState.DONE, closed_at=at, closed_by=by)
    row.answers.filter(settled_at=None).update(settled_at=at, settled_by=by)


@_act("verifies")
def send_back(row, *, by, at, reason: str):
    """Not done yet, with a word about what is missing; the evidence stays to be completed."""
    if not row.claimed_at:
        raise ValidationError(_("Nadie ha dicho todavía que esté hecho."))
    _refuse_own_verification(row, by)
    _write(row, claimed_at=None, claimed_by=None)
    row.answers.filter(settled_at=None, kind=AnswerKind.DONE).update(settled_at=at, settled_by=by)
    words = _("Todavía no se da por cumplido: %(reason)s") % {"reason": reason}
    _say(row, words, by=by, at=at, kind=CommentKind.RETURNED)


def why_not_verify(row: Agreement, user: User) -> str:
    """Of an agreement to be verified: why this person may not do it, although she leads or was named to; or ""."""
    if verifiable(user).filter(pk=row.pk).exists():
        return ""
    if user.pk in (row.claimed_by_id, row.responsible_id):
        return _("Quien lo hizo no puede verificarlo: le toca a otra persona.")
    return _("Se contestó desde un enlace que usted pasó: lo verifica otra persona.")


def _refuse_own_verification(row: Agreement, user: User) -> None:
    if reason := why_not_verify(row, user):
        raise ValidationError(reason)


@_act("leads")
def cancel(row, *, by, at, reason: str):
    """It will not be done, and why."""
    _write(row, state=AgreementState.CANCELLED, cancel_reason=reason, closed_at=at, closed_by=by)
    row.answers.filter(settled_at=None).update(settled_at=at, settled_by=by)


@_act("reopens", is_closed=True)
def reopen(row, *, by, at, reason: str = ""):
    """As it was before it was closed; after the hour with the reason."""
    if at >= row.closed_at + UNDO_TIME and not reason:
        raise ValidationError({"reason": _("Diga por qué se reabre.")})
    row.answers.filter(settled_at=row.closed_at, settled_by=row.closed_by).update(settled_at=None, settled_by=None)
    before = row.events.filter(state__in=OPEN).order_by("-pgh_id").first()
    state = before.state if before else AgreementState.PENDING
    _write(row, state=state, closed_at=None, closed_by=None, cancel_reason="")
    _say(row, _("Se reabrió: %s") % reason if reason else _("Se reabrió."), by=by, at=at, kind=CommentKind.REOPENED)


@_act("leads")
def settle(row, *, by, at, answer: int, is_granted: bool, due_on: date | None = None, reply: str = ""):
    """Grant what that answer asks for (help, or more time until `due_on`), or decline it and say why."""
    request = row.answers.filter(pk=answer, settled_at=None).exclude(kind=AnswerKind.DONE).first()
    if request is None:
        raise ValidationError(_("Esa respuesta ya estaba atendida."))
    if not is_granted and not reply:
        raise ValidationError(_("Diga por qué no, para que la organización lo sepa."))
    if is_granted and request.kind == AnswerKind.TIME:
        if due_on is None:
            raise ValidationError(_("Diga hasta qué día."))
        _move(row, due_on, reply or _("se dio más tiempo"), by=by, at=at)
    else:
        _write(row)
        _say(row, reply or _("Ya hay ayuda."), by=by, at=at, kind=CommentKind.SETTLED)
    row.answers.filter(pk=request.pk).update(settled_at=at, settled_by=by)


@_act("leads")
def unsettle(row, *, by, at, answer: int, version: int):
    """That answer waits again and the day is what it was; within the hour, while nothing became of it since."""
    request = row.answers.filter(pk=answer, settled_at__gt=at - UNDO_TIME).exclude(kind=AnswerKind.DONE).first()
    is_asked_again = request and row.answers.filter(made_by=request.made_by, settled_at=None).exists()
    if request is None or is_asked_again or row.version != version:
        raise ValidationError(_("Ya no se puede deshacer: pasó una hora, o algo cambió después."))
    before = row.events.filter(version=version - 1).order_by("-pgh_id").first()
    _write(row, due_on=before.due_on if before else row.due_on)
    row.answers.filter(pk=request.pk).update(settled_at=None, settled_by=None)
    _say(row, _("Se deshizo: la respuesta espera otra vez."), by=by, at=at, kind=CommentKind.REOPENED)


def comment(agreement: Agreement, *, text: str, by: User, at: datetime) -> None:
    """A word of anybody of the commission, about closed ones too."""
    with transaction.atomic():
        _say(lock_agreement(agreement, "speaks", by=by, at=at), text, by=by, at=at)
