"""What the ledger of mail keeps about people."""

from django.utils.translation import gettext_lazy as _

from kit.personal import declare, not_personal

declare(
    "mailings.Delivery",
    "email",
    "answer",
    purpose=_("Saber qué correo se envió, a quién, y si llegó"),
    audience=_("La Coordinación"),
    retention=_("Dos años"),
)
not_personal("mailings.Delivery", "kind")
