"""Focal points who were silent while something was due."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from commissions.models import Commission, FocalPoint
from kit.database.constraints import all_or_none
from kit.database.mail_failure import MailFailure


class SilenceCallQuerySet(models.QuerySet):
    def open(self):
        return self.filter(ended_at__isnull=True)

    def due(self, *, at):
        """Open ones of which the alternate has not been told by mail."""
        return self.open().filter(asked_at__lte=at, sent_at__isnull=True, failed_at__isnull=True)


class SilenceCall(MailFailure):
    """The focal point has been silent while something was due: the alternate was asked, and perhaps took over."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="silences", verbose_name=_("comisión"))
    focal_point = models.ForeignKey(FocalPoint, models.PROTECT, related_name="+", verbose_name=_("quien calla"))
    alternate = models.ForeignKey(FocalPoint, models.PROTECT, related_name="+", verbose_name=_("a quien se pregunta"))
    silent_since = models.DateTimeField(_("sin actividad desde"))
    asked_at = models.DateTimeField(_("preguntada el"), default=timezone.now)
    sent_at = models.DateTimeField(_("aviso enviado el"), null=True, editable=False)
    ended_at = models.DateTimeField(_("terminó el"), null=True, editable=False)
    took_over = models.BooleanField(_("asumió"), null=True, editable=False)
    objects = SilenceCallQuerySet.as_manager()

    class Meta:
        verbose_name = _("silencio del punto focal")
        verbose_name_plural = _("silencios de puntos focales")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                name="silence_open_once", fields=["commission"], condition=Q(ended_at__isnull=True)
            ),
            all_or_none("silence_ended_says_how", "ended_at", "took_over"),
        ]

    def __str__(self):
        return f"{self.commission} · {date_format(timezone.localtime(self.asked_at))}"
