"""Questions of a wave, in sections (one a screen), and the bank of those that stay word for word the same."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.database.audit import audited

from .waves import Wave

SHORT, LONG = 200, 1500


def locked(name: str, wave: str) -> pgtrigger.Trigger:
    """Refuses every change once the wave is open; `wave` is SQL that selects the wave of the row `{row}`."""
    is_open = "EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN ({}))"
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=f"""
            IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN
                RETURN NEW;
            END IF;
            IF TG_OP <> 'INSERT' THEN
                IF {is_open.format(wave.format(row="OLD"))} THEN
                    RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';
                END IF;
            END IF;
            IF TG_OP = 'DELETE' THEN
                RETURN OLD;
            END IF;
            IF {is_open.format(wave.format(row="NEW"))} THEN
                RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )


class QuestionKind(models.TextChoices):
    AGREEMENT = "agreement", _("De acuerdo o no (1 a 5)")
    ONE = "one", _("Una opción")
    SEVERAL = "several", _("Varias opciones")
    SCALE = "scale", _("De 0 a 10")
    NUMBER = "number", _("Un número")
    SHORT = "short", _("Texto corto")
    LONG = "long", _("Texto largo")


AGREEMENT = [
    (1, _("Nada de acuerdo")),
    (2, _("Poco de acuerdo")),
    (3, _("Ni de acuerdo ni en desacuerdo")),
    (4, _("De acuerdo")),
    (5, _("Muy de acuerdo")),
    (0, _("No sé / acabo de integrarme")),
]
SCALE = [(number, str(number)) for number in range(11)]
WITH_OPTIONS = (QuestionKind.ONE, QuestionKind.SEVERAL)
TEXTS = (QuestionKind.SHORT, QuestionKind.LONG)


class Wording(models.Model):
    """What is asked and how it may be answered."""

    kind = models.CharField(_("tipo"), max_length=10, choices=QuestionKind, default=QuestionKind.AGREEMENT)
    wording = models.CharField(_("pregunta"), max_length=400, blank=True)
    options = ArrayField(
        models.CharField(max_length=160),
        verbose_name=_("opciones"),
        default=list,
        blank=True,
        help_text=_("Una por línea."),
    )

    class Meta:
        abstract = True

    def choices(self) -> list[tuple[int, str]]:
        """Value and words of each answer that can be chosen; empty for a number or a text."""
        match self.kind:
            case QuestionKind.AGREEMENT:
                return AGREEMENT
            case QuestionKind.SCALE:
                return SCALE
            case QuestionKind.ONE | QuestionKind.SEVERAL:
                return list(enumerate(self.options, start=1))
        return []

    @property
    def is_text(self) -> bool:
        return self.kind in TEXTS

    @property
    def longest(self) -> int:
        """Characters that an answer in words may have."""
        return SHORT if self.kind == QuestionKind.SHORT else LONG


@audited()
class Item(Wording):
    """A question of the bank: the same words in every wave, so that answers can be compared."""

    code = models.SlugField(_("clave"), max_length=40, unique=True)
    wording = models.CharField(_("pregunta"), max_length=400)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("pregunta del banco")
        verbose_name_plural = _("banco de preguntas")
        ordering = ["code"]
        triggers = [
            locked(
                "item_asked_stands",
                """SELECT s.wave_id FROM surveys_section s JOIN surveys_question q ON q.section_id = s.id
                   WHERE q.item_id = {row}.id""",
            ),
            pgtrigger.Trigger(
                name="item_in_the_same_words_everywhere",
                operation=pgtrigger.Update,
                when=pgtrigger.After,
                func="UPDATE surveys_question SET item_id = item_id WHERE item_id = NEW.id; RETURN NEW;",
            ),
        ]

    def __str__(self):
        return self.wording


@audited()
class Section(models.Model):
    """Some questions that are answered on one screen."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="sections", verbose_name=_("ola"))
    position = models.PositiveSmallIntegerField(_("orden"))
    title = models.CharField(_("título"), max_length=160)
    text = models.TextField(_("explicación"), max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("sección")
        verbose_name_plural = _("secciones")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                name="section_one_a_position", fields=["wave", "position"], deferrable=models.Deferrable.DEFERRED
            )
        ]
        triggers = [locked("section_asked_stands", "SELECT {row}.wave_id")]

    def __str__(self):
        return self.title


@audited()
class Question(Wording):
    """A question of a wave; one of the bank takes its words from there, whatever is written here."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="questions", verbose_name=_("sección"))
    position = models.PositiveSmallIntegerField(_("orden"))
    item = models.ForeignKey(
        Item, models.PROTECT, null=True, blank=True, related_name="questions", verbose_name=_("pregunta del banco")
    )
    help = models.CharField(_("ayuda"), max_length=300, blank=True)
    is_required = models.BooleanField(_("obligatoria"), default=False)
    lowest = models.IntegerField(
        _("mínimo"), null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(10**9)]
    )
    highest = models.IntegerField(
        _("máximo"), null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(10**9)]
    )
    shown_if = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("se muestra si en")
    )
    shown_values = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("se eligió"),
        default=list,
        blank=True,
        help_text=_("Los números de las opciones, separados por comas."),
    )

    class Meta:
        verbose_name = _("pregunta")
        verbose_name_plural = _("preguntas")
        ordering = ["section__position", "position"]
        constraints = [
            models.UniqueConstraint(
                name="question_one_a_position", fields=["section", "position"], deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                name="question_condition_is_whole",
                condition=Q(shown_if__isnull=True, shown_values=[]) | (Q(shown_if__isnull=False) & ~Q(shown_values=[])),
                violation_error_message=_("La condición necesita la pregunta y al menos una de sus opciones."),
            ),
        ]
        triggers = [
            locked("question_asked_stands", "SELECT s.wave_id FROM surveys_section s WHERE s.id = {row}.section_id"),
            pgtrigger.Trigger(
                name="question_in_the_words_of_its_item",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__item__isnull=False),
                func="""
                    SELECT kind, wording, options INTO NEW.kind, NEW.wording, NEW.options
                    FROM surveys_item WHERE id = NEW.item_id;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return self.wording
