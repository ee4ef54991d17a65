"""When each reminder ran, and when somebody stopped it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import all_or_none


class ReminderRun(models.Model):
    """A reminder looked for what is due, once from each of its hours of a day however many sweeps there are."""

    reminder = models.CharField(_("regla"), max_length=40)
    day = models.DateField(_("día"))
    ran_at = models.DateTimeField(_("a las"), default=timezone.now)
    new_items = models.PositiveIntegerField(_("asuntos nuevos"), default=0)

    class Meta:
        verbose_name = _("vuelta de una regla")
        verbose_name_plural = _("vueltas de las reglas")
        constraints = [models.UniqueConstraint(name="reminder_runs_once_a_day", fields=["reminder", "day"])]

    def __str__(self):
        return f"{self.reminder} · {self.day}"


class ReminderPauseQuerySet(models.QuerySet):
    def active(self):
        """Those that hold now."""
        return self.filter(ended_at__isnull=True)


class ReminderPause(models.Model):
    """Somebody switched a reminder off, until somebody switches it on again."""

    reminder = models.CharField(_("regla"), max_length=40)
    made_at = models.DateTimeField(_("desde"), default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("la apagó"))
    ended_at = models.DateTimeField(_("hasta"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("la encendió"),
    )
    objects = ReminderPauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("pausa de un recordatorio")
        verbose_name_plural = _("recordatorios")
        constraints = [
            models.UniqueConstraint(
                name="reminder_pause_once", fields=["reminder"], condition=Q(ended_at__isnull=True)
            ),
            all_or_none("reminder_pause_ended_says_when_and_who", "ended_at", "ended_by"),
        ]

    def __str__(self):
        return f"{self.reminder} · {self.made_at:%Y-%m-%d}"
