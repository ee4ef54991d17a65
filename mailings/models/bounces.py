"""Mail that came back, and the addresses that the portal stopped writing to for it."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import actor_field, all_or_none

from .deliveries import Delivery


class BounceCause(models.TextChoices):
    """Why a message came back, as its sentence says it, or its code where the sentence says nothing."""

    UNKNOWN = "unknown", _("La dirección no existe.")
    DISABLED = "disabled", _("Ese buzón está desactivado.")
    FULL = "full", _("Ese buzón está lleno.")
    UNREACHED = "unreached", _("El servidor de esa dirección no responde.")
    REFUSED = "refused", _("El servidor lo rechazó.")
    BLOCKED = "blocked", _("Lo rechazó su filtro de correo no deseado.")
    IDENTITY = "identity", _("Ese servidor no acepta nuestro remitente o nuestro dominio.")
    TOO_BIG = "too_big", _("El correo pesa demasiado para ese buzón.")
    TOO_MANY = "too_many", _("Ese servidor dice que le mandamos demasiados correos a la vez.")
    DELAYED = "delayed", _("Todavía no llega: su servidor lo sigue intentando.")
    COMPLAINT = "complaint", _("Quien lo recibió lo marcó como correo no deseado.")
    UNREAD = "unread", _("Volvió, y no se entiende por qué.")


GONE = (BounceCause.UNKNOWN, BounceCause.DISABLED)  # nobody is at that address any more
OURS = (BounceCause.BLOCKED, BounceCause.IDENTITY, BounceCause.TOO_BIG, BounceCause.TOO_MANY)  # others would get it
ELSEWHERE = (BounceCause.FULL, BounceCause.UNREACHED, BounceCause.REFUSED)  # perhaps another time
LOST = (*GONE, *OURS, *ELSEWHERE)  # that message did not arrive


class BounceQuerySet(models.QuerySet):
    def to_attend(self):
        """Those that blame us, and that nobody of the coordination has looked at."""
        return self.filter(cause__in=OURS, attended_at__isnull=True)


class Bounce(models.Model):
    """A message came back, or a server said something of it, once for each cause."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="bounces", verbose_name=_("correo"))
    cause = models.CharField(_("por qué"), max_length=10, choices=BounceCause)
    code = models.CharField(_("código"), max_length=12, blank=True)
    answer = models.CharField(_("respuesta del servidor"), max_length=300, blank=True)
    received_at = models.DateTimeField(_("recibido el"), default=timezone.now)
    attended_at = models.DateTimeField(_("atendido el"), null=True, editable=False)
    attended_by = actor_field(_("lo atendió"), null=True)
    objects = BounceQuerySet.as_manager()

    class Meta:
        verbose_name = _("rebote")
        verbose_name_plural = _("rebotes")
        constraints = [
            models.UniqueConstraint(name="bounce_once_a_cause", fields=["delivery", "cause"]),
            all_or_none("bounce_attended_says_when_and_who", "attended_at", "attended_by"),
        ]

    def __str__(self):
        return f"{self.get_cause_display()} {self.delivery}"

    @property
    def is_to_attend(self) -> bool:
        return self.cause in OURS and not self.attended_at


class BadAddressQuerySet(models.QuerySet):
    def active(self):
        """Those that are not written to."""
        return self.filter(lifted_at__isnull=True)


class BadAddress(models.Model):
    """The portal does not write to this address, from a bounce until somebody says that it works again."""

    email = models.EmailField(_("correo"))
    since_at = models.DateTimeField(_("desde"), default=timezone.now)
    code = models.CharField(_("código"), max_length=12)
    answer = models.CharField(_("respuesta del servidor"), max_length=300, blank=True)
    lifted_at = models.DateTimeField(_("ya funciona desde"), null=True, editable=False)
    lifted_by = actor_field(_("lo dijo"), null=True)
    objects = BadAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("dirección que rebota")
        verbose_name_plural = _("direcciones que rebotan")
        ordering = ["-since_at"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="bad_address_once", condition=Q(lifted_at__isnull=True)),
            all_or_none("bad_address_lifted_says_when_and_who", "lifted_at", "lifted_by"),
        ]

    def __str__(self):
        return self.email
