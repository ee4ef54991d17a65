"""Proposals of a commission, for whoever answers them: opened, about to close, closed with their outcome, withdrawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.messages import COMMISSION_NEWS, example_commission
from commissions.people import people_by_organization, people_of
from kit.messages import DueReminder, News, Reminder, ReminderPart, Urgency, reminders
from kit.text.collation import excerpt
from meetings.models import Proposal, Voice
from meetings.voting import BUTTON, BUTTONS, voting_link
from members.models import User

CLOSES_SOON = timedelta(hours=36)  # so that the afternoon's or the morning's message comes before
LONG_ENOUGH = timedelta(hours=20)  # after it was opened: a short one is told once


def proposal_link(proposal: Proposal) -> str:
    address = reverse("commission_proposal", args=[proposal.commission.slug, proposal.pk])
    return settings.SITE_URL + address


def _words(row: Proposal) -> dict:
    closes = date_format(timezone.localtime(row.closes_at), r"l j \d\e F, H:i").lower()
    return {"commission": row.commission, "text": excerpt(row.text, 300), "closes": closes}


def _with_votes(row: Proposal, user: User, subject: str, text: str) -> ReminderPart:
    """The three answers as buttons; each opens the page with that answer chosen."""
    link = voting_link(row, user)
    (button, first), *others = [(str(stance.label), f"{link}?{BUTTON}={word}") for word, stance in BUTTONS.items()]
    return ReminderPart(subject % _words(row), text % _words(row), button, first, tuple(others))


def _opened_words(row: Proposal, user: User) -> ReminderPart:
    text = _("«%(text)s». Se puede responder hasta el %(closes)s, hora del centro; no hace falta contraseña.")
    return _with_votes(row, user, _("%(commission)s propone: ¿qué responde su organización?"), text)


def _concluded_words(row: Proposal, user: User) -> ReminderPart:
    words = _words(row) | {"outcome": row.outcome}
    text = _("«%(text)s». Resultado: %(outcome)s") % words
    return ReminderPart(_("%(commission)s decidió") % words, text, _("Ver las respuestas"), proposal_link(row))


def _withdrawn_words(row: Proposal, user: User) -> ReminderPart:
    words = _words(row) | {"reason": row.withdraw_reason}
    text = _("«%(text)s». Motivo: %(reason)s. Ya no hace falta responder.") % words
    subject = _("%(commission)s retiró una propuesta") % words
    return ReminderPart(subject, text, _("Ver la propuesta"), proposal_link(row))


def _people(rows: list[Proposal], at: datetime) -> dict[int, Iterable[User]]:
    """Everybody who goes to its commission; two queries."""
    people = people_of({row.commission_id for row in rows}, at=at)
    return {row.pk: people.get(row.commission_id, ()) for row in rows}


def _sample(user: User, at: datetime, **fields) -> Proposal:
    text = _("¿Firmamos la carta al Congreso?")
    closes_at = at + timedelta(days=5)
    return Proposal(pk=0, commission=example_commission(), text=text, closes_at=closes_at, opened_at=at, **fields)


@dataclass(frozen=True, kw_only=True)
class ProposalClosing(Reminder):
    """To whoever goes for an organisation that has not answered, a day before it closes."""

    def due(self, *, at, among=None):
        rows = Proposal.objects.open(at=at).filter(closes_at__lte=at + CLOSES_SOON, opened_at__lte=at - LONG_ENOUGH)
        rows = rows.filter(commission__closed_at=None).select_related("commission")
        if among is not None:
            rows = rows.filter(pk__in=among)
        rows = list(rows.order_by("closes_at", "pk"))
        people = people_by_organization({row.commission_id for row in rows}, at=at)
        pairs = set(Voice.objects.filter(proposal__in=rows).values_list("proposal", "organization"))
        return [
            DueReminder(row, "1", timezone.localdate(row.closes_at - CLOSES_SOON), user)
            for row in rows
            for user in _silent_people(people[row.commission_id], {org for pk, org in pairs if pk == row.pk})
        ]

    def part(self, due):
        text = _("«%(text)s». Cierra el %(closes)s, hora del centro, y falta la respuesta de su organización.")
        return _with_votes(due.row, due.user, _("%(commission)s: falta su respuesta"), text)

    def example_row(self, user, *, at):
        return _sample(user, at)


def _silent_people(people: dict[int, list[User]], spoken: set[int]) -> Iterable[User]:
    return dict.fromkeys(user for key, users in people.items() if key not in spoken for user in users)


reminders.register(
    ProposalClosing(
        name="proposal_closing",
        title=gettext_lazy("Propuesta por cerrar: a quien falta por responder"),
        description=gettext_lazy("Un día antes de que cierre, a quien va por una organización que no ha respondido."),
        urgency=Urgency.EXPIRING,
        topic=COMMISSION_NEWS.name,
        window=timedelta(days=2),
        is_same_day=True,
    ),
    News(
        name="proposal_opened",
        title=gettext_lazy("Propuesta abierta: a la comisión"),
        description=gettext_lazy("Cuando se propone algo, a quien va por cada organización, con tres botones."),
        topic=COMMISSION_NEWS.name,
        rows=lambda at: Proposal.objects.open(at=at).filter(commission__closed_at=None).select_related("commission"),
        moment="opened_at",
        actor="opened_by_id",
        readers=_people,
        wording=_opened_words,
        sample=lambda user, at: _sample(user, at),
    ),
    News(
        name="proposal_concluded",
        title=gettext_lazy("Resultado de una propuesta: a la comisión"),
        description=gettext_lazy("Cuando se escribe en qué quedó, a quien va por cada organización."),
        topic=COMMISSION_NEWS.name,
        rows=lambda at: Proposal.objects.exclude(concluded_at=None).select_related("commission"),
        moment="concluded_at",
        actor="concluded_by_id",
        readers=_people,
        wording=_concluded_words,
        sample=lambda user, at: _sample(user, at, outcome=_("Se firma.")),
    ),
    News(
        name="proposal_withdrawn",
        title=gettext_lazy("Propuesta retirada: a la comisión"),
        description=gettext_lazy("Cuando se retira una propuesta, con el motivo, a quien va por cada organización."),
        topic=COMMISSION_NEWS.name,
        rows=lambda at: Proposal.objects.exclude(withdrawn_at=None).select_related("commission"),
        moment="withdrawn_at",
        actor="withdrawn_by_id",
        readers=_people,
        wording=_withdrawn_words,
        sample=lambda user, at: _sample(user, at, withdraw_reason=_("Falta una cifra")),
    ),
)
