"""What the coordination decides about a message of which nobody knows whether it arrived."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mailings.installed_kinds import installed_kinds
from mailings.models import Delivery
from members.models import User


@transaction.atomic
def send_again(delivery: Delivery, *, by: User, at: datetime) -> None:
    """It did not arrive: what it is about is due once more."""
    _resolve(delivery, by=by, at=at)
    installed_kinds()[delivery.kind].try_again(delivery)


@transaction.atomic
def take_as_sent(delivery: Delivery, *, by: User, at: datetime) -> None:
    """It arrived: what it is about counts as mailed at the moment of the attempt."""
    _resolve(delivery, by=by, at=at)
    installed_kinds()[delivery.kind].confirm(delivery, at=delivery.claimed_at or at)


def _resolve(delivery: Delivery, *, by: User, at: datetime) -> None:
    """Decide once; the state stays what the conversation left it."""
    if not Delivery.objects.held().filter(pk=delivery.pk).update(resolved_at=at, resolved_by=by):
        raise ValidationError(_("Sobre este correo ya se decidió, o ya se sabe qué fue de él."))
