"""The ledger of what is said to whom: one row a message, and what each carries."""

from hashlib import sha256

from django.conf import settings
from django.core.mail.message import sanitize_address
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import actor_field, all_or_none


class DeliveryState(models.TextChoices):
    QUEUED = "queued", _("Por enviar")
    SENDING = "sending", _("Enviándose")
    SENT = "sent", _("Enviado")
    FAILED = "failed", _("Falló")
    UNCERTAIN = "uncertain", _("Incierto")
    SUPPRESSED = "suppressed", _("No se envió")


OPEN = (DeliveryState.QUEUED, DeliveryState.SENDING)


def is_open(delivery: str = "") -> Q:
    """Not over: to be sent, being sent, or so far nobody knows and the portal will find out; `delivery` is the path."""
    recoverable = Q(**{f"{delivery}state": DeliveryState.UNCERTAIN, f"{delivery}held_at": None})
    return Q(**{f"{delivery}state__in": OPEN}) | recoverable


class Reason(models.TextChoices):
    """Why something due was not sent."""

    NOT_NEEDED = "not_needed", _("Ya no hizo falta")
    OPTED_OUT = "opted_out", _("Pidió no recibirlo")
    BOUNCES = "bounces", _("Su dirección rebota")
    INVALID_ADDRESS = "invalid_address", _("Su correo está mal escrito")
    CHANGED_ADDRESS = "changed_address", _("Cambió de correo")
    SAME_ADDRESS = "same_address", _("Otra persona recibe en la misma dirección")
    CANCELLED = "cancelled", _("El envío se canceló")
    TOO_OLD = "too_old", _("Se pasó su momento")
    TOO_MANY = "too_many", _("Ya se le escribió demasiadas veces ese día")


class DeliveryQuerySet(models.QuerySet):
    def due(self, *, at):
        """Queued messages whose moment has come and whose bulletin, if any, is not in a pause."""
        is_running = Q(bulletin=None) | Q(bulletin__paused_at=None)
        return self.filter(is_running, state=DeliveryState.QUEUED, due_at__lte=at)

    def in_hand(self, slot):
        """Queued, and taken along by the sender in that slot."""
        return self.filter(state=DeliveryState.QUEUED, slot=slot)

    def claimed(self, slot):
        """Handed to the mail server by the sender in that slot, without a result so far."""
        return self.filter(state=DeliveryState.SENDING, slot=slot)

    def recoverable(self):
        """Uncertain, and the portal will find out whether they arrived, or decide by their kind."""
        return self.filter(state=DeliveryState.UNCERTAIN, held_at__isnull=True)

    def held(self):
        """Uncertain, and held for a person, because nothing can tell whether they arrived; nobody has decided yet."""
        return self.filter(state=DeliveryState.UNCERTAIN, held_at__isnull=False, resolved_at__isnull=True)


