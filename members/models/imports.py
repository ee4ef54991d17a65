"""A member list brought as a file: read, previewed with a verdict a row, confirmed whole, undone whole."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .organizations import Organization


class ImportState(models.TextChoices):
    WAITING = "waiting", _("Por leer")
    READING = "reading", _("Leyendo")
    PREVIEW = "preview", _("Vista previa lista")
    REFUSED = "refused", _("No se pudo leer")
    APPLYING = "applying", _("Guardando")
    APPLIED = "applied", _("Importada")
    UNDONE = "undone", _("Deshecha")
    DISCARDED = "discarded", _("Descartada")


class Verdict(models.TextChoices):
    NEW = "new", _("Nueva")
    UPDATED = "updated", _("Cambia")
    UNCHANGED = "unchanged", _("Sin cambios")
    SUSPECT = "suspect", _("Posible duplicada")
    REFUSED = "refused", _("Rechazada")


class MemberImport(models.Model):
    """One file and what became of it."""

    file_name = models.CharField(_("archivo"), max_length=255)
    content = models.BinaryField(editable=False)
    state = models.CharField(
        _("estado"), max_length=10, choices=ImportState, default=ImportState.WAITING, editable=False
    )
    created_at = models.DateTimeField(_("subida el"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("subió")
    )
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    progress = models.PositiveIntegerField(_("filas leídas"), default=0, editable=False)
    report = models.JSONField(_("informe de lectura"), default=dict, editable=False)
    problem = models.TextField(_("problema"), blank=True, editable=False)
    applied_at = models.DateTimeField(_("importada el"), null=True, editable=False)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("importó")
    )
    undone_at = models.DateTimeField(_("deshecha el"), null=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("deshizo")
    )

    class Meta:
        verbose_name = _("importación")
        verbose_name_plural = _("importaciones")
        ordering = ["-created_at"]

    def __str__(self):
        return self.file_name


class ImportRow(models.Model):
    """One row of the file with its verdict, and what it changed once applied."""

    member_import = models.ForeignKey(MemberImport, models.CASCADE, related_name="rows", verbose_name=_("importación"))
    number = models.PositiveIntegerField(_("fila"))
    verdict = models.CharField(_("veredicto"), max_length=10, choices=Verdict)
    name = models.CharField(_("nombre"), max_length=250, blank=True)
    reason = models.TextField(_("por qué"), blank=True)
    values = models.JSONField(_("valores leídos"), default=dict)
    changes = models.JSONField(_("cambios"), default=dict, help_text=_("Campo → [antes, después]."))
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, related_name="+", verbose_name=_("organización")
    )

    class Meta:
        verbose_name = _("fila")
        verbose_name_plural = _("filas")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(name="import_row_once", fields=["member_import", "number"])]

    def __str__(self):
        return f"{self.number} · {self.name}"
