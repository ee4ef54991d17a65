"""Figures: added, never overwritten; what a page showed on a day can be shown again."""

import re
from decimal import Decimal

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import State

from .indicators import Indicator
from .units import Unit, plain, read


class ReleaseState(models.TextChoices):
    PREVIEW = "preview", _("Espera a otra persona")
    REFUSED = "refused", _("Con filas rechazadas")
    PUBLISHED = "published", _("Publicada")
    DISCARDED = "discarded", _("Descartada")


class ReleaseQuerySet(models.QuerySet):
    def waiting(self):
        """Those that a second person should look at."""
        return self.filter(state=ReleaseState.PREVIEW)


class Release(models.Model):
    """Figures that came together, by file or by form, and who let them out; one is published whole or not at all."""

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
    problem = models.TextField(_("problema"), blank=True, editable=False)
    created_at = models.DateTimeField(_("preparada el"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("preparó")
    )
    published_at = models.DateTimeField(_("publicada el"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("publicó")
    )
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


class RowVerdict(models.TextChoices):
    NEW = "new", _("Nueva")
    REVISION = "revision", _("Corrige")
    WITHDRAWN = "withdrawn", _("Retira")
    UNCHANGED = "unchanged", _("Sin cambios")
    NOTE = "note", _("Nota de contexto")
    REFUSED = "refused", _("Rechazada")


class ReleaseRowQuerySet(models.QuerySet):
    def with_year(self):
        """With `year`, where the row was read as a figure."""
        return self.annotate(year=Cast(KeyTextTransform("year", "values"), models.IntegerField()))


class ReleaseRow(models.Model):
    """A row of a release with its verdict, before anything is written."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="rows", verbose_name=_("entrega"))
    number = models.PositiveIntegerField(_("fila"))
    verdict = models.CharField(_("veredicto"), max_length=10, choices=RowVerdict)
    reason = models.TextField(_("por qué"), blank=True)
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, related_name="+", verbose_name=_("indicador"))
    values = models.JSONField(_("valores leídos"), default=dict)
    before = models.CharField(_("valor publicado"), max_length=40, blank=True)
    objects = ReleaseRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("fila de cifras")
        verbose_name_plural = _("filas de cifras")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(name="release_row_once", fields=["release", "number"])]

    def __str__(self):
        return f"{self.release_id}.{self.number}"


class FigureQuerySet(models.QuerySet):
    def newest(self, *, at):
        """The last vintage of each (indicator, territory, year) published by that moment, also one that withdraws."""
        vintages = self.filter(release__published_at__lte=at).order_by(
            "indicator_id", "state_id", "year", "-release__published_at", "-id"
        )
        last = vintages.distinct("indicator_id", "state_id", "year").values("pk")
        return self.filter(pk__in=last).order_by("indicator_id", "state_id", "year")

    def known(self, *, at):
        """The figures that stood at that moment: the newest vintages without those that withdraw."""
        return self.newest(at=at).filter(value__isnull=False)

    def with_standing(self):
        """Each knows whether a later vintage took its place: `is_replaced`."""
        later = Figure.objects.alias(place=Coalesce("state_id", Value(""))).filter(
            indicator=OuterRef("indicator"),
            year=OuterRef("year"),
            place=Coalesce(OuterRef("state_id"), Value("")),
            pk__gt=OuterRef("pk"),
        )
        return self.annotate(is_replaced=Exists(later))


class Figure(models.Model):
    """A value of an indicator for a year and a territory, as one release published it.

    The same year again is a later vintage; one without value withdraws it. `state` None is the whole country. `note`
    is what makes the value easy to misread, always shown beside it; `detail` only adds to it, and stays quiet.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="figures", verbose_name=_("indicador"))
    state = models.ForeignKey(State, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("estado"))
    year = models.PositiveSmallIntegerField(_("año"))
    value = models.DecimalField(_("valor"), max_digits=14, decimal_places=5, null=True, blank=True)
    source = models.CharField(_("fuente"), max_length=300)
    url = models.TextField(_("dirección de la fuente"), blank=True)
    retrieved_on = models.DateField(_("consultada el"), null=True, blank=True)
    note = models.TextField(_("advertencia"), blank=True)
    detail = models.TextField(_("detalle"), blank=True)
    is_break = models.BooleanField(
        _("rompe la serie"), default=False, help_text=_("No se compara con los años anteriores.")
    )
    release = models.ForeignKey(Release, models.PROTECT, related_name="figures", verbose_name=_("entrega"))
    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("cifra")
        verbose_name_plural = _("cifras")
        ordering = ["indicator", "state", "year", "id"]
        constraints = [
            models.UniqueConstraint(
                name="figure_once_a_release",
                fields=["release", "indicator", "state", "year"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="figure_has_source", condition=~Q(source="")),
        ]
        indexes = [models.Index(fields=["indicator", "state", "year"], name="figure_series")]
        triggers = [pgtrigger.Protect(name="figure_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.indicator}: {self.state or _('todo el país')}, {self.year}"

    def get_absolute_url(self):
        return reverse("figure", args=[self.pk])

    @property
    def link(self) -> str:
        """The source's address where it is one of the web, else nothing."""
        return self.url if re.fullmatch(r"https?://\S+", self.url) else ""

    @property
    def exact(self) -> Decimal:
        """The value as it was published, without zeros at the end."""
        return plain(self.value)

    @property
    def unrounded(self) -> str:
        """The value as it was published, where it is written shorter; else nothing."""
        return "" if read(self.value) in self.written() else read(self.value)

    def warnings(self) -> list[str]:
        """What must always stand beside the value: its own note and that of its indicator, unless it says the same."""
        general = self.indicator.warning
        is_said = general.casefold() in self.note.casefold()
        return [text for text in (self.note, "" if is_said else general) if text]

    def written(self) -> str:
        """Value and unit: «35.4 %»; a vintage without value withdraws the figure."""
        return _("retirada") if self.value is None else Unit(self.indicator.unit).written(self.value)


class ContextNote(models.Model):
    """Something a source says that is no point of a series: without a year, or of a region. Never plotted."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="notes", verbose_name=_("indicador"))
    place = models.CharField(_("lugar"), max_length=120, blank=True)
    period = models.CharField(_("año, como viene"), max_length=80, blank=True)
    value = models.CharField(_("valor, como viene"), max_length=80)
    source = models.CharField(_("fuente"), max_length=300)
    url = models.TextField(_("dirección de la fuente"), blank=True)
    note = models.TextField(_("advertencia"), blank=True)
    release = models.ForeignKey(Release, models.PROTECT, related_name="notes", verbose_name=_("entrega"))

    class Meta:
        verbose_name = _("nota de contexto")
        verbose_name_plural = _("notas de contexto")
        ordering = ["indicator", "place", "id"]
        triggers = [pgtrigger.Protect(name="note_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.indicator_id} {self.place} {self.value}"


class YearOpening(models.Model):
    """A published year of an indicator is locked; this opens it, with a reason, until a revision is published."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="openings", verbose_name=_("indicador"))
    year = models.PositiveSmallIntegerField(_("año"))
    reason = models.CharField(_("motivo"), max_length=500)
    opened_at = models.DateTimeField(_("reabierto el"), default=timezone.now, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+", verbose_name=_("reabrió")
    )
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
