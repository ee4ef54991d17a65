"""The personal calendar of agreements: an address that its owner may change or close."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CalendarFeed(models.Model):
    """One a person; a new `key` closes the old address."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="agreement_calendar", verbose_name=_("persona")
    )
    key = models.CharField(max_length=32, unique=True, editable=False)
    made_at = models.DateTimeField(_("desde"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("calendario personal de acuerdos")
        verbose_name_plural = _("calendarios personales de acuerdos")

    def __str__(self):
        return str(self.user)
