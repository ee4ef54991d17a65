"""What may be said of a file that somebody brought, and of each of its rows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    WAITING = "waiting", _("Por leer")
    READING = "reading", _("Leyendo")
    PREVIEW = "preview", _("Vista previa lista")
    REFUSED = "refused", _("No se pudo leer")
    APPLYING = "applying", _("Guardando")
    APPLIED = "applied", _("Importada")
    UNDOING = "undoing", _("Deshaciendo")
    UNDONE = "undone", _("Deshecha")
    DISCARDED = "discarded", _("Descartada")


AT_WORK = (ImportState.WAITING, ImportState.READING, ImportState.APPLYING, ImportState.UNDOING)
DISCARDABLE = (ImportState.WAITING, ImportState.READING, ImportState.PREVIEW, ImportState.REFUSED)


class RowVerdict(models.TextChoices):
    NEW = "new", _("Nueva")
    UPDATED = "updated", _("Cambia")
    UNCHANGED = "unchanged", _("Sin cambios")
    SUSPECT = "suspect", _("Posible duplicada")
    REFUSED = "refused", _("Rechazada")


class RowDecision(models.TextChoices):
    """What staff say of a row; nothing is: save it where it is new or changes, leave it out where it is in doubt."""

    NONE = "", _("Sin decidir")
    NEW = "new", _("Es otra: incorporar como nueva")
    SAME = "same", _("Es la misma: actualizar")
    OUT = "out", _("Dejar fuera")


SAVED_UNASKED = {RowVerdict.NEW: _("Incorporar"), RowVerdict.UPDATED: _("Actualizar")}


class RowOutcome(models.TextChoices):
    """What became of a row when the import was confirmed, or undone."""

    NONE = "", _("Sin guardar")
    APPLIED = "applied", _("Guardada")
    LEFT = "left", _("No se guardó")
    UNDONE = "undone", _("Deshecha")
    KEPT = "kept", _("No se deshizo, o solo en parte")
