"""Whoever asked for the bulletin without belonging to the Pact."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.mail_failure import MailFailure


class SubscriberQuerySet(models.QuerySet):
    def active(self):
        """Those who receive the bulletin."""
        return self.filter(confirmed_at__isnull=False, ended_at__isnull=True)

    def due(self):
        """Those to whom the link that confirms is still to go."""
        waiting = self.filter(confirmed_at__isnull=True, ended_at__isnull=True)
        return waiting.filter(sent_at__isnull=True, failed_at__isnull=True)


class Subscriber(MailFailure):
    """An address: asked for by anybody, confirmed from its own mailbox, until whoever reads it leaves."""

    email = models.EmailField(_("correo"), unique=True)
    asked_at = models.DateTimeField(_("la pidió el"), default=timezone.now, editable=False)
    sent_at = models.DateTimeField(_("se le escribió el"), null=True, editable=False)
    confirmed_at = models.DateTimeField(_("confirmó el"), null=True, editable=False)
    ended_at = models.DateTimeField(_("se dio de baja el"), null=True, editable=False)
    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("suscripción al boletín")
        verbose_name_plural = _("suscripciones al boletín")
        ordering = ["email"]

    def __str__(self):
        return self.email

    @property
    def is_active(self) -> bool:
        return self.confirmed_at is not None and self.ended_at is None
