"""Each export of the registry: who took it, why, and what it held."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import actor_field


class Export(models.Model):
    """A file of the registry left the portal; `organizations` are the ids it held, so that each can be told."""

    created_at = models.DateTimeField(_("el"), default=timezone.now, editable=False)
    created_by = actor_field(_("por"))
    reason = models.CharField(_("para qué"), max_length=300)
    filters = models.CharField(_("filtros"), max_length=2000, blank=True, editable=False)
    file_format = models.CharField(_("formato"), max_length=4, choices=[("csv", "CSV"), ("xlsx", "XLSX")])
    rows = models.PositiveIntegerField(_("filas"), editable=False)
    organizations = ArrayField(models.BigIntegerField(), verbose_name=_("organizaciones"), default=list, editable=False)

    class Meta:
        verbose_name = _("exportación")
        verbose_name_plural = _("exportaciones")
        ordering = ["-created_at"]
        indexes = [GinIndex(fields=["organizations"], name="export_of_organization")]

    def __str__(self):
        return f"{date_format(timezone.localtime(self.created_at))} · {self.reason}"
