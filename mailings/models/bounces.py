"""Mail that came back, and the addresses that the portal stopped writing to for it."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.constraints import all_or_none, doer

from .deliveries import Delivery


class Bounce(models.Model):
    """A mail server said that a message did not arrive: for good (`is_hard`), or not yet."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="bounces", verbose_name=_("envío"))
    is_hard = models.BooleanField(_("definitivo"))
    code = models.CharField(_("código"), max_length=12)
    answer = models.CharField(_("respuesta del servidor"), max_length=300, blank=True)
    received_at = models.DateTimeField(_("recibido el"), default=timezone.now)

    class Meta:
        verbose_name = _("rebote")
        verbose_name_plural = _("rebotes")
        constraints = [models.UniqueConstraint(name="bounce_once", fields=["delivery", "is_hard"])]

    def __str__(self):
        return f"{self.code} · {self.delivery}"


class BadAddressQuerySet(models.QuerySet):
    def standing(self):
        """Those that are not written to."""
        return self.filter(lifted_at__isnull=True)


class BadAddress(models.Model):
    """The portal does not write to this address, from a bounce until somebody says that it works again."""

    email = models.EmailField(_("correo"))
    since_at = models.DateTimeField(_("desde"), default=timezone.now)
    code = models.CharField(_("código"), max_length=12)
    answer = models.CharField(_("respuesta del servidor"), max_length=300, blank=True)
    lifted_at = models.DateTimeField(_("ya funciona desde"), null=True, editable=False)
    lifted_by = doer(_("lo dijo"), null=True)
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
