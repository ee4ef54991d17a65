"""Two records of the same organisation become one, and can be parted again."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .organizations import Organization


class Merge(models.Model):
    """One merge: what was kept, what was absorbed, and which rows moved."""

    kept = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name=_("permanece"))
    absorbed = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name=_("se fusiona"))
    moved = models.JSONField(_("qué se movió"), help_text=_("Modelo y campo → fila → valores de antes."), default=dict)
    filled = models.JSONField(_("qué se completó"), help_text=_("Campo → [antes, después]."), default=dict)
    absorbed_status = models.CharField(max_length=10, default="active", editable=False)
    merged_at = models.DateTimeField(_("fusionada el"), default=timezone.now)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("fusionó"))
    undone_at = models.DateTimeField(_("deshecha el"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("deshizo")
    )

    class Meta:
        verbose_name = _("fusión")
        verbose_name_plural = _("fusiones")
        ordering = ["-merged_at"]

    def __str__(self):
        return f"{self.absorbed} → {self.kept}"
