"""What the coordination decides about a message of which nobody knows whether it arrived."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from members.models import User

from .installed_kinds import message_kinds
from .models import Delivery


@transaction.atomic
def send_again(delivery: Delivery, *, by: User, at: datetime) -> None:
    """It did not arrive: what it is about is due once more."""
    _settle(delivery, by=by, at=at)
    message_kinds()[delivery.kind].try_again(delivery)


@transaction.atomic
def take_as_sent(delivery: Delivery, *, by: User, at: datetime) -> None:
    """It arrived: what it is about counts as mailed at the moment of the attempt."""
    _settle(delivery, by=by, at=at)
    message_kinds()[delivery.kind].arrived(delivery, at=delivery.claimed_at or at)


def _settle(delivery: Delivery, *, by: User, at: datetime) -> None:
    """Decide once; the state stays what the conversation left it."""
    if not Delivery.objects.uncertain().filter(pk=delivery.pk).update(settled_at=at, settled_by=by):
        raise ValidationError(_("Sobre este correo ya se decidió, o ya se sabe qué fue de él."))
