"""What was answered: sealed while the wave is open, afterwards without any trace of who said it.

Three stores with no common key. `Draft` holds what an invitee has typed so far, under a key that only the
environment's secret can compute and encrypted with it; a row for each is made when the wave is opened, in random order
and of one size, so that neither their number nor their length tells anything. What staff types from paper gets a row of
its own when typing begins. `Answer` is written once at the closing, each question shuffled by itself. `Cell` holds the
published numbers, none below five.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .questions import Question
from .waves import Invitee, Wave


class Draft(models.Model):
    """What one invitee has typed so far, sealed; erased at the closing."""

    blind = models.BinaryField(primary_key=True, max_length=32)
    wave = models.ForeignKey(Wave, models.CASCADE, related_name="+", verbose_name=_("encuesta"))
    sealed = models.BinaryField()

    class Meta:
        verbose_name = _("borrador sellado")
        verbose_name_plural = _("borradores sellados")

    def __str__(self):
        return gettext("Sellado")


class Tone(models.TextChoices):
    POSITIVE = "positive", _("Favorable")
    MIXED = "mixed", _("Con matices")
    NEGATIVE = "negative", _("Crítico")


class Theme(models.Model):
    """What an open answer speaks of."""

    code = models.SlugField(_("nombre corto"), max_length=40, unique=True)
    name = models.CharField(_("nombre"), max_length=120)

    class Meta:
        verbose_name = _("tema")
        verbose_name_plural = _("temas")
        ordering = ["name"]

    def __str__(self):
        return self.name


class BaseAnswer(models.Model):
    """One answer to one question: what was chosen, a number, or words, which somebody then classifies."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(Question, models.PROTECT, related_name="+", verbose_name=_("pregunta"))
    chosen = ArrayField(models.PositiveSmallIntegerField(), verbose_name=_("opciones elegidas"), default=list)
    number = models.IntegerField(_("número"), null=True)
    text = models.TextField(_("texto"), blank=True)
    themes = models.ManyToManyField(Theme, related_name="+", blank=True, verbose_name=_("temas"))
    tone = models.CharField(_("tono"), max_length=8, choices=Tone, blank=True)

    class Meta:
        abstract = True


class Answer(BaseAnswer):
    """An answer of an anonymous wave: nothing ties it to who gave it, nor to the other answers of the same person."""

    class Meta:
        verbose_name = _("respuesta")
        verbose_name_plural = _("respuestas")
        ordering = ["id"]

    def __str__(self):
        return self.text[:80]


class NamedAnswer(BaseAnswer):
    """An answer of a wave that said, in large letters, that it is not anonymous."""

    invitee = models.ForeignKey(Invitee, models.PROTECT, related_name="answers", verbose_name=_("quién"))

    class Meta:
        verbose_name = _("respuesta con nombre")
        verbose_name_plural = _("respuestas con nombre")
        constraints = [models.UniqueConstraint(name="named_answer_once", fields=["invitee", "question"])]

    def __str__(self):
        return self.text[:80]


class Breakdown(models.TextChoices):
    ALL = "all", _("Todas")
    STATE = "state", _("Estado")
    SIZE = "size", _("Tamaño")
    COMMISSION = "commission", _("Comisión")


class Cell(models.Model):
    """How many of a group answered something; computed once, at the closing, and never below five.

    `options` are the values counted together (an option too rare to be shown is counted with its neighbour);
    `None` among them is "no answer". `count` persons, of `base` persons of the group.
    """

    question = models.ForeignKey(Question, models.PROTECT, related_name="cells", verbose_name=_("pregunta"))
    breakdown = models.CharField(_("por"), max_length=10, choices=Breakdown)
    group = models.CharField(_("grupo"), max_length=80, blank=True)
    place = models.PositiveSmallIntegerField(_("orden"))
    options = ArrayField(models.SmallIntegerField(null=True), verbose_name=_("opciones"))
    count = models.PositiveIntegerField(_("personas"))
    base = models.PositiveIntegerField(_("de cuántas"))

    class Meta:
        verbose_name = _("celda de resultados")
        verbose_name_plural = _("celdas de resultados")
        ordering = ["question", "breakdown", "group", "place"]
        constraints = [
            models.UniqueConstraint(name="cell_once", fields=["question", "breakdown", "group", "place"]),
            models.CheckConstraint(name="cell_never_below_five", condition=models.Q(count__gte=5)),
        ]

    def __str__(self):
        return f"{self.count} / {self.base}"


class Turnout(models.Model):
    """How many of a group were invited and how many answered; `response_count` is empty below five."""

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="turnout", verbose_name=_("encuesta"))
    breakdown = models.CharField(_("por"), max_length=10, choices=Breakdown)
    group = models.CharField(_("grupo"), max_length=80, blank=True)
    invited_count = models.PositiveIntegerField(_("invitadas"))
    response_count = models.PositiveIntegerField(_("respondieron"), null=True)

    class Meta:
        verbose_name = _("participación")
        verbose_name_plural = _("participación")
        ordering = ["breakdown", "group"]
        constraints = [models.UniqueConstraint(name="turnout_once", fields=["wave", "breakdown", "group"])]

    def __str__(self):
        return self.group
