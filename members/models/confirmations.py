"""The yearly question «¿siguen siendo estos sus datos?» and the corrections that come back."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import actor_field, all_or_none
from kit.database.mail_failure import MailFailure

from .applications import new_key
from .choices import Status
from .mandates import Representation
from .organizations import A_YEAR, Organization


class ConfirmationRequestQuerySet(models.QuerySet):
    def answerable(self, *, at):
        """Whose person still speaks for the organisation, which still belongs."""
        speaks = Representation.objects.active(at=at).filter(
            organization=OuterRef("organization"), user=OuterRef("user"), user__is_active=True
        )
        return self.filter(Exists(speaks), organization__status=Status.ACTIVE)

    def due(self, *, at):
        """Questions that can still be answered and have not been sent."""
        return self.answerable(at=at).filter(sent_at__isnull=True, answered_at__isnull=True, failed_at__isnull=True)

    def unanswered(self, *, at, since):
        """Questions that can still be answered and were sent at that moment or before."""
        return self.answerable(at=at).filter(sent_at__lte=since, answered_at__isnull=True, failed_at__isnull=True)

    def failed(self):
        """Unanswered ones whose mail could not be delivered."""
        return self.filter(failed_at__isnull=False, answered_at__isnull=True)


class ConfirmationRequest(MailFailure):
    """The question, put to one person for one organisation in one year."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="confirmation_requests", verbose_name=_("organización")
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("persona"))
    year = models.PositiveSmallIntegerField(_("año"))
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    created_at = models.DateTimeField(_("creada el"), default=timezone.now, editable=False)
    asked_by = actor_field(_("la pidió"), null=True)
    asked_at = models.DateTimeField(_("pedida el"), null=True, editable=False)
    sent_at = models.DateTimeField(_("enviada el"), null=True, editable=False)
    answered_at = models.DateTimeField(_("contestada el"), null=True, editable=False)
    objects = ConfirmationRequestQuerySet.as_manager()

    @property
    def ends_a_silent_year(self) -> bool:
        """Whether nobody had confirmed for a year when it was put, nor has since."""
        known_since = self.organization.confirmed_at or self.organization.created_at
        return known_since <= (self.asked_at or self.created_at) - A_YEAR

    class Meta:
        verbose_name = _("pregunta anual")
        verbose_name_plural = _("preguntas anuales")
        constraints = [
            models.UniqueConstraint(name="confirmation_once", fields=["organization", "user", "year"]),
            all_or_none("confirmation_asked_says_when_and_who", "asked_at", "asked_by"),
        ]

    def __str__(self):
        return f"{self.organization} · {self.year}"


class CorrectionQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(decided_at__isnull=True)


class Correction(models.Model):
    """What the organisation says has changed, waiting for the coordination's eyes."""

    request = models.OneToOneField(ConfirmationRequest, models.CASCADE, verbose_name=_("pregunta"))
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="corrections", verbose_name=_("organización")
    )
    changes = models.JSONField(_("cambios"), help_text=_("Campo → valor nuevo."))
    before = models.JSONField(_("antes"), help_text=_("Campo → valor que tenía."), default=dict)
    comment = models.TextField(_("comentario"), max_length=2000, blank=True)
    created_at = models.DateTimeField(_("recibida el"), default=timezone.now, editable=False)
    decided_at = models.DateTimeField(_("decidida el"), null=True, editable=False)
    decided_by = actor_field(_("decidió"), null=True)
    accepted = models.BooleanField(_("aplicada"), null=True, editable=False)
    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("corrección de datos")
        verbose_name_plural = _("correcciones de datos")
        ordering = ["created_at"]
        constraints = [all_or_none("correction_decided_says_when_and_who", "decided_at", "decided_by", "accepted")]

    def __str__(self):
        return str(self.organization)
