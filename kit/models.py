"""What the ground floor keeps itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Pulse(models.Model):
    """One periodic task: when it last began, ended well, and went wrong."""

    task = models.CharField(_("tarea"), max_length=100, primary_key=True)
    started_at = models.DateTimeField(_("empezó"))
    succeeded_at = models.DateTimeField(_("terminó bien"), null=True)
    failed_at = models.DateTimeField(_("falló"), null=True)
    error = models.CharField(_("qué falló"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("pulso")
        verbose_name_plural = _("pulsos")

    def __str__(self):
        return self.task
