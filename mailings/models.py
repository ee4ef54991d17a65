"""The ledger of what is said to whom: one row a message."""

from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DeliveryState(models.TextChoices):
    QUEUED = "queued", _("Por enviar")
    SENDING = "sending", _("Enviándose")
    SENT = "sent", _("Enviado")
    FAILED = "failed", _("Falló")
    UNCERTAIN = "uncertain", _("Incierto")
    DROPPED = "dropped", _("Ya no hizo falta")


OPEN = (DeliveryState.QUEUED, DeliveryState.SENDING)


class DeliveryQuerySet(models.QuerySet):
    def due(self, *, at):
        """Queued messages whose moment has come."""
        return self.filter(state=DeliveryState.QUEUED, due_at__lte=at)

    def uncertain(self):
        """Held because nobody knows whether they arrived, and nobody has decided yet."""
        return self.filter(state=DeliveryState.UNCERTAIN, settled_at__isnull=True)

    def stale(self, *, before):
        """Claimed before that moment and never finished: the sender died."""
        return self.filter(state=DeliveryState.SENDING, claimed_at__lt=before)


class Delivery(models.Model):
    """One message to one address about one row of an app below, once.

    The row is named by `kind` and `subject_id`; `number` counts the times it was asked for (a resent invitation is
    number 2). Two sweeps at once write one row, because there is never a second open one.
    """

    kind = models.CharField(_("tipo"), max_length=40)
    subject_id = models.BigIntegerField(_("sobre la fila"))
    number = models.PositiveSmallIntegerField(_("vez"), default=1)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="deliveries",
        verbose_name=_("persona"),
    )
    email = models.EmailField(_("correo"))
    state = models.CharField(_("estado"), max_length=10, choices=DeliveryState, default=DeliveryState.QUEUED)
    created_at = models.DateTimeField(_("creado el"), default=timezone.now)
    due_at = models.DateTimeField(_("enviar desde"), default=timezone.now)
    claimed_at = models.DateTimeField(_("tomado el"), null=True, blank=True)
    sent_at = models.DateTimeField(_("enviado el"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("intentos"), default=0)
    answer = models.CharField(_("respuesta del servidor"), max_length=300, blank=True)
    settled_at = models.DateTimeField(_("resuelto el"), null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("lo resolvió"),
    )
    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("envío")
        verbose_name_plural = _("envíos")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(name="delivery_once", fields=["kind", "subject_id", "number", "email"]),
            models.UniqueConstraint(
                name="delivery_open_once",
                fields=["kind", "subject_id", "email"],
                condition=Q(state__in=["queued", "sending"]),
            ),
            models.CheckConstraint(
                name="delivery_sent_says_when",
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="delivery_settled_says_when_and_who",
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="delivery_due")]

    def __str__(self):
        return f"{self.kind} · {self.email}"

    def message_id(self, domain: str) -> str:
        """The same on every attempt, so that a relay or a mailbox recognises a message it already has."""
        name = f"{self.kind}:{self.subject_id}:{self.number}:{self.email}"
        return f"<{self.pk}.{sha256(name.encode()).hexdigest()[:24]}@{domain}>"
