"""«Ustedes dijeron / hicimos»: what a wave found, whose it is, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.database.audit import audited
from kit.database.constraints import actor_field
from members.models import Organization

from .waves import Wave


class FindingState(models.TextChoices):
    OPEN = "open", _("Sin respuesta todavía")
    DONE = "done", _("Lo hicimos")
    DOING = "doing", _("Lo estamos haciendo")
    NO = "no", _("No lo haremos, y por qué")


TONES = {FindingState.DONE: "ok", FindingState.DOING: "warn"}


@audited()
class Finding(models.Model):
    """One main finding, in words («Ustedes dijeron»), and its answer («hicimos»)."""

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="findings", verbose_name=_("encuesta"))
    position = models.PositiveSmallIntegerField(_("orden"), default=1)
    text = models.TextField(_("ustedes dijeron"), max_length=600)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("a cargo de")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organización a cargo")
    )
    due_on = models.DateField(_("para el"), null=True, blank=True)
    state = models.CharField(_("respuesta"), max_length=6, choices=FindingState, default=FindingState.OPEN)
    answer = models.TextField(_("hicimos"), max_length=1500, blank=True)
    answered_at = models.DateTimeField(_("respondido el"), null=True, editable=False)
    answered_by = actor_field(_("respondió"), null=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("hallazgo")
        verbose_name_plural = _("hallazgos")
        ordering = ["wave", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="finding_answered_says_what_when_and_who",
                condition=Q(state="open", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(state="open") & ~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                violation_error_message=_("Escriba la respuesta en palabras, también cuando es un «no»."),
            )
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def is_open(self) -> bool:
        return self.state == FindingState.OPEN

    @property
    def tone(self) -> str:
        """The badge that says its state: ok, warn or off."""
        return TONES.get(self.state, "off")

    def reply(self, *, state: str, answer: str, by, at) -> None:
        """Say what became of it, perhaps an honest «no»; said again, the last one stands."""
        self.state, self.answer, self.answered_by, self.answered_at = state, answer, by, at
        self.version = F("version") + 1
        self.save(update_fields=["state", "answer", "answered_by", "answered_at", "version"])
