"""A person's addresses: the one that she had before, and the one that the coordination was told of."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import actor_field
from kit.database.mail_failure import MailFailure

from .applications import new_key

TAKE_BACK = timedelta(days=7)
ANSWER_WITHIN = timedelta(days=7)


class AddressChange(models.Model):
    """She changed her address; what she had before may be taken back from its own mailbox, once and for some days."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("persona"))
    former = models.EmailField(_("correo anterior"))
    changed_at = models.DateTimeField(_("cambiado el"))
    taken_back_at = models.DateTimeField(_("deshecho el"), null=True)

    class Meta:
        verbose_name = _("cambio de correo")
        verbose_name_plural = _("cambios de correo")
        ordering = ["-pk"]

    def __str__(self):
        return self.former

    def is_open(self, *, at: datetime) -> bool:
        return self.taken_back_at is None and at < self.changed_at + TAKE_BACK


class AddressRequestQuerySet(models.QuerySet):
    def waiting(self, *, at):
        """Those that the new mailbox may still answer."""
        return self.filter(closed_at__isnull=True, asked_at__gt=at - ANSWER_WITHIN)

    def due(self, *, at):
        """Those of which the new mailbox has not been written to."""
        return self.waiting(at=at).filter(sent_at__isnull=True, failed_at__isnull=True)


class AddressRequest(MailFailure):
    """She told the coordination of a new address; it is hers once its mailbox answers, else nothing changes.

    `closed_at` is when it was answered (`proven_at`), or gave way to another.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("persona"))
    email = models.EmailField(_("correo nuevo"))
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    asked_at = models.DateTimeField(_("pedido el"), default=timezone.now)
    asked_by = actor_field(_("pidió"))
    sent_at = models.DateTimeField(_("enviado el"), null=True, editable=False)
    proven_at = models.DateTimeField(_("confirmado el"), null=True, editable=False)
    closed_at = models.DateTimeField(_("cerrado el"), null=True, editable=False)
    objects = AddressRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("correo nuevo por confirmar")
        verbose_name_plural = _("correos nuevos por confirmar")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="address_request_open_once", fields=["user"], condition=Q(closed_at__isnull=True)
            ),
            models.CheckConstraint(
                name="address_request_proven_is_closed",
                condition=Q(proven_at__isnull=True) | Q(closed_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.email
