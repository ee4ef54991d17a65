"""The registry's work queues on the first page of the office."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit import queues
from members.models import Application, ConfirmationRequest, Correction, Invitation, Office, Organization, SuspectedPair


def _list(model: str, query: str = ""):
    return lambda: reverse(f"admin:members_{model}_changelist") + query


queues.register(
    "applications",
    _("Solicitudes de adhesión por decidir"),
    rows=lambda at: Application.objects.waiting(),
    url=_list("application"),
    place=10,
)
queues.register(
    "corrections",
    _("Correcciones de datos por revisar"),
    rows=lambda at: Correction.objects.waiting(),
    url=_list("correction"),
    place=20,
)
queues.register(
    "offices",
    _("Cargos que esperan a una segunda persona"),
    rows=lambda at: Office.objects.waiting_for_another(at=at),
    url=_list("office", "?situacion=esperan"),
    place=5,
)
queues.register(
    "voiceless",
    _("Organizaciones sin representante"),
    rows=lambda at: Organization.objects.without_living_mandate(at=at),
    url=_list("organization", "?pendiente=sin-representante"),
    place=30,
)
queues.register(
    "failed invitations",
    _("Invitaciones que no llegaron"),
    rows=lambda at: Invitation.objects.failed(at=at),
    url=_list("invitation", "?situacion=failed"),
    place=40,
)
queues.register(
    "failed applications",
    _("Solicitudes cuyo correo no llegó"),
    rows=lambda at: Application.objects.failed(),
    url=_list("application", "?situacion=no-llego"),
    place=42,
)
queues.register(
    "failed questions",
    _("Preguntas anuales que no llegaron"),
    rows=lambda at: ConfirmationRequest.objects.failed(),
    url=_list("confirmationrequest", "?situacion=no-llego"),
    place=44,
)
queues.register(
    "unconfirmed",
    _("Registros sin confirmar en un año"),
    rows=lambda at: Organization.objects.unconfirmed(at=at),
    url=_list("organization", "?pendiente=sin-confirmar"),
    place=50,
)
queues.register(
    "duplicates",
    _("Posibles duplicadas"),
    rows=lambda at: SuspectedPair.objects.waiting(),
    url=_list("suspectedpair"),
    place=60,
)
