"""Figures: added, never overwritten; what a page showed on a day can be shown again."""

import re
from decimal import Decimal

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models import State

from .indicators import Indicator
from .releases import Release
from .units import Unit, plain, read


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

    def with_revisions(self):
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
