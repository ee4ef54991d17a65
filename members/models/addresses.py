"""The address that a person had before, for as long as its mailbox may take the change back."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

TAKE_BACK = timedelta(days=7)


class AddressChange(models.Model):
    """She changed her address; what she had before may be taken back from its own mailbox, once and for some days."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("persona"))
    former = models.EmailField(_("correo anterior"))
    changed_at = models.DateTimeField(_("cambiado el"))
    taken_back_at = models.DateTimeField(_("deshecho el"), null=True)

    class Meta:
        verbose_name = _("cambio de correo")
        verbose_name_plural = _("cambios de correo")
        ordering = ["-pk"]

    def __str__(self):
        return self.former

    def is_open(self, *, at: datetime) -> bool:
        return self.taken_back_at is None and at < self.changed_at + TAKE_BACK
