"""What the ledger of mail keeps about people."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from kit.personal import Retention, declare, not_personal

from .models import OPEN, Delivery

TWO_YEARS = timedelta(days=730)

declare(
    "mailings.Delivery",
    "email",
    "answer",
    purpose=_("Saber qué correo se envió, a quién, y si llegó"),
    audience=_("La Coordinación"),
    retention=Retention(
        _("Dos años"), lambda at: Delivery.objects.exclude(state__in=OPEN).filter(created_at__lt=at - TWO_YEARS)
    ),
)
not_personal("mailings.Delivery", "kind")
