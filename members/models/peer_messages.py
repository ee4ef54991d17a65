"""What organisations write to each other through the portal: kept here, sent by the ledger, no address shown."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.database.constraints import actor_field, all_or_none
from kit.database.mail_failure import MailFailure

from .choices import Status
from .organizations import Organization


class PeerMessageQuerySet(models.QuerySet):
    def between(self, one: Organization, other: Organization):
        """What these two wrote to each other, in order."""
        rows = self.filter(Q(sender=one, recipient=other) | Q(sender=other, recipient=one))
        return rows.order_by("written_at", "pk")

    def of(self, organization: Organization):
        """What it wrote or got, the last first."""
        return self.filter(Q(sender=organization) | Q(recipient=organization)).order_by("-written_at", "-pk")

    def reported(self):
        """Those that somebody reported to the coordination."""
        return self.filter(reported_at__isnull=False)

    def to_review(self):
        """Those of them at which nobody has looked."""
        return self.reported().filter(reviewed_at__isnull=True)


class PeerMessage(models.Model):
    """One organisation writes to another."""

    sender = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name=_("de"))
    recipient = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name=_("para"))
    text = models.TextField(_("mensaje"), max_length=2000)
    shows_email = models.BooleanField(_("con su correo"), default=False)
    written_at = models.DateTimeField(_("escrito el"), editable=False)
    written_by = actor_field(_("escribió"))
    reported_at = models.DateTimeField(_("reportado el"), null=True, editable=False)
    reported_by = actor_field(_("reportó"), null=True)
    reviewed_at = models.DateTimeField(_("revisado el"), null=True, editable=False)
    reviewed_by = actor_field(_("revisó"), null=True)
    objects = PeerMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("mensaje entre organizaciones")
        verbose_name_plural = _("mensajes entre organizaciones")
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="peer_message_to_another", condition=~Q(sender=F("recipient"))),
            all_or_none("peer_message_reported_says_when_and_who", "reported_at", "reported_by"),
            all_or_none("peer_message_reviewed_says_when_and_who", "reviewed_at", "reviewed_by"),
        ]
        indexes = [
            models.Index(fields=["sender", "written_at"], name="peer_message_sent"),
            models.Index(fields=["recipient", "written_at"], name="peer_message_received"),
            models.Index(fields=["reported_at"], name="peer_message_reported", condition=Q(reported_at__isnull=False)),
        ]

    def __str__(self):
        return f"{self.sender} → {self.recipient}"


class PeerMessageCopyQuerySet(models.QuerySet):
    def due(self):
        """Not yet sent, of messages that nobody reported meanwhile and whose sender still belongs."""
        rows = self.filter(peer_message__reported_at__isnull=True, peer_message__sender__status=Status.ACTIVE)
        return rows.filter(sent_at__isnull=True, failed_at__isnull=True)


class PeerMessageCopy(MailFailure):
    """One reader's copy: somebody who speaks for the recipient, or its contact address where nobody does."""

    peer_message = models.ForeignKey(
        PeerMessage, models.CASCADE, related_name="copies", verbose_name=_("mensaje entre organizaciones")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("persona")
    )
    email = models.EmailField(_("correo"), blank=True)
    sent_at = models.DateTimeField(_("enviado el"), null=True, editable=False)
    objects = PeerMessageCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("copia de un mensaje entre organizaciones")
        verbose_name_plural = _("copias de mensajes entre organizaciones")
        constraints = [
            models.UniqueConstraint(name="peer_message_copy_once", fields=["peer_message", "user"]),
            models.CheckConstraint(
                name="peer_message_copy_has_one_reader",
                condition=Q(user__isnull=False, email="") | (Q(user__isnull=True) & ~Q(email="")),
            ),
        ]

    def __str__(self):
        return f"{self.peer_message} · {self.user or self.email}"

    @property
    def address(self) -> str:
        return self.user.email if self.user_id else self.email


class WritingBlockQuerySet(models.QuerySet):
    def active(self):
        return self.filter(ended_at__isnull=True)

    def against(self, sender: Organization, recipient: Organization):
        """Those that keep the one from writing to the other: the recipient's own, and the coordination's."""
        return self.active().filter(Q(recipient=recipient) | Q(recipient=None), sender=sender)


class WritingBlock(models.Model):
    """An organisation may not write to another, or, by the coordination, to none (`recipient` is None)."""

    sender = models.ForeignKey(Organization, models.CASCADE, related_name="+", verbose_name=_("quién no escribe"))
    recipient = models.ForeignKey(Organization, models.CASCADE, null=True, related_name="+", verbose_name=_("a quién"))
    made_at = models.DateTimeField(_("desde"), editable=False)
    made_by = actor_field(_("lo pidió"))
    ended_at = models.DateTimeField(_("hasta"), null=True, editable=False)
    ended_by = actor_field(_("lo quitó"), null=True)
    objects = WritingBlockQuerySet.as_manager()

    class Meta:
        verbose_name = _("bloqueo de mensajes")
        verbose_name_plural = _("bloqueos de mensajes")
        ordering = ["-made_at"]
        constraints = [
            all_or_none("writing_block_ended_says_when_and_who", "ended_at", "ended_by"),
            models.UniqueConstraint(
                name="writing_block_once",
                fields=["sender", "recipient"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        return f"{self.sender} → {self.recipient or _('todas')}"
