"""Commissions handed from one focal point to the next."""

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import actor_field

from .commissions import Commission, FocalPoint


class Handover(models.Model):
    """A commission passed from one focal point to another: the dossier as it was that moment."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="handovers", verbose_name=_("comisión"))
    before = models.ForeignKey(FocalPoint, models.PROTECT, null=True, related_name="+", verbose_name=_("quien entrega"))
    after = models.ForeignKey(FocalPoint, models.PROTECT, related_name="+", verbose_name=_("quien recibe"))
    dossier = models.JSONField(_("expediente"), default=dict)
    made_at = models.DateTimeField(_("el"), default=timezone.now, editable=False)
    made_by = actor_field(_("por"))

    class Meta:
        verbose_name = _("entrega de la comisión")
        verbose_name_plural = _("entregas de comisiones")
        ordering = ["-made_at"]
        triggers = [pgtrigger.Protect(name="handover_frozen", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.commission} · {date_format(timezone.localtime(self.made_at))}"
