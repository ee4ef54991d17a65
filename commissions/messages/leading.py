"""Mail to whoever begins or ceases to lead a commission, at once; and to whoever is admitted to write in its agenda."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.handing_over import ended_due, named_due
from commissions.models import FocalPoint, Seat
from kit.messages import Message, News, ReminderPart, messages, reminders
from members.models import User

from .topics import COMMISSION_NEWS, example_commission


def _named_link(row: FocalPoint) -> str:
    """The dossier that she receives, or else her dashboard."""
    slug = row.commission.slug
    address = reverse("commission_dashboard", args=[slug])
    if row.handover:
        address = reverse("commission_handover", args=[slug, row.handover])
    return settings.SITE_URL + address


def _commission_link(row: FocalPoint) -> str:
    return settings.SITE_URL + row.commission.get_absolute_url()


def _delegates(rows: list[Seat], at: datetime) -> dict[int, Iterable[User]]:
    effective = Seat.objects.effective(at=at).filter(pk__in=[row.pk for row in rows])
    pairs = set(effective.values_list("pk", flat=True))
    return {row.pk: [row.delegate] for row in rows if row.pk in pairs and row.delegate}


def _editor_words(row: Seat, user: User) -> ReminderPart:
    words = {"commission": row.commission, "who": row.editor_by}
    link = settings.SITE_URL + reverse("commission_agenda", args=[row.commission.slug])
    if row.is_editor:
        subject = _("Ya puede escribir en la agenda de %(commission)s")
        text = _("%(who)s le dio permiso de editar la agenda y el plan de trabajo, y de proponer decisiones.")
        return ReminderPart(subject % words, text % words, _("Escribir en la agenda"), link)
    subject, text = _("Ya no escribe en la agenda de %(commission)s"), _("%(who)s retiró el permiso. Puede comentarla.")
    return ReminderPart(subject % words, text % words, _("Ver la agenda"), link)


messages.register(
    Message(
        name="leader_named",
        label=gettext_lazy("A quien empieza a coordinar una comisión"),
        model=FocalPoint,
        due=lambda at: named_due(at=at).select_related("commission", "user", "organization"),
        email=lambda row: row.user.email,
        link=_named_link,
        sent_field="named_sent_at",
        user_id=lambda row: row.user_id,
        is_about_organization=False,
    ),
    Message(
        name="leader_ended",
        label=gettext_lazy("A quien deja de coordinar una comisión"),
        model=FocalPoint,
        due=lambda at: ended_due(at=at).select_related("commission", "user", "organization"),
        email=lambda row: row.user.email,
        link=_commission_link,
        sent_field="ended_sent_at",
        user_id=lambda row: row.user_id,
        is_about_organization=False,
    ),
)
reminders.register(
    News(
        name="agenda_editor",
        title=gettext_lazy("Permiso de editar la agenda: a quien lo recibe"),
        description=gettext_lazy("Cuando se da o se retira el permiso de escribir en la agenda."),
        topic=COMMISSION_NEWS.name,
        rows=lambda at: Seat.objects.select_related("commission", "delegate", "editor_by"),
        moment="editor_at",
        actor="editor_by_id",
        readers=_delegates,
        wording=_editor_words,
        sample=lambda user, at: Seat(commission=example_commission(), is_editor=True, editor_by=user),
    ),
)
