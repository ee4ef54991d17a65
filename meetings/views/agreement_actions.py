"""What may be done on an agreement's page, each with the right it needs, its form and its sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit.editing.undo import UNDO_TIME, Undo
from kit.office.base import ReasonForm
from meetings import agreeing, answering, recalling
from meetings.access import AgreementAccess
from meetings.forms.agreements import (
    AgreementCommentForm,
    AgreementReopenForm,
    AgreementUnsettleForm,
    AnswerForm,
    MoveForm,
    SettleForm,
)
from meetings.models import AgreementState


@dataclass(frozen=True)
class AgreementAction:
    """`act(agreement, by=, at=, **cleaned data)`; `may_now(agreement, user)` says whether it makes sense.

    The page offers it to whoever has that right, or `offered_to`. `undo(row, cleaned data)` is how it is taken back.
    """

    address: str
    label: str
    right: str
    act: Callable
    done: str
    form_class: type[forms.Form] = forms.Form
    may_now: Callable = lambda row, user: not row.closed_at
    is_danger: bool = False
    offered_to: str = ""
    undo: Callable[..., Undo | None] = lambda row, data: None


def _waits_for(row, user) -> bool:
    return bool(row.claimed_at and not row.closed_at) and not agreeing.why_not_verify(row, user)


def _reopening(row, data) -> Undo:
    return Undo(_address("agreement_reopen", row), row.closed_at + UNDO_TIME)


def _unsettling(row, data) -> Undo:
    answer = row.answers.get(pk=data["answer"])
    fields = {"answer": answer.pk, "version": row.version}
    return Undo(_address("agreement_unsettle", row), answer.settled_at + UNDO_TIME, fields=fields)


def _address(name: str, row) -> str:
    return reverse(name, args=[row.body.commission.slug, row.year, row.sequence])


AGREEMENT_ACTIONS = {
    "agreement_reply": AgreementAction(
        "responder",
        _("Contar cómo va"),
        "answers",
        answering.answer,
        _("Gracias: su respuesta quedó guardada."),
        AnswerForm,
        lambda row, user: not (row.closed_at or row.claimed_at),
    ),
    "agreement_verify": AgreementAction(
        "verificar",
        _("Verificar que se cumplió"),
        "verifies",
        agreeing.verify,
        _("Acuerdo cumplido."),
        may_now=_waits_for,
        undo=_reopening,
    ),
    "agreement_recall": AgreementAction(
        "recordar",
        _("Recordar ahora"),
        "leads",
        recalling.recall,
        _("Hoy le llega un recordatorio por correo, con tres botones para contestar."),
        may_now=lambda row, user: bool(row.responsible_id and not (row.closed_at or row.claimed_at)),
    ),
    "agreement_send_back": AgreementAction(
        "devolver", _("Devolver: falta algo"), "verifies", agreeing.send_back, _("Se devolvió."), ReasonForm, _waits_for
    ),
    "agreement_start": AgreementAction(
        "iniciar",
        _("Marcar en proceso"),
        "leads",
        agreeing.start,
        _("Quedó en proceso."),
        may_now=lambda row, user: row.state == AgreementState.PENDING,
    ),
    "agreement_move": AgreementAction(
        "mover", _("Cambiar la fecha"), "leads", agreeing.move, _("La fecha cambió."), MoveForm
    ),
    "agreement_cancel": AgreementAction(
        "cancelar",
        _("Cancelar el acuerdo"),
        "leads",
        agreeing.cancel,
        _("El acuerdo quedó cancelado."),
        ReasonForm,
        is_danger=True,
        undo=_reopening,
    ),
    "agreement_reopen": AgreementAction(
        "reabrir",
        _("Reabrir el acuerdo"),
        "verifies",
        agreeing.reopen,
        _("El acuerdo está abierto otra vez."),
        AgreementReopenForm,
        lambda row, user: bool(row.closed_at),
        offered_to="reopens",
    ),
    "agreement_settle": AgreementAction(
        "atender",
        "",
        "leads",
        agreeing.settle,
        _("Quedó atendida."),
        SettleForm,
        lambda row, user: False,
        undo=_unsettling,
    ),
    "agreement_unsettle": AgreementAction(
        "desatender",
        "",
        "leads",
        agreeing.unsettle,
        _("La respuesta espera otra vez."),
        AgreementUnsettleForm,
        lambda row, user: False,
    ),
    "agreement_comment": AgreementAction(
        "comentar",
        _("Comentar"),
        "speaks",
        agreeing.comment,
        _("Comentario guardado."),
        AgreementCommentForm,
        lambda row, user: True,
    ),
}


@dataclass(frozen=True)
class Panel:
    """An action as the page offers it."""

    name: str
    action: AgreementAction
    form: forms.Form


def form_of(name: str, data=None, *, on) -> forms.Form:
    """The form of the action, its ids apart from those of the others on the page."""
    form_class = AGREEMENT_ACTIONS[name].form_class
    more = {"on": on} if form_class is AnswerForm else {}
    return form_class(data, auto_id=f"id_{AGREEMENT_ACTIONS[name].address}_%s", **more)


def panels(access: AgreementAccess, *, on, bound=None) -> list[Panel]:
    """The actions that this person may do now; the one that was refused keeps what was typed."""
    row, user, refusals = access.agreement, access.commission.user, dict([bound] if bound else [])
    return [
        Panel(name, action, refusals.get(name) or form_of(name, on=on))
        for name, action in AGREEMENT_ACTIONS.items()
        if action.label
        and (name in refusals or (getattr(access, action.offered_to or action.right) and action.may_now(row, user)))
    ]
