"""Quick decisions: put to the commission until an hour, one voice an organisation, concluded in words, ratified later.

Every act locks the commission and then the proposal: a voice and the closing, or two voices of one organisation, come
one after the other. The hour is the server's.
"""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from commissions.access import lock_access
from commissions.models import Commission, Seat
from kit.editing.versions import ConflictError, write_over
from members.models import Organization, Representation, User

from .models import Proposal, Stance, Voice

LONGEST = timedelta(days=366)


@transaction.atomic
def propose(
    commission: Commission, *, text: str, closes_at: datetime, needs_ratifying: bool, by: User, at: datetime
) -> Proposal:
    """Who writes in the agenda may ask the commission to decide."""
    _refuse_who_does_not_propose(commission.pk, by=by, at=at)
    _refuse_hour(closes_at, at=at)
    return Proposal.objects.create(
        commission=commission,
        text=text,
        closes_at=closes_at,
        needs_ratifying=needs_ratifying,
        opened_at=at,
        opened_by=by,
    )


def _refuse_who_does_not_propose(commission_id: int, *, by: User, at: datetime) -> None:
    if not lock_access(commission_id, by=by, at=at).edits:
        raise ValidationError(_("Propone quien coordina la comisión, o quien edita su agenda."))


def _refuse_hour(closes_at: datetime, *, at: datetime) -> None:
    if closes_at <= at:
        raise ValidationError({"closes_at": _("La hora de cierre ya pasó: deje tiempo para responder.")})
    if closes_at > at + LONGEST:
        raise ValidationError({"closes_at": _("La hora de cierre queda a más de un año: elija una más cercana.")})


@transaction.atomic
def correct(proposal: Proposal, values: dict, *, version: int, by: User, at: datetime) -> None:
    """Other words or another hour over exactly that version, while no organisation has answered."""
    _refuse_who_does_not_propose(proposal.commission_id, by=by, at=at)
    stored = Proposal.objects.select_for_update().get(pk=proposal.pk)
    _refuse_closed(stored, at=at)
    if stored.voices.exists():
        raise ValidationError(
            _("Ya respondió una organización: el texto queda como está. Puede retirarla y proponer otra.")
        )
    _refuse_hour(values["closes_at"], at=at)
    write_over(Proposal.objects.filter(pk=stored.pk), version=version, **values)


def spoken_for(user: User, commission: Commission, *, at: datetime):
    """Effective seats whose voice the person may give: she manages the organisation, or is its delegate."""
    seats = Seat.objects.spoken_for_by(user, at=at).filter(commission=commission)
    managed = Representation.objects.effective(at=at).managing().filter(user=user).values("organization")
    return seats.filter(organization__in=managed) | seats.filter(delegate=user)


def seen(voice: Voice | None) -> str:
    """What a form carries, to tell later whether the organisation spoke meanwhile."""
    return voice.given_at.isoformat() if voice and voice.pk else ""


@transaction.atomic
def speak(
    proposal: Proposal, organization: Organization, *, stance: str, reason: str, read: str, by: User, at: datetime
) -> Voice:
    """Give or change the organisation's one voice.

    Raises `ConflictError` when somebody else of it spoke after the voice that was `read` (see `seen`).
    """
    access = lock_access(proposal.commission_id, by=by, at=at)
    stored = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if access.commission.closed_at:
        raise ValidationError(_("Esta comisión ya cerró."))
    _refuse_closed(stored, at=at)
    if not spoken_for(by, access.commission, at=access.at).filter(organization=organization).exists():
        raise ValidationError(_("Por esa organización habla quien es titular, suplente o persona delegada."))
    if stance != Stance.AGREE and not reason.strip():
        raise ValidationError({"reason": _("Diga por qué, para que la comisión pueda atenderlo.")})
    if read != seen(Voice.objects.filter(proposal=stored, organization=organization).first()):
        raise ConflictError(_("Alguien de su organización respondió mientras usted escribía"))
    voice, _is_new = Voice.objects.update_or_create(
        proposal=stored,
        organization=organization,
        defaults={"stance": stance, "reason": reason, "given_at": at, "given_by": by},
    )
    return voice


def _lock(proposal: Proposal, *, by: User, at: datetime) -> Proposal:
    """The proposal, locked for whoever leads the commission or the coordination; ValidationError for others."""
    lock_access(proposal.commission_id, by=by, at=at).require("decides", ValidationError)
    return Proposal.objects.select_for_update().get(pk=proposal.pk)


def _refuse_closed(stored: Proposal, *, at: datetime) -> None:
    if stored.withdrawn_at:
        raise ValidationError(_("La propuesta se retiró: %s") % stored.withdraw_reason)
    if stored.closes_at <= at or stored.concluded_at:
        closed = date_format(localtime(stored.closes_at), "DATETIME_FORMAT").lower()
        raise ValidationError(_("La propuesta cerró el %s: ya no recibe respuestas.") % closed)


@transaction.atomic
def withdraw(proposal: Proposal, *, reason: str, by: User, at: datetime) -> None:
    """Nobody decides it any more, and why; what was said stays."""
    stored = _lock(proposal, by=by, at=at)
    if stored.concluded_at:
        raise ValidationError(_("El resultado ya se escribió: «%s»") % stored.outcome)
    if stored.withdrawn_at:
        raise ValidationError(_("Ya estaba retirada."))
    columns = {"withdrawn_at": at, "withdrawn_by": by, "withdraw_reason": reason}
    Proposal.objects.filter(pk=stored.pk).update(**columns)


@transaction.atomic
def close_proposal(proposal: Proposal, *, by: User, at: datetime) -> None:
    """No more voices from this moment on; those given count."""
    stored = _lock(proposal, by=by, at=at)
    _refuse_closed(stored, at=at)
    Proposal.objects.filter(pk=stored.pk).update(closes_at=at)


@transaction.atomic
def conclude(proposal: Proposal, *, outcome: str, by: User, at: datetime) -> None:
    """Write the outcome in words, once the hour has passed."""
    stored = _lock(proposal, by=by, at=at)
    if stored.withdrawn_at:
        raise ValidationError(_("La propuesta se retiró: %s") % stored.withdraw_reason)
    if stored.closes_at > at:
        raise ValidationError(_("Todavía se reciben respuestas: el resultado se escribe después del cierre."))
    if stored.concluded_at:
        raise ValidationError(_("El resultado ya se escribió: «%s»") % stored.outcome)
    Proposal.objects.filter(pk=stored.pk).update(outcome=outcome, concluded_at=at, concluded_by=by)


@transaction.atomic
def ratify(proposal: Proposal, *, by: User, at: datetime) -> None:
    """The meeting confirmed what was decided between meetings."""
    stored = _lock(proposal, by=by, at=at)
    if not stored.concluded_at:
        raise ValidationError(_("Primero se escribe el resultado, después se ratifica."))
    if stored.ratified_at:
        raise ValidationError(_("Ya estaba ratificada."))
    Proposal.objects.filter(pk=stored.pk).update(ratified_at=at, ratified_by=by)
