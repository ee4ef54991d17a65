"""A member list brought as a file: read, previewed with a verdict a row, confirmed whole, undone whole."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import actor_field

from .organizations import Organization


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


class Verdict(models.TextChoices):
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


SAVED_UNASKED = {Verdict.NEW: _("Incorporar"), Verdict.UPDATED: _("Actualizar")}


class Outcome(models.TextChoices):
    """What became of a row when the import was confirmed, or undone."""

    NONE = "", _("Sin guardar")
    APPLIED = "applied", _("Guardada")
    LEFT = "left", _("No se guardó")
    UNDONE = "undone", _("Deshecha")
    KEPT = "kept", _("No se deshizo, o solo en parte")


class MemberImportQuerySet(models.QuerySet):
    def light(self):
        """Without the file itself, which may weigh 20 MB."""
        return self.defer("content")

    def to_read(self, *, stale):
        """Waiting for a reader, or left by one that gave no sign of life since `stale`."""
        abandoned = Q(state=ImportState.READING) & (Q(claimed_at__isnull=True) | Q(claimed_at__lt=stale))
        return self.filter(Q(state=ImportState.WAITING) | abandoned)

    def to_write(self):
        """Confirmed and not yet applied, or asked to be undone."""
        return self.filter(state__in=[ImportState.APPLYING, ImportState.UNDOING])


class MemberImport(models.Model):
    """One file and what became of it."""

    file_name = models.CharField(_("archivo"), max_length=255)
    content = models.BinaryField(editable=False)
    state = models.CharField(
        _("estado"), max_length=10, choices=ImportState, default=ImportState.WAITING, editable=False
    )
    created_at = models.DateTimeField(_("subida el"), default=timezone.now, editable=False)
    created_by = actor_field(_("subió"), null=True)
    claimed_at = models.DateTimeField(null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    progress = models.PositiveIntegerField(_("filas leídas"), default=0, editable=False)
    report = models.JSONField(_("informe de lectura"), default=dict, editable=False)
    problem = models.TextField(_("problema"), blank=True, editable=False)
    applied_at = models.DateTimeField(_("importada el"), null=True, editable=False)
    applied_by = actor_field(_("importó"), null=True)
    undone_at = models.DateTimeField(_("deshecha el"), null=True, editable=False)
    undone_by = actor_field(_("deshizo"), null=True)

    objects = MemberImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("importación")
        verbose_name_plural = _("importaciones")
        ordering = ["-created_at"]

    def __str__(self):
        return self.file_name

    @property
    def is_applying(self) -> bool:
        return self.state == ImportState.APPLYING

    @property
    def is_undoing(self) -> bool:
        return self.state == ImportState.UNDOING

    @property
    def is_at_work(self) -> bool:
        """Whether a worker has it, or will have it shortly."""
        return self.state in (ImportState.WAITING, ImportState.READING, ImportState.APPLYING, ImportState.UNDOING)


class ImportRowQuerySet(models.QuerySet):
    def to_save(self):
        """Rows that change the registry when the import is confirmed."""
        sure = Q(verdict__in=[Verdict.NEW, Verdict.UPDATED]) & ~Q(decision=RowDecision.OUT)
        decided = Q(verdict=Verdict.SUSPECT, decision__in=[RowDecision.NEW, RowDecision.SAME])
        return self.filter(sure | decided)


class ImportRow(models.Model):
    """One row of the file with its verdict, and what it changed once applied."""

    member_import = models.ForeignKey(MemberImport, models.CASCADE, related_name="rows", verbose_name=_("importación"))
    number = models.PositiveIntegerField(_("fila"))
    verdict = models.CharField(_("veredicto"), max_length=10, choices=Verdict)
    name = models.CharField(_("nombre"), max_length=250, blank=True)
    reason = models.TextField(_("por qué"), blank=True)
    values = models.JSONField(_("valores leídos"), default=dict)
    changes = models.JSONField(_("cambios"), default=dict, help_text=_("Campo → [antes, después]."))
    notices = models.JSONField(_("avisos"), default=list, help_text=_("Lo que se dejó fuera o se interpretó."))
    decision = models.CharField(_("decisión"), max_length=4, choices=RowDecision, blank=True)
    outcome = models.CharField(_("resultado"), max_length=8, choices=Outcome, blank=True)
    remark = models.TextField(_("qué pasó al guardar o deshacer"), blank=True)
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, related_name="+", verbose_name=_("organización")
    )
    objects = ImportRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("fila")
        verbose_name_plural = _("filas")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(name="import_row_once", fields=["member_import", "number"])]

    def __str__(self):
        return f"{self.number} · {self.name}"

    @property
    def is_new(self) -> bool:
        return self.verdict == Verdict.NEW

    @property
    def is_kept_out(self) -> bool:
        """Whether staff leave it out."""
        return self.decision == RowDecision.OUT

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What may be decided of the row, with the words for it; nothing where it changes nothing."""
        if self.verdict in SAVED_UNASKED:
            return [
                (RowDecision.NONE.value, SAVED_UNASKED[self.verdict]),
                (RowDecision.OUT.value, RowDecision.OUT.label),
            ]
        if self.verdict != Verdict.SUSPECT:
            return []
        same = [RowDecision.SAME] if self.organization_id else []
        return [
            (RowDecision.NONE.value, RowDecision.OUT.label),
            *((one.value, one.label) for one in (RowDecision.NEW, *same)),
        ]
