"""How a commitment is measured."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit.database.audit import audited

from .units import Unit


class Direction(models.TextChoices):
    """Which way is better; context figures have none."""

    HIGHER = "higher", _("Mientras más alto, mejor")
    LOWER = "lower", _("Mientras más bajo, mejor")
    NONE = "", _("Es contexto: ni mejor ni peor")


class IndicatorQuerySet(models.QuerySet):
    def overdue(self, *, on):
        """Those whose next figure should have come by that day."""
        return self.filter(next_due_on__lt=on).order_by("next_due_on")


@audited(is_lasting=True)
class Indicator(models.Model):
    """One definition, one population, one way of measuring: one series. Others are never joined to it."""

    code = models.SlugField(_("clave"), max_length=80, unique=True)
    name = models.CharField(_("nombre"), max_length=160)
    population = models.CharField(_("población"), max_length=80, blank=True)
    commitment = models.ForeignKey(
        "commitments.Commitment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("compromiso"),
        help_text=_("Vacío: contexto de todos."),
    )
    place = models.PositiveSmallIntegerField(_("orden"), default=100)
    definition = models.TextField(_("definición"))
    unit = models.CharField(_("unidad"), max_length=12, choices=Unit, default=Unit.PERCENT)
    direction = models.CharField(_("sentido"), max_length=6, choices=Direction, blank=True)
    source = models.CharField(_("fuente habitual"), max_length=300)
    baseline_year = models.PositiveSmallIntegerField(
        _("año de la línea base"),
        null=True,
        blank=True,
        help_text=_("Se usa la primera cifra de ese año o de uno posterior."),
    )
    every_months = models.PositiveSmallIntegerField(_("se publica cada (meses)"), null=True, blank=True)
    next_due_on = models.DateField(_("próxima actualización esperada"), null=True, blank=True)
    warning = models.TextField(_("advertencia"), blank=True, help_text=_("Se muestra junto a cada cifra."))
    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicador")
        verbose_name_plural = _("indicadores")
        ordering = ["commitment__place", "place", "name"]
        constraints = [
            models.UniqueConstraint(name="indicator_once", fields=["name", "population"]),
            models.CheckConstraint(
                name="indicator_periodicity_positive", condition=Q(every_months__isnull=True) | Q(every_months__gt=0)
            ),
        ]

    def __str__(self):
        is_said = self.population.casefold() in self.name.casefold()
        return self.name if is_said else f"{self.name}, {self.population}"

    def get_absolute_url(self):
        return reverse("indicator", args=[self.code])
