"""Mail about the registry: invitations, applications, offices, and the yearly question about the data."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.messages import (
    DueReminder,
    Message,
    Reminder,
    ReminderPart,
    Topic,
    TopicGroup,
    Urgency,
    messages,
    reminders,
    topics,
)
from kit.text.collation import without_links

from . import office_messages  # noqa: F401 declares its own
from .admission import application_link
from .confirming import confirmation_link
from .invitations import invitation_link
from .models import Application, ConfirmationRequest, Invitation, OfficeNotice, Organization, PeerMessageCopy
from .offices import office_link
from .peer_messages import conversation_link

PATIENCE = timedelta(days=14)
BEFORE_THE_END = timedelta(days=3)
CONFIRMATION = Topic(
    "confirmation", gettext_lazy("La pregunta anual por los datos de la organización"), TopicGroup.QUESTION
)

PEER_MESSAGES = Topic("peer_messages", gettext_lazy("Mensajes de otras organizaciones"), TopicGroup.NOTICE)
PEER_MESSAGE_PARTS = ("user", *(f"peer_message__{name}" for name in ("sender", "recipient", "written_by")))


def confirmed_by(user):
    """The applications written from an address that the person has proved to be hers."""
    return Application.objects.filter(contact_email__iexact=user.email, confirmed_at__isnull=False)


@dataclass(frozen=True, kw_only=True)
class ConfirmationUnanswered(Reminder):
    def due(self, *, at, among=None):
        rows = ConfirmationRequest.objects.unanswered(at=at, since=at - PATIENCE)
        if among is not None:
            rows = rows.filter(pk__in=among)
        rows = rows.select_related("organization", "user").order_by("pk")
        return [DueReminder(row, "1", timezone.localdate(row.sent_at + PATIENCE), row.user) for row in rows]

    def part(self, due):
        text = _("Toma un minuto y no hace falta contraseña; si algo cambió, ahí mismo se corrige.")
        if due.row.ends_a_silent_year:
            text = _("Hace más de un año que nadie confirma los datos de %(organization)s.") + " " + text
        words = {"organization": due.row.organization}
        subject = _("¿Siguen siendo estos los datos de %(organization)s?") % words
        return ReminderPart(subject, text % words, _("Revisar los datos"), confirmation_link(due.row))

    def example_row(self, user, *, at):
        organization = Organization(name=_("Organización de ejemplo"), confirmed_at=at - timedelta(days=400))
        return ConfirmationRequest(organization=organization, user=user)


@dataclass(frozen=True, kw_only=True)
class InvitationExpiring(Reminder):
    def due(self, *, at, among=None):
        rows = Invitation.objects.expiring(at=at, until=at + BEFORE_THE_END)
        if among is not None:
            rows = rows.filter(pk__in=among)
        days = ((row, timezone.localdate(row.expires_at)) for row in rows.select_related("organization").order_by("pk"))
        return [DueReminder(row, day.isoformat(), day - BEFORE_THE_END, None, row.email) for row, day in days]

    def part(self, due):
        moment = date_format(timezone.localtime(due.row.expires_at), "DATETIME_FORMAT")
        words = {"organization": without_links(due.row.organization), "moment": moment}
        text = _(
            "La invitación a representar a %(organization)s en el portal vence el %(moment)s (hora del centro de "
            "México). Es personal: no la reenvíe. Si no la esperaba, no tiene que hacer nada."
        )
        subject = _("Su invitación para representar a %(organization)s está por vencer") % words
        return ReminderPart(subject, text % words, _("Ver la invitación"), invitation_link(due.row, mailed=True))

    def example_row(self, user, *, at):
        organization = Organization(name=_("Organización de ejemplo"))
        return Invitation(organization=organization, expires_at=at + BEFORE_THE_END)

    def example(self, *, at):
        return replace(super().example(at=at), user=None)


topics.register(CONFIRMATION, PEER_MESSAGES)
messages.register(
    Message(
        name="invitation",
        label=gettext_lazy("Invitación a representar"),
        model=Invitation,
        due=lambda at: Invitation.objects.due(at=at).with_welcome().select_related("organization", "invited_by"),
        for_subject=lambda rows: rows.with_welcome().select_related("organization"),
        email=lambda row: row.email,
        link=lambda row: invitation_link(row, mailed=True),
        sent_field="sent_at",
        is_to_unproven=True,
        before_account=lambda user: Invitation.objects.filter(accepted_by=user),
    ),
    Message(
        name="office_notice",
        label=gettext_lazy("Aviso sobre un cargo en la Coordinación"),
        model=OfficeNotice,
        due=lambda at: OfficeNotice.objects.due().select_related("office__user", "made_by", "user"),
        email=lambda row: row.user.email,
        link=office_link,
        sent_field="sent_at",
        user_id=lambda row: row.user_id,
        is_about_organization=False,
    ),
    Message(
        name="application_confirmation",
        label=gettext_lazy("Solicitud: confirmar el correo"),
        model=Application,
        due=lambda at: Application.objects.confirmation_due(),
        email=lambda row: row.contact_email,
        link=application_link,
        sent_field="confirmation_sent_at",
        is_to_unproven=True,
        before_account=confirmed_by,
    ),
    Message(
        name="application_decision",
        label=gettext_lazy("Solicitud: respuesta"),
        model=Application,
        due=lambda at: Application.objects.decision_due(),
        email=lambda row: row.contact_email,
        link=application_link,
        sent_field="decision_sent_at",
        before_account=confirmed_by,
    ),
    Message(
        name="confirmation_question",
        label=gettext_lazy("Pregunta anual por los datos"),
        model=ConfirmationRequest,
        due=lambda at: ConfirmationRequest.objects.due(at=at).select_related("organization", "user"),
        email=lambda row: row.user.email,
        link=confirmation_link,
        sent_field="sent_at",
        user_id=lambda row: row.user_id,
        topic=CONFIRMATION.name,
    ),
    Message(
        name="peer_message",
        label=gettext_lazy("Mensaje de otra organización"),
        model=PeerMessageCopy,
        due=lambda at: PeerMessageCopy.objects.due().select_related(*PEER_MESSAGE_PARTS),
        for_subject=lambda rows: rows.select_related("peer_message__sender"),
        email=lambda row: row.address,
        link=conversation_link,
        sent_field="sent_at",
        user_id=lambda row: row.user_id,
        topic=PEER_MESSAGES.name,
        is_about_organization=False,
    ),
)
reminders.register(
    InvitationExpiring(
        name="invitation_expiring",
        title=gettext_lazy("Invitación por vencer"),
        description=gettext_lazy("Tres días antes de que venza, a quien fue invitada o invitado; en un correo aparte."),
        urgency=Urgency.EXPIRING,
        window=timedelta(days=2),
        is_separate=True,
    ),
    ConfirmationUnanswered(
        name="confirmation_unanswered",
        title=gettext_lazy("Datos de la organización sin confirmar"),
        description=gettext_lazy(
            "A los catorce días de la pregunta anual sin respuesta, a quien se le preguntó; una vez."
        ),
        urgency=Urgency.QUESTION,
        topic=CONFIRMATION.name,
        window=timedelta(days=21),
    ),
)
