"""An organisation asks to join: sent, its e-mail confirmed, approved or declined with a way back."""

import secrets

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.audit import audited
from kit.database.constraints import actor_field
from kit.database.mail_failure import MailFailure
from kit.text.websites import refuse_user_part

from .choices import Donee, Kind, LegalForm
from .organizations import CLUNI, RFC, Organization
from .states import State


def new_key() -> str:
    """Unguessable subject of a signed link."""
    return secrets.token_urlsafe(16)


class Decision(models.TextChoices):
    NONE = "", _("Sin decidir")
    APPROVED = "approved", _("Aprobada")
    DECLINED = "declined", _("No aprobada")


class ApplicationQuerySet(models.QuerySet):
    def waiting(self):
        """E-mail confirmed and not decided: the coordination's turn."""
        return self.filter(decision=Decision.NONE, confirmed_at__isnull=False)

    def confirmation_due(self):
        """Undecided ones whose link, to confirm the e-mail and follow the application, is still to be sent."""
        return self.filter(decision=Decision.NONE, confirmation_sent_at__isnull=True, failed_at__isnull=True)

    def decision_due(self):
        """Declined and not told yet; an address that nobody confirmed is told nothing."""
        declined = self.filter(decision=Decision.DECLINED, confirmed_at__isnull=False)
        return declined.filter(decision_sent_at__isnull=True, failed_at__isnull=True)

    def failed(self):
        """Those whose last mail could not be delivered."""
        return self.filter(failed_at__isnull=False).exclude(decision=Decision.APPROVED)

    def correctable(self):
        """Those that the applicant may still change: undecided, or declined with the way back."""
        return self.exclude(decision=Decision.APPROVED)


@audited(exclude=("key",))
class Application(MailFailure):
    """What an organisation that wants to join says of itself, and what became of it."""

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    name = models.CharField(_("nombre de la organización"), max_length=200)
    legal_name = models.CharField(_("razón social"), max_length=250, blank=True)
    acronym = models.CharField(_("siglas"), max_length=30, blank=True)
    kind = models.CharField(_("tipo"), max_length=12, choices=Kind, default=Kind.ORGANIZATION)
    legal_form = models.CharField(_("figura jurídica"), max_length=12, choices=LegalForm, blank=True)
    rfc = models.CharField("RFC", max_length=12, blank=True, validators=[RFC])
    cluni = models.CharField("CLUNI", max_length=16, blank=True, validators=[CLUNI])
    donee = models.CharField(_("donataria autorizada"), max_length=10, choices=Donee, blank=True)
    state = models.ForeignKey(State, models.PROTECT, related_name="+", verbose_name=_("estado de la sede"))
    municipality = models.CharField(_("municipio o alcaldía"), max_length=100, blank=True)
    website = models.URLField(_("sitio web"), max_length=300, blank=True, validators=[refuse_user_part])
    description = models.TextField(_("qué hace por la primera infancia"), max_length=2000)
    contact_name = models.CharField(_("nombre de contacto"), max_length=150)
    contact_position = models.CharField(_("cargo"), max_length=120, blank=True)
    contact_email = models.EmailField(_("correo de contacto"))
    contact_phone = models.CharField(_("teléfono de contacto"), max_length=60, blank=True)
    created_at = models.DateTimeField(_("enviada el"), default=timezone.now, editable=False)
    confirmation_sent_at = models.DateTimeField(null=True, editable=False)
    confirmed_at = models.DateTimeField(_("correo confirmado el"), null=True, editable=False)
    decision = models.CharField(_("decisión"), max_length=10, choices=Decision, blank=True, editable=False)
    decided_at = models.DateTimeField(_("decidida el"), null=True, editable=False)
    decided_by = actor_field(_("decidió"), null=True)
    reason = models.TextField(_("motivo"), max_length=2000, blank=True, editable=False)
    decision_sent_at = models.DateTimeField(null=True, editable=False)
    organization = models.OneToOneField(
        Organization,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="application",
        verbose_name=_("organización"),
    )
    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("solicitud de adhesión")
        verbose_name_plural = _("solicitudes de adhesión")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                "contact_email",
                Lower("name"),
                name="application_open_once",
                condition=Q(decision=""),
                violation_error_message=_("Ya hay una solicitud abierta con ese nombre y ese correo."),
            ),
            models.CheckConstraint(
                name="application_email_in_lower_case",
                condition=Q(contact_email=Lower("contact_email")),
                violation_error_message=_("El correo se guarda en minúsculas."),
            ),
            models.CheckConstraint(
                name="application_decided_says_when_and_who",
                condition=Q(decision="", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(decision="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="application_declined_says_why", condition=~Q(decision="declined") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="application_approved_made_an_organization",
                condition=~Q(decision="approved") | Q(organization__isnull=False),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_approved(self) -> bool:
        return self.decision == Decision.APPROVED

    @property
    def is_declined(self) -> bool:
        return self.decision == Decision.DECLINED

    def steps(self) -> list[tuple[str, str]]:
        """(what happens, "past", "current" or "") on the way of this application, in order."""
        results = {
            Decision.NONE: _("Resultado"),
            Decision.APPROVED: _("Aprobada"),
            Decision.DECLINED: _("No aprobada por ahora"),
        }
        email = _("Correo confirmado") if self.confirmed_at else _("Confirmar el correo")
        names = [_("Recibida"), email, _("Revisión de la Coordinación"), results[self.decision]]
        step = {Decision.APPROVED: 4, Decision.DECLINED: 3}.get(self.decision, 2 if self.confirmed_at else 1)
        return [(name, "past" if at < step else "current" if at == step else "") for at, name in enumerate(names)]

    def facts(self) -> list[tuple[str, str]]:
        """(label, value) of what the applicant wrote, only what is filled in."""
        fields = [field for field in self._meta.fields if field.editable and field.name != "id"]
        return [(field.verbose_name, self._in_words(field)) for field in fields if field.value_from_object(self)]

    def _in_words(self, field) -> str:
        return str(getattr(self, f"get_{field.name}_display")() if field.choices else getattr(self, field.name))
