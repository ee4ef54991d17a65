"""What is kept of the portal's own work: runs of tasks, forms that were taken."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TaskRun(models.Model):
    """One periodic task: when it last began, ended well, and went wrong."""

    task = models.CharField(_("tarea"), max_length=100, primary_key=True)
    started_at = models.DateTimeField(_("empezó"))
    succeeded_at = models.DateTimeField(_("terminó bien"), null=True)
    failed_at = models.DateTimeField(_("falló"), null=True)
    error = models.CharField(_("qué falló"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("ejecución de una tarea")
        verbose_name_plural = _("ejecuciones de tareas")

    def __str__(self):
        return self.task

    @property
    def is_running(self) -> bool:
        """Whether it began and came to no end: at it, or killed."""
        return all(end is None or end < self.started_at for end in (self.succeeded_at, self.failed_at))


class SentForm(models.Model):
    """A form that was taken, by the key that it carried, and where it led: the same form again leads there too."""

    key = models.CharField(max_length=64, primary_key=True)
    content = models.CharField(max_length=64)
    url = models.CharField(max_length=2000, blank=True)
    sent_at = models.DateTimeField(_("enviado el"), default=timezone.now)

    class Meta:
        verbose_name = _("formulario recibido")
        verbose_name_plural = _("formularios recibidos")
        indexes = [models.Index(fields=["sent_at"], name="sent_form_sent_at")]

    def __str__(self):
        return self.key