class Delivery(models.Model):
    """One message to one address; what it is about are its items."""

    kind = models.CharField(_("tipo"), max_length=40)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="deliveries",
        verbose_name=_("persona"),
    )
    email = models.EmailField(_("correo"))
    bulletin = models.ForeignKey(
        "mailings.Bulletin",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deliveries",
        verbose_name=_("boletín"),
    )
    subject = models.CharField(_("asunto"), max_length=200, blank=True, editable=False)
    words = models.TextField(_("lo que decía"), blank=True, editable=False)
    state = models.CharField(_("estado"), max_length=10, choices=DeliveryState, default=DeliveryState.QUEUED)
    reason = models.CharField(_("por qué no"), max_length=20, choices=Reason, blank=True)
    created_at = models.DateTimeField(_("creado el"), default=timezone.now)
    due_at = models.DateTimeField(_("enviar desde"), default=timezone.now)
    day = models.DateField(_("recordatorios del"), null=True, blank=True, editable=False)
    slot = models.PositiveSmallIntegerField(_("lo lleva el lugar"), null=True, editable=False)
    claimed_at = models.DateTimeField(_("tomado el"), null=True, blank=True)
    sent_at = models.DateTimeField(_("enviado el"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("intentos"), default=0)
    recoveries = models.PositiveSmallIntegerField(_("recuperaciones"), default=0, editable=False)
    answer = models.CharField(_("respuesta del servidor"), max_length=300, blank=True)
    held_at = models.DateTimeField(_("espera a una persona desde"), null=True, editable=False)
    resolved_at = models.DateTimeField(_("resuelto el"), null=True, editable=False)
    resolved_by = actor_field(_("lo resolvió"), null=True)
    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("correo")
        verbose_name_plural = _("correos")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="delivery_sent_says_when",
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="delivery_suppressed_says_why",
                condition=(Q(state="suppressed") & ~Q(reason="")) | (~Q(state="suppressed") & Q(reason="")),
            ),
            models.UniqueConstraint(
                name="delivery_one_digest_a_day", fields=["user", "day"], condition=Q(day__isnull=False)
            ),
            models.CheckConstraint(
                name="delivery_sending_says_who_and_when",
                condition=~Q(state="sending") | Q(slot__isnull=False, claimed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="delivery_held_is_uncertain", condition=Q(held_at__isnull=True) | Q(state="uncertain")
            ),
            all_or_none("delivery_resolved_says_when_and_who", "resolved_at", "resolved_by"),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="delivery_due", condition=Q(state="queued")),
            models.Index(fields=["state"], name="delivery_claimed", condition=Q(state__in=["sending", "uncertain"])),
            models.Index(
                fields=["slot"],
                name="delivery_taken",
                condition=Q(slot__isnull=False, state__in=["queued", "sending"]),
            ),
        ]

    def __str__(self):
        return _("Correo a %s") % self.email

    @cached_property
    def mailbox(self) -> str:
        """The address as servers write it: in ASCII, its domain in punycode; ValueError where that cannot be."""
        return sanitize_address(self.email, "utf-8")

    def message_id(self, domain: str) -> str:
        """The same on every attempt, so that a relay or a mailbox recognises a message it already has."""
        name = f"{self.kind}:{self.email}:{self.created_at.isoformat()}"
        return f"<{self.pk}.{sha256(name.encode()).hexdigest()[:24]}@{domain}>"


class MailItem(models.Model):
    """Something due to be said to somebody about a row of an app below, once for each period of its kind.

    `kind` names the message or reminder that an app declares, or one of mail's own. What becomes of it is its
    delivery's state; where it was never put into one, or taken out of it, `reason` says why. Whoever has no account yet
    is known by the address.
    """

    delivery = models.ForeignKey(
        Delivery, models.CASCADE, null=True, blank=True, related_name="items", verbose_name=_("correo")
    )
    kind = models.CharField(_("regla"), max_length=40)
    object_id = models.BigIntegerField(_("sobre la fila"))
    period = models.CharField(_("vez"), max_length=20)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("persona"),
    )
    email = models.EmailField(_("correo"))
    due_at = models.DateTimeField(_("debía salir el"), default=timezone.now)
    reason = models.CharField(_("por qué no"), max_length=20, choices=Reason, blank=True)

    class Meta:
        verbose_name = _("asunto de un correo")
        verbose_name_plural = _("asuntos de correos")
        constraints = [
            models.UniqueConstraint(
                name="item_once_a_person",
                fields=["kind", "object_id", "period", "user"],
                condition=Q(user__isnull=False),
            ),
            models.UniqueConstraint(
                name="item_once_an_address",
                fields=["kind", "object_id", "period", "email"],
                condition=Q(user__isnull=True),
            ),
            models.CheckConstraint(
                name="item_is_sent_or_says_why", condition=Q(delivery__isnull=False) | ~Q(reason="")
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "object_id"], name="item_about"),
            models.Index(fields=["due_at"], name="item_due"),
        ]

    def __str__(self):
        return f"{self.kind} {self.object_id} · {self.period} · {self.email}"

    @property
    def key(self) -> tuple:
        """What makes it one and the same, as a due reminder says it (kit/messages)."""
        return self.object_id, self.period, self.user_id or self.email
