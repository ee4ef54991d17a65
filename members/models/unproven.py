"""Mail to addresses that somebody typed and whose owner has never answered."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Cause(models.TextChoices):
    APPLICATION = "application", _("Solicitud de adhesión")
    INVITATION = "invitation", _("Invitación a representar")
    APPOINTMENT = "appointment", _("Nombramiento en la Coordinación")
    ADDRESS = "address", _("Correo nuevo de una persona")
    SUBSCRIPTION = "subscription", _("Suscripción al boletín")


class UnprovenMail(models.Model):
    """Somebody made the portal write to such an address; counted for some days by `members.unproven`.

    `about` is the key of the application, of the organisation that invites, of the office, of the person, or of the
    subscriber.
    """

    cause = models.CharField(_("causa"), max_length=12, choices=Cause)
    about = models.BigIntegerField(_("sobre la fila"))
    email = models.EmailField(_("correo"))
    caused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+", verbose_name=_("lo causó")
    )
    asked_at = models.DateTimeField(_("pedido el"), default=timezone.now)

    class Meta:
        verbose_name = _("correo a una dirección sin confirmar")
        verbose_name_plural = _("correos a direcciones sin confirmar")
        indexes = [
            models.Index(fields=["cause", "asked_at"], name="unproven_mail_asked"),
            models.Index(fields=["email", "asked_at"], name="unproven_mail_address"),
        ]

    def __str__(self):
        return f"{self.get_cause_display()} · {self.email}"
