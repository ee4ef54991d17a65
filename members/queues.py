"""The registry's work queues on the first page of the office."""

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from kit.registries.queues import QueueGroup, office_list, register

from .dual_control import PATIENCE
from .models import (
    Application,
    ConfirmationRequest,
    Correction,
    Invitation,
    Office,
    Organization,
    PeerMessage,
    SuspectedPair,
)

register(
    "applications",
    _("Solicitudes de adhesión por decidir"),
    rows=lambda at: Application.objects.waiting(),
    url=office_list("members_application"),
    group=QueueGroup.MEMBERSHIP,
    since="confirmed_at",
)
register(
    "corrections",
    _("Correcciones de datos por revisar"),
    rows=lambda at: Correction.objects.waiting(),
    url=office_list("members_correction"),
    group=QueueGroup.MEMBERSHIP,
    since="created_at",
)
register(
    "offices",
    _("Cargos que esperan a una segunda persona"),
    rows=lambda at: Office.objects.waiting_for_another(at=at),
    url=office_list("members_office", "?situacion=esperan"),
    group=QueueGroup.PEOPLE,
    since=Coalesce("end_proposals__proposed_at", F("term__startswith") - PATIENCE),
)
register(
    "voiceless",
    _("Organizaciones sin representante"),
    rows=lambda at: Organization.objects.without_mandate(at=at),
    url=office_list("members_organization", "?pendiente=sin-representante"),
    group=QueueGroup.MEMBERSHIP,
    since="created_at",
)
register(
    "failed invitations",
    _("Invitaciones que no llegaron"),
    rows=lambda at: Invitation.objects.failed(at=at),
    url=office_list("members_invitation", "?situacion=failed"),
    group=QueueGroup.MEMBERSHIP,
    since="failed_at",
)
register(
    "failed applications",
    _("Solicitudes cuyo correo no llegó"),
    rows=lambda at: Application.objects.failed(),
    url=office_list("members_application", "?situacion=no-llego"),
    group=QueueGroup.MEMBERSHIP,
    since="failed_at",
)
register(
    "failed questions",
    _("Preguntas anuales que no llegaron"),
    rows=lambda at: ConfirmationRequest.objects.failed(),
    url=office_list("members_confirmationrequest", "?situacion=no-llego"),
    group=QueueGroup.MEMBERSHIP,
    since="failed_at",
)
register(
    "unconfirmed",
    _("Registros sin confirmar en un año"),
    rows=lambda at: Organization.objects.unconfirmed(at=at),
    url=office_list("members_organization", "?pendiente=sin-confirmar"),
    group=QueueGroup.MEMBERSHIP,
    since=Coalesce("confirmed_at", "created_at"),
)
register(
    "duplicates",
    _("Posibles duplicadas"),
    rows=lambda at: SuspectedPair.objects.waiting(),
    url=office_list("members_suspectedpair"),
    group=QueueGroup.MEMBERSHIP,
)
register(
    "reported messages",
    _("Mensajes entre organizaciones que alguien reportó"),
    rows=lambda at: PeerMessage.objects.to_review(),
    url=office_list("members_peermessage"),
    group=QueueGroup.PEOPLE,
)
