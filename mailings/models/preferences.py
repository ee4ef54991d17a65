"""What a person does not want to receive."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.messages import topic_choices


class OptOutQuerySet(models.QuerySet):
    def active(self):
        """Those that hold now."""
        return self.filter(ended_at__isnull=True)


class OptOut(models.Model):
    """A person asked not to be written to about a topic, until she wants it again."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="opt_outs", verbose_name=_("persona")
    )
    topic = models.CharField(_("tema"), max_length=20, choices=topic_choices)
    made_at = models.DateTimeField(_("desde"), default=timezone.now)
    ended_at = models.DateTimeField(_("hasta"), null=True, blank=True)
    objects = OptOutQuerySet.as_manager()

    class Meta:
        verbose_name = _("baja de un tema de correo")
        verbose_name_plural = _("bajas de temas de correo")
        constraints = [
            models.UniqueConstraint(name="opt_out_once", fields=["user", "topic"], condition=Q(ended_at__isnull=True))
        ]

    def __str__(self):
        return f"{self.user} · {self.get_topic_display()}"
