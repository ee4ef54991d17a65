"""An invitation to speak for an organisation: single use, bound to an address, revocable, its state shown."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.audit import audited
from kit.database.constraints import actor_field
from kit.database.mail_failure import MailFailure

from .applications import Application, Decision, new_key
from .choices import Status
from .mandates import RepresentationKind
from .organizations import Organization

LIFETIME = timedelta(days=14)


def default_expiry():
    return timezone.now() + LIFETIME


class InvitationQuerySet(models.QuerySet):
    def open(self, *, at):
        """Neither accepted nor revoked nor expired."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=at)

    def due(self, *, at):
        """Open ones still to be sent; a failed one waits until somebody resends it."""
        return self.open(at=at).filter(sent_at__isnull=True, failed_at__isnull=True, organization__status=Status.ACTIVE)

    def with_welcome(self):
        """With `is_welcome`: it goes to whoever applied for an organisation that was admitted."""
        applied = Application.objects.filter(
            organization=OuterRef("organization"), contact_email__iexact=OuterRef("email"), decision=Decision.APPROVED
        )
        return self.annotate(is_welcome=Exists(applied))

    def expiring(self, *, at, until):
        """Open ones that arrived and end by that moment."""
        rows = self.open(at=at).filter(sent_at__isnull=False, failed_at__isnull=True, expires_at__lte=until)
        return rows.filter(organization__status=Status.ACTIVE)

    def failed(self, *, at):
        """Open ones whose mail could not be delivered."""
        return self.open(at=at).filter(failed_at__isnull=False)


class InvitationState(models.TextChoices):
    """What became of it; computed."""

    WAITING = "waiting", _("Por enviar")
    SENT = "sent", _("Enviada")
    FAILED = "failed", _("No llegó")
    ACCEPTED = "accepted", _("Aceptada")
    EXPIRED = "expired", _("Vencida")
    REVOKED = "revoked", _("Cancelada")

    @property
    def tone(self) -> str:
        """The badge that says it: ok, warn or off."""
        return TONES.get(self, "")

    @property
    def long_label(self) -> str:
        """In the words for whoever invited."""
        return LONG_LABELS.get(self, self.label)


TONES = {
    InvitationState.ACCEPTED: "ok",
    InvitationState.REVOKED: "off",
    InvitationState.EXPIRED: "off",
    InvitationState.FAILED: "warn",
    InvitationState.SENT: "ok",
}
LONG_LABELS = {
    InvitationState.FAILED: _("No se pudo entregar"),
    InvitationState.SENT: _("Enviada, sin respuesta"),
}


@audited(exclude=("key",))
class Invitation(MailFailure):
    """An address is invited to speak for an organisation."""

    history_name = "email"
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="invitations", verbose_name=_("organización")
    )
    email = models.EmailField(_("correo electrónico"))
    name = models.CharField(_("nombre"), max_length=150, blank=True)
    kind = models.CharField(_("tipo"), max_length=10, choices=RepresentationKind, default=RepresentationKind.TITULAR)
    position = models.CharField(_("cargo"), max_length=120, blank=True)
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("invitó")
    )
    created_at = models.DateTimeField(_("creada el"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("vence el"), default=default_expiry)
    sent_at = models.DateTimeField(_("enviada el"), null=True, editable=False)
    accepted_at = models.DateTimeField(_("aceptada el"), null=True, editable=False)
    accepted_by = actor_field(_("aceptó"), null=True)
    revoked_at = models.DateTimeField(_("cancelada el"), null=True, editable=False)
    revoked_by = actor_field(_("canceló"), null=True)
    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitación")
        verbose_name_plural = _("invitaciones")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                name="invitation_open_once",
                fields=["organization", "email"],
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
                violation_error_message=_("Ya hay una invitación para ese correo; reenvíela o revóquela."),
            ),
            models.CheckConstraint(
                name="invitation_accepted_or_revoked",
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.email} · {self.organization}"

    @property
    def is_for_titular(self) -> bool:
        return self.kind == RepresentationKind.TITULAR

    def state(self, *, at) -> InvitationState:
        facts = [
            (InvitationState.ACCEPTED, self.accepted_at),
            (InvitationState.REVOKED, self.revoked_at),
            (InvitationState.EXPIRED, self.expires_at <= at),
            (InvitationState.FAILED, self.failed_at),
            (InvitationState.SENT, self.sent_at),
        ]
        return next((state for state, fact in facts if fact), InvitationState.WAITING)
