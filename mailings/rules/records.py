"""The yearly question nobody answered, and the invitation that is about to expire."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.text import without_links
from mailings.models import Topic
from members.confirming import confirmation_link
from members.invitations import invitation_link
from members.models import ConfirmationRequest, Invitation

from .rule import Due, Part, Rule

PATIENCE = timedelta(days=14)
BEFORE_THE_END = timedelta(days=3)


@dataclass(frozen=True, kw_only=True)
class ConfirmationUnanswered(Rule):
    def due(self, *, at, among=None):
        rows = ConfirmationRequest.objects.unanswered(at=at, since=at - PATIENCE)
        if among is not None:
            rows = rows.filter(pk__in=among)
        rows = rows.select_related("organization", "user").order_by("pk")
        return [Due(row, "1", timezone.localdate(row.sent_at + PATIENCE), row.user) for row in rows]

    def part(self, due):
        text = _("Toma un minuto y no hace falta contraseña; si algo cambió, ahí mismo se corrige.")
        if due.row.ends_a_silent_year:
            text = _("Hace más de un año que nadie confirma los datos de %(organization)s.") + " " + text
        words = {"organization": due.row.organization}
        subject = _("¿Siguen siendo estos los datos de %(organization)s?") % words
        return Part(subject, text % words, _("Revisar los datos"), confirmation_link(due.row))


@dataclass(frozen=True, kw_only=True)
class InvitationExpiring(Rule):
    def due(self, *, at, among=None):
        rows = Invitation.objects.expiring(at=at, until=at + BEFORE_THE_END)
        if among is not None:
            rows = rows.filter(pk__in=among)
        found = []
        for row in rows.select_related("organization").order_by("pk"):
            last = timezone.localdate(row.expires_at)
            found.append(Due(row, last.isoformat(), last - BEFORE_THE_END, None, row.email))
        return found

    def part(self, due):
        moment = date_format(timezone.localtime(due.row.expires_at), "DATETIME_FORMAT")
        words = {"organization": without_links(due.row.organization), "moment": moment}
        text = _(
            "La invitación a representar a %(organization)s en el portal vence el %(moment)s (hora del centro de "
            "México). Es personal: no la reenvíe. Si no la esperaba, no tiene que hacer nada."
        )
        subject = _("Su invitación para representar a %(organization)s está por vencer") % words
        return Part(subject, text % words, _("Ver la invitación"), invitation_link(due.row, mailed=True))


CONFIRMATION_UNANSWERED = ConfirmationUnanswered(
    name="confirmation_unanswered",
    title=gettext_lazy("Datos de la organización sin confirmar"),
    says=gettext_lazy("A los catorce días de la pregunta anual sin respuesta, a quien se le preguntó; una vez."),
    topic=Topic.CONFIRMATION,
    window=timedelta(days=21),
)
INVITATION_EXPIRING = InvitationExpiring(
    name="invitation_expiring",
    title=gettext_lazy("Invitación por vencer"),
    says=gettext_lazy("Tres días antes de que venza, a quien fue invitada o invitado; en un correo aparte."),
    topic="",
    window=timedelta(days=2),
    is_urgent=True,
)
