"""An open wave is given more time, closed at once, or made a draft again while nobody has answered."""

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from .access import lock_uncounted
from .answering import ResponseDraft
from .closing import close_wave
from .models import Draft, Invitee, OpeningMail, Wave
from .opening import LONGEST
from .sealing import unseal


@transaction.atomic
def extend(wave: Wave, *, at, closes_at) -> None:
    """Move the closing to a later moment, as long as it has not come."""
    wave = lock_uncounted(wave)
    if wave.closes_at <= max(at, timezone.now()):
        raise ValidationError(_("Su hora de cierre ya pasó y se está contando."))
    if closes_at <= wave.closes_at:
        raise ValidationError(_("Elija un día posterior al cierre de ahora. Para cerrar antes está «Cerrar ahora»."))
    if closes_at > wave.opens_at + LONGEST:
        raise ValidationError(_("Una encuesta dura como máximo %s días.") % LONGEST.days)
    wave.closes_at = closes_at
    wave.version += 1
    wave.save(update_fields=["closes_at", "version"])


def close_now(wave: Wave, *, at, reason: str) -> int:
    """Close and count it before its hour; answers how many had answered.

    In two transactions: were answers still taken after a count that failed, the log of changes would hold two counts,
    and their difference is who came between.
    """
    with pghistory.context(reason=reason):
        _end(wave, at=at)
        return close_wave(wave, at=at)


@transaction.atomic
def _end(wave: Wave, *, at) -> None:
    wave = lock_uncounted(wave)
    if at <= wave.opens_at:
        raise ValidationError(_("Todavía no recibe respuestas: vuelva a hacerla borrador."))
    if at < wave.closes_at:
        Wave.objects.filter(pk=wave.pk).update(closes_at=at, version=F("version") + 1)


@transaction.atomic
def take_back(wave: Wave) -> None:
    """Make it a draft again; refused as soon as anybody has begun, answered or declined."""
    wave = lock_uncounted(wave)
    invitees = Invitee.objects.filter(wave=wave)
    if invitees.exclude(Q(answered_on=None, declined_on=None)).exists() or _is_begun(wave):
        raise ValidationError(
            _("Alguien ya empezó a responder: cambiar las preguntas falsearía lo que dijo. Puede cerrarla y copiarla.")
        )
    Draft.objects.filter(wave=wave).delete()
    OpeningMail.objects.filter(wave=wave).delete()
    invitees.delete()
    wave.opened_at = wave.opened_by = None
    wave.version += 1
    wave.save(update_fields=["opened_at", "opened_by", "version"])


def _is_begun(wave: Wave) -> bool:
    drafts = Draft.objects.filter(wave=wave).iterator(chunk_size=500)
    responses = (ResponseDraft(unseal(draft.sealed, wave=wave.pk, blind=bytes(draft.blind))) for draft in drafts)
    return any(response.answers or response.is_sent for response in responses)
