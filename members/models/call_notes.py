"""What somebody of the coordination spoke about with an organisation."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import actor_field

from .organizations import Organization


class CallNote(models.Model):
    """A call, a message or a visit; written once, and mended by writing another."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="call_notes", verbose_name=_("organización")
    )
    called_on = models.DateField(_("cuándo"))
    person = models.CharField(_("con quién"), max_length=150)
    text = models.TextField(
        _("de qué hablaron"),
        max_length=2000,
        help_text=_(
            "Quien representa a la organización puede leer esta nota si descarga lo que el Pacto guarda de ella."
        ),
    )
    written_at = models.DateTimeField(_("anotada el"), default=timezone.now, editable=False)
    written_by = actor_field(_("anotó"))

    class Meta:
        verbose_name = _("nota de llamada")
        verbose_name_plural = _("notas de llamadas")
        ordering = ["-called_on", "-pk"]
        indexes = [models.Index(fields=["organization", "-called_on", "-id"], name="call_note_of_organization")]

    def __str__(self):
        return f"{self.person}: {self.called_on:%d/%m/%Y}"
