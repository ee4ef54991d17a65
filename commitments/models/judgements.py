"""What people say beside the figures: judgements of targets, and the state of the conditions asked of government."""

from datetime import timedelta

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.audit import audited
from kit.database.constraints import actor_field

from .promises import Target


class Verdict(models.TextChoices):
    """How a target is doing; the first six are computed (commitments/progress.py)."""

    ACHIEVED = "achieved", _("Meta alcanzada")
    ON_TRACK = "on_track", _("En camino")
    SLOW = "slow", _("Avanza, pero debe acelerar")
    LIMITED = "limited", _("Avance limitado")
    WORSE = "worse", _("Retrocede")
    UNKNOWN = "unknown", _("Sin datos suficientes")

    @property
    def tone(self) -> str:
        """The badge that says it: ok, warn, bad or off."""
        return TONES[self]

    @property
    def is_unknown(self) -> bool:
        return self is Verdict.UNKNOWN


TONES = {
    Verdict.ACHIEVED: "ok",
    Verdict.ON_TRACK: "ok",
    Verdict.SLOW: "warn",
    Verdict.LIMITED: "warn",
    Verdict.WORSE: "bad",
    Verdict.UNKNOWN: "off",
}


class JudgementQuerySet(models.QuerySet):
    def current(self, *, at):
        """The last judgement of each target by that moment."""
        made = self.filter(made_at__lte=at).order_by("target_id", "-made_at", "-id")
        return made.distinct("target_id").select_related("made_by")


class Judgement(models.Model):
    """A person's opinion of a target, with its reason; it stands beside the computed verdict, the last one counts."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="judgements", verbose_name=_("meta"))
    verdict = models.CharField(_("juicio"), max_length=10, choices=Verdict)
    reason = models.TextField(_("motivo"), max_length=1000)
    made_at = models.DateTimeField(_("el"), default=timezone.now, editable=False)
    made_by = actor_field(_("por"))
    objects = JudgementQuerySet.as_manager()

    class Meta:
        verbose_name = _("juicio sobre una meta")
        verbose_name_plural = _("juicios sobre metas")
        ordering = ["-made_at"]
        triggers = [pgtrigger.Protect(name="judgement_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.target} · {self.get_verdict_display()}"


class ConditionQuerySet(models.QuerySet):
    def unreviewed(self, *, at):
        """Those whose state nobody has looked at in a year."""
        return self.exclude(reviews__made_at__gt=at - timedelta(days=365))


@audited(is_lasting=True)
class Condition(models.Model):
    """One of the structural conditions that the Pact asks of government."""

    number = models.PositiveSmallIntegerField(_("número"), unique=True)
    name = models.CharField(_("nombre"), max_length=120)
    text = models.TextField(_("texto"))
    is_damaged = models.BooleanField(
        _("texto dañado en la fuente"), default=False, help_text=_("Se muestra con una advertencia.")
    )
    source = models.TextField(_("fuente"))
    objects = ConditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("condición estructural")
        verbose_name_plural = _("condiciones estructurales")
        ordering = ["number"]

    def __str__(self):
        return f"{self.number}. {self.name}"


class ConditionState(models.TextChoices):
    PENDING = "pending", _("Pendiente")
    PARTIAL = "partial", _("En parte")
    MET = "met", _("Cumplida")
    LOST = "lost", _("Se perdió")


class ConditionReview(models.Model):
    """How a condition stands, with its evidence; the last one counts, the others are history."""

    condition = models.ForeignKey(Condition, models.PROTECT, related_name="reviews", verbose_name=_("condición"))
    state = models.CharField(_("estado"), max_length=8, choices=ConditionState)
    evidence = models.TextField(_("evidencia"), max_length=2000)
    url = models.URLField(_("dirección de la evidencia"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("el"), default=timezone.now, editable=False)
    made_by = actor_field(_("por"))

    class Meta:
        verbose_name = _("revisión de una condición")
        verbose_name_plural = _("revisiones de condiciones")
        ordering = ["-made_at"]
        triggers = [pgtrigger.Protect(name="review_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.condition_id} · {self.get_state_display()}"

    @property
    def is_met(self) -> bool:
        return self.state == ConditionState.MET
