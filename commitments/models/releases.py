"""Figures on their way in: what came together, row by row, and the locked years that were opened for a revision."""

import pgtrigger
from django.db import models, transaction
from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import actor_field
from kit.imports.models import AbstractImport, AbstractImportRow, ImportQuerySet

from .indicators import Indicator


class ReleaseState(models.TextChoices):
    PREVIEW = "preview", _("Espera a otra persona")
    REFUSED = "refused", _("Sin nada que publicar")
    PUBLISHED = "published", _("Publicada")
    DISCARDED = "discarded", _("Descartada")


UNPUBLISHED = (ReleaseState.PREVIEW, ReleaseState.REFUSED)


class ReleaseQuerySet(ImportQuerySet):
    def waiting(self):
        """Those that a second person should look at."""
        return self.filter(state=ReleaseState.PREVIEW)


class Release(AbstractImport):
    """Figures that came together, by file or by form, and who let them out; one is published whole or not at all."""

    too_late = _("Esta entrega ya se publicó o se descartó.")

    title = models.CharField(_("qué trae"), max_length=255)
    content = models.BinaryField(null=True, editable=False)
    expected = models.ForeignKey(
        Indicator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("debe ser de este indicador"),
        help_text=_("Opcional: las filas de cualquier otro se rechazan."),
    )
    digest = models.CharField(_("huella de lo leído"), max_length=64, editable=False)
    state = models.CharField(_("estado"), max_length=10, choices=ReleaseState, editable=False)
    created_at = models.DateTimeField(_("preparada el"), default=timezone.now, editable=False)
    created_by = actor_field(_("preparó"), null=True)
    published_at = models.DateTimeField(_("publicada el"), null=True, editable=False)
    published_by = actor_field(_("publicó"), null=True)
    is_alone = models.BooleanField(_("confirmada por una sola persona"), default=False, editable=False)
    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("entrega de cifras")
        verbose_name_plural = _("entregas de cifras")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="release_published_says_when",
                condition=Q(state="published", published_at__isnull=False)
                | (~Q(state="published") & Q(published_at__isnull=True)),
            ),
            models.UniqueConstraint(name="release_waits_once", fields=["digest"], condition=Q(state="preview")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="release_published_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state="published"),
            )
        ]

    def __str__(self):
        return self.title

    @property
    def is_preview(self) -> bool:
        return self.state == ReleaseState.PREVIEW

    @property
    def is_refused(self) -> bool:
        return self.state == ReleaseState.REFUSED

    @property
    def is_unpublished(self) -> bool:
        """Whether it can still be read again, published or discarded."""
        return self.state in UNPUBLISHED

    @transaction.atomic
    def discard(self) -> None:
        """Put aside what will not be published."""
        row = self.locked(*UNPUBLISHED)
        row.state = ReleaseState.DISCARDED
        row.save(update_fields=["state"])


class ReleaseVerdict(models.TextChoices):
    NEW = "new", _("Nueva")
    REVISION = "revision", _("Corrige")
    WITHDRAWN = "withdrawn", _("Retira")
    UNCHANGED = "unchanged", _("Sin cambios")
    NOTE = "note", _("Nota de contexto")
    REFUSED = "refused", _("Rechazada")
    LEFT_OUT = "left_out", _("Se deja fuera")


class ReleaseRowQuerySet(models.QuerySet):
    def with_year(self):
        """With `year`, where the row was read as a figure."""
        return self.annotate(year=Cast(KeyTextTransform("year", "values"), models.IntegerField()))


class ReleaseRow(AbstractImportRow):
    """A figure or a note of a release."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="rows", verbose_name=_("entrega"))
    verdict = models.CharField(_("veredicto"), max_length=10, choices=ReleaseVerdict)
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, related_name="+", verbose_name=_("indicador"))
    before = models.CharField(_("valor publicado"), max_length=40, blank=True)
    objects = ReleaseRowQuerySet.as_manager()

    class Meta(AbstractImportRow.Meta):
        verbose_name = _("fila de cifras")
        verbose_name_plural = _("filas de cifras")
        constraints = [models.UniqueConstraint(name="release_row_once", fields=["release", "number"])]

    def __str__(self):
        return f"{self.release_id}.{self.number}"

    @property
    def is_left_out(self) -> bool:
        return self.verdict == ReleaseVerdict.LEFT_OUT

    @property
    def is_withdrawal(self) -> bool:
        return self.verdict == ReleaseVerdict.WITHDRAWN


class YearOpening(models.Model):
    """A published year of an indicator is locked; this opens it, with a reason, until a revision is published."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="openings", verbose_name=_("indicador"))
    year = models.PositiveSmallIntegerField(_("año"))
    reason = models.CharField(_("motivo"), max_length=500)
    opened_at = models.DateTimeField(_("reabierto el"), default=timezone.now, editable=False)
    opened_by = actor_field(_("reabrió"))
    closed_at = models.DateTimeField(_("cerrado el"), null=True, editable=False)

    class Meta:
        verbose_name = _("año reabierto")
        verbose_name_plural = _("años reabiertos")
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                name="year_open_once", fields=["indicator", "year"], condition=Q(closed_at__isnull=True)
            )
        ]

    def __str__(self):
        return f"{self.indicator}: {self.year}"
