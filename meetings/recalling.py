"""Reminding of an agreement by hand: who leads presses, whoever answers for it is mailed, once a day."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.messages import announce
from members.models import User

from .access import lock_agreement
from .models import Agreement, AgreementRecall


@transaction.atomic
def recall(agreement: Agreement, *, by: User, at: datetime) -> AgreementRecall:
    """A mail to the responsible person with her three answers; ValidationError where today's went out already."""
    row = lock_agreement(agreement, "leads", by=by, at=at)
    if row.claimed_at or not Agreement.objects.answerable(at=at).filter(pk=row.pk).exists():
        raise ValidationError(_("Nadie puede contestar ese recordatorio: ya está hecho, o no tiene a quién le toque."))
    about = {"agreement": row, "asked_on": timezone.localdate(at)}
    if AgreementRecall.objects.filter(**about).exists():
        raise ValidationError(_("Hoy ya se mandó un recordatorio de este acuerdo. Mañana puede mandar otro, o llamar."))
    announce()
    return AgreementRecall.objects.create(**about, user=row.responsible, asked_at=at, asked_by=by)
