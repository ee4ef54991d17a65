"""The privacy notice in its versions, and which one each person consented to."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PrivacyNoticeQuerySet(models.QuerySet):
    def published(self, *, at):
        """Those that have been current until that moment, the last first."""
        return self.filter(published_at__lte=at).order_by("-published_at")

    def current(self, *, at):
        """The current notice of that moment, or None."""
        return self.published(at=at).first()

    def to_accept(self, *, at, **whose):
        """The current notice, unless whoever that is (`user` or `application`) has accepted it."""
        accepted = Consent.objects.filter(notice=OuterRef("pk"), **whose)
        return self.filter(~Exists(accepted), pk=Subquery(self.published(at=at).values("pk")[:1]))


class PrivacyNotice(models.Model):
    """One version of the notice: the full text and the simplified one that stands at forms."""

    version = models.CharField(_("versión"), max_length=20, unique=True)
    simplified = models.TextField(_("aviso simplificado"))
    text = models.TextField(_("aviso integral"))
    published_at = models.DateTimeField(_("publicado el"), null=True, blank=True)
    objects = PrivacyNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("aviso de privacidad")
        verbose_name_plural = _("avisos de privacidad")
        ordering = ["-published_at"]

    def __str__(self):
        return self.version


class Consent(models.Model):
    """Somebody accepted one version of the notice: a person, or an applicant before being one."""

    notice = models.ForeignKey(PrivacyNotice, models.PROTECT, related_name="consents", verbose_name=_("aviso"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="consents", verbose_name=_("persona")
    )
    application = models.ForeignKey(
        "members.Application", models.CASCADE, null=True, related_name="consents", verbose_name=_("solicitud")
    )
    given_at = models.DateTimeField(_("aceptado el"), default=timezone.now)

    class Meta:
        verbose_name = _("consentimiento")
        verbose_name_plural = _("consentimientos")
        constraints = [
            models.UniqueConstraint(name="consent_once_per_user", fields=["notice", "user"]),
            models.UniqueConstraint(name="consent_once_per_application", fields=["notice", "application"]),
            models.CheckConstraint(
                name="consent_of_somebody",
                condition=Q(user__isnull=False, application__isnull=True)
                | Q(user__isnull=True, application__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.notice} · {self.user or self.application}"
