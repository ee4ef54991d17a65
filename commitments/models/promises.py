"""What was promised and when: commitments keep their identity while generations number and word them anew."""

from django.db import models
from django.db.models import F, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit.database.audit import audited

from .indicators import Indicator
from .units import Unit


class GenerationQuerySet(models.QuerySet):
    def current(self, *, on):
        """The current generation of a day: the last one adopted that promises something, or None."""
        return self.only_current(on=on).first()

    def only_current(self, *, on):
        """The same as rows, one or none, for a subquery."""
        begun = self.filter(adopted_on__lte=on, pk__in=Pledge.objects.values("generation"))
        return begun.order_by("-adopted_on")[:1]


@audited(is_lasting=True)
class Generation(models.Model):
    """A wording of all commitments, adopted on a day and current until the next one."""

    slug = models.SlugField(_("clave"), unique=True, help_text=_("El año: 2024."))
    name = models.CharField(_("nombre"), max_length=120)
    adopted_on = models.DateField(_("en vigor desde"), unique=True)
    horizon = models.PositiveSmallIntegerField(_("horizonte"), null=True, blank=True)
    source = models.TextField(_("fuente"))
    objects = GenerationQuerySet.as_manager()

    class Meta:
        verbose_name = _("generación de compromisos")
        verbose_name_plural = _("generaciones de compromisos")
        ordering = ["adopted_on"]

    def __str__(self):
        return self.name


class CommitmentQuerySet(models.QuerySet):
    def of(self, generation):
        """Those that a generation promises, in the order of its numbers."""
        return self.filter(pledges__generation=generation).order_by("pledges__number", "place").distinct()

    def with_generation(self, *, on):
        """Each knows the key of the current generation of a day: `current_generation`, or None."""
        return self.annotate(current_generation=Subquery(Generation.objects.only_current(on=on).values("pk")))

    def promised(self, *, on):
        """Those of the current generation of a day, each with its `number` there, in one query."""
        current = Subquery(Generation.objects.only_current(on=on).values("pk"))
        rows = self.filter(pledges__generation=current).annotate(number=F("pledges__number"))
        return rows.order_by("number", "place")


@audited(is_lasting=True)
class Commitment(models.Model):
    """One cause of the Pact, whatever number and words a generation gives it."""

    slug = models.SlugField(_("dirección"), unique=True)
    name = models.CharField(_("nombre"), max_length=80)
    summary = models.CharField(_("en una frase"), max_length=200)
    place = models.PositiveSmallIntegerField(_("orden"), unique=True)
    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("compromiso")
        verbose_name_plural = _("compromisos")
        ordering = ["place"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("commitment", args=[self.slug])


@audited(is_lasting=True)
class Pledge(models.Model):
    """A commitment as one generation words it; one wording may have stood for two of today's commitments."""

    generation = models.ForeignKey(Generation, models.PROTECT, related_name="pledges", verbose_name=_("generación"))
    number = models.PositiveSmallIntegerField(_("número"))
    text = models.TextField(_("texto"))
    source = models.TextField(_("fuente"), blank=True)
    remark = models.TextField(_("advertencia"), blank=True, help_text=_("Se muestra junto al texto."))
    commitments = models.ManyToManyField(Commitment, related_name="pledges", verbose_name=_("compromisos"))

    class Meta:
        verbose_name = _("promesa")
        verbose_name_plural = _("promesas")
        ordering = ["generation__adopted_on", "number"]
        constraints = [models.UniqueConstraint(name="pledge_once", fields=["generation", "number"])]

    def __str__(self):
        return f"{self.number}. {self.text}"


@audited(is_lasting=True)
class PledgeCommitment(Pledge.commitments.through):
    """A commitment of a promise, for its history."""

    class Meta:
        proxy = True


class Operator(models.TextChoices):
    AT_LEAST = "at_least", _("al menos")
    AT_MOST = "at_most", _("a lo más")
    INCREASE_BY = "increase_by", _("aumentar en % respecto de la línea base")
    REDUCE_BY = "reduce_by", _("reducir en % respecto de la línea base")
    INCREASE = "increase", _("aumentar, sin cifra")
    NOT_INCREASE = "not_increase", _("que no aumente")


WORDINGS = {
    Operator.AT_LEAST: _("%(value)s o más"),
    Operator.AT_MOST: _("%(value)s o menos"),
    Operator.INCREASE_BY: _("aumentar %(value)s respecto de la línea base"),
    Operator.REDUCE_BY: _("reducir %(value)s respecto de la línea base"),
    Operator.INCREASE: _("que aumente, sin cifra"),
    Operator.NOT_INCREASE: _("que no aumente"),
}
WITH_VALUE = (Operator.AT_LEAST, Operator.AT_MOST, Operator.INCREASE_BY, Operator.REDUCE_BY)


@audited(is_lasting=True)
class Target(models.Model):
    """What a pledge wants to reach; without operator, it is words alone."""

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="targets", verbose_name=_("promesa"))
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, related_name="targets", verbose_name=_("compromiso al que toca")
    )
    place = models.PositiveSmallIntegerField(_("orden"))
    text = models.CharField(_("meta"), max_length=200)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="targets", verbose_name=_("indicador")
    )
    operator = models.CharField(_("operador"), max_length=12, choices=Operator, blank=True)
    value = models.DecimalField(_("valor"), max_digits=14, decimal_places=5, null=True, blank=True)
    unit = models.CharField(_("unidad"), max_length=12, choices=Unit, default=Unit.PERCENT)
    horizon = models.PositiveSmallIntegerField(_("horizonte"), null=True, blank=True)
    source = models.TextField(_("fuente"))
    remark = models.TextField(_("advertencia"), blank=True, help_text=_("Se muestra junto a la meta."))

    class Meta:
        verbose_name = _("meta")
        verbose_name_plural = _("metas")
        ordering = ["pledge__generation__adopted_on", "pledge__number", "place"]
        constraints = [
            models.UniqueConstraint(name="target_place_once", fields=["pledge", "place"]),
            models.CheckConstraint(
                name="target_value_where_the_operator_needs_one",
                condition=Q(operator__in=WITH_VALUE, value__isnull=False)
                | (~Q(operator__in=WITH_VALUE) & Q(value__isnull=True)),
                violation_error_message=_("Este operador lleva un valor; los demás, ninguno."),
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def aim(self) -> str:
        """What is to be reached and by when, in words: «40 % o menos para 2030»."""
        if not self.operator:
            return _("sin cifra que alcanzar")
        value = Unit(self.unit).written(self.value) if self.value is not None else ""
        aim = WORDINGS[self.operator] % {"value": value}
        return _("%(aim)s para %(year)s") % {"aim": aim, "year": self.horizon} if self.horizon else aim
