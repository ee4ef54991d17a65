"""Who has not answered yet, and since when: what reminders read."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from members.models import Representation

from .models import Invitee, Wave

MOST, APART = 3, timedelta(days=3)


def since(wave: Wave) -> date:
    """The day since which those who are missing could have answered."""
    return localdate(wave.opens_at)


def to_remind(wave: Wave, *, at: datetime) -> list[Invitee]:
    """Those whom one may remind now: who neither answered nor declined, at most three times, days apart, or on request.

    As of the last night: whoever answered since is reminded once in vain, for leaving them out would tell the hour. No
    order but that of the invitees: it tells nothing of who has begun.
    """
    if not wave.is_open(at=at):
        return []
    today = localdate(at)
    due = Q(reminded_on__isnull=True, wave__opens_at__lte=at - APART) | Q(reminded_on__lte=today - APART)
    again = Q(again_on__lte=today) & (Q(reminded_on__isnull=True) | Q(reminded_on__lt=F("again_on")))
    invitees = wave.invitees.missing().still(at=at).filter(Q(due, reminders__lt=MOST) | again).with_wave()
    return list(invitees.order_by("pk"))


@transaction.atomic
def send_again(invitee: Invitee, *, at: datetime) -> None:
    """Its link goes out with the next morning's mail, however often it was reminded; `ValidationError` says why not."""
    invitee = Invitee.objects.select_for_update(of=["self"]).with_wave().filter(pk=invitee.pk).first()
    if invitee and (invitee.answered_on or invitee.declined_on):
        raise ValidationError(_("Ya respondió, o dijo que no responderá: no se le insiste."))
    if invitee is None or not invitee.wave.is_open(at=at + timedelta(days=1)):
        raise ValidationError(_("La encuesta no está abierta cuando sale el correo de mañana."))
    mandates = Representation.objects.effective(at=at).filter(organization=invitee.organization_id)
    if not (mandates.filter(user=invitee.user_id) if invitee.user_id else mandates.managing()).exists():
        raise ValidationError(
            _("Hoy nadie la representa en el portal. Invite a quien responda, o capture su respuesta.")
        )
    Invitee.objects.filter(pk=invitee.pk).update(again_on=localdate(at) + timedelta(days=1))


def note_reminded(invitees: list[Invitee], *, on: date) -> None:
    """They were reminded on that day; once a day, however often it is said."""
    again = Invitee.objects.filter(pk__in=[invitee.pk for invitee in invitees])
    again.exclude(reminded_on=on).update(reminders=F("reminders") + 1, reminded_on=on)
