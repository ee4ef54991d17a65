"""What of commissions and agreements waits for a person, and her cards of them on the first page."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commissions.models import Agenda, AgendaState, Commission, Seat, SectionComment
from kit.database.compiled import compiled
from kit.registries.home import Card, CardGroup, WaitingItem, home_cards, waiting_items
from kit.registries.roles import Role
from kit.text.collation import excerpt
from members.models import Representation, User

from .answering import unanswered
from .dashboard import commissions_of
from .models import Agreement, Proposal, Voice
from .silence import still_silent
from .waiting import AGREEMENT, KINDS, OpenItem, WaitingKind, items_of, queues_for_leader

SOON = timedelta(days=14)


def _day(item: OpenItem) -> date:
    return item.since.astimezone(UTC).date()


class ItemKind(NamedTuple):
    """How one kind of what waits is said, where it is done, about how long that takes, and until when."""

    text: str
    button: str
    minutes: int
    url: Callable[[OpenItem], str]
    until: Callable[[OpenItem], date | None] = lambda item: None


def _agreement(item: OpenItem) -> str:
    return reverse("agreement", args=[item.slug, item.year, item.sequence])


def _proposal(item: OpenItem) -> str:
    return reverse("commission_proposal", args=[item.slug, item.pk])


def _answer(item: OpenItem) -> str:
    return _agreement(item) + "#responder"


ITEMS = {
    "late": ItemKind(gettext_lazy("Venció: %s"), gettext_lazy("Ver y recordar"), 2, _agreement, _day),
    "claim": ItemKind(gettext_lazy("Dicen que está hecho: %s"), gettext_lazy("Verificar"), 2, _agreement),
    "ask": ItemKind(gettext_lazy("Piden ayuda o más tiempo: %s"), gettext_lazy("Contestar"), 2, _agreement),
    "request": ItemKind(
        gettext_lazy("%s pide unirse a la comisión"),
        gettext_lazy("Responder"),
        2,
        lambda item: reverse("commission_work", args=[item.slug]) + "#solicitudes",
    ),
    "outcome": ItemKind(gettext_lazy("Cerró, y falta el resultado: %s"), gettext_lazy("Escribirlo"), 3, _proposal),
    "ratify": ItemKind(gettext_lazy("Falta ratificar: %s"), gettext_lazy("Ver"), 1, _proposal),
    "remark": ItemKind(
        gettext_lazy("Comentario a la agenda: %s"),
        gettext_lazy("Atender"),
        3,
        lambda item: reverse("section_comment", args=[item.slug, item.section]) + f"#comentario-{item.pk}",
    ),
    "own": ItemKind("%s", gettext_lazy("Contar cómo va"), 1, _answer, _day),
    "proposal": ItemKind(
        gettext_lazy("¿Qué responde su organización? %s"),
        gettext_lazy("Responder"),
        1,
        _proposal,
        lambda item: timezone.localdate(item.since),
    ),
    "agenda": ItemKind(
        gettext_lazy("La agenda espera sus comentarios"),
        gettext_lazy("Leer y comentar"),
        10,
        lambda item: reverse("commission_agenda", args=[item.slug]),
        _day,
    ),
    "silence": ItemKind(
        gettext_lazy("El punto focal no ha tenido actividad y hay asuntos por vencer. ¿Puede usted asumir?"),
        gettext_lazy("Ver y responder"),
        5,
        lambda item: reverse("commission_take_over", args=[item.slug]),
    ),
    "comment": ItemKind(gettext_lazy("Comentaron un acuerdo: %s"), gettext_lazy("Contestar"), 2, _agreement),
    "activity": ItemKind(
        gettext_lazy("Actividad atrasada de su organización: %s"),
        gettext_lazy("Actualizar"),
        1,
        lambda item: reverse("activity_edit", args=[item.slug, item.pk]),
        _day,
    ),
}


OWN_KINDS = {
    "own": WaitingKind(lambda user, at: _due_agreements(user, at=at), "text", "due_on", "body__commission", AGREEMENT),
    "proposal": WaitingKind(lambda user, at: _unanswered_proposals(user, at=at), "text", "closes_at"),
    "agenda": WaitingKind(lambda user, at: _consulted_agendas(user, at=at), "commission__name", "comments_until"),
    "silence": WaitingKind(
        lambda user, at: still_silent(at=at).filter(alternate__user=user), "commission__name", "asked_at"
    ),
}


@waiting_items(role=Role.REPRESENTATIVE)
def work_of_commissions(user, *, at) -> Iterator[WaitingItem]:
    """What waits for her as a member and in the commissions that she leads; what her own organisation answers once."""
    for item in (OpenItem(*row) for row in _items(user, at=at)):
        if kind := ITEMS.get(item.kind):
            yield WaitingItem(
                text=str(kind.text) % excerpt(item.what, 120) if "%s" in kind.text else str(kind.text),
                url=kind.url(item),
                button=str(kind.button),
                minutes=kind.minutes,
                until=kind.until(item),
                about=item.commission,
            )


@compiled
def _items(user: User, *, at: datetime):
    """All of it in one query."""
    own = {name: kind.rows(user, at) for name, kind in OWN_KINDS.items()}
    kinds = KINDS | OWN_KINDS
    parts = [items_of(name, kinds[name], rows) for name, rows in (queues_for_leader(user, at=at) | own).items()]
    return parts[0].union(*parts[1:], all=True).order_by("since")


def _due_agreements(user: User, *, at: datetime):
    """What she answers for, or goes for where no person is named, and comes due."""
    seats = Seat.objects.effective(at=at).filter(
        delegate=user, commission=OuterRef("body__commission"), organization=OuterRef("organization")
    )
    mandates = Representation.objects.effective(at=at).filter(user=user, organization=OuterRef("organization"))
    hers = Q(responsible=user) | Q(Exists(seats), responsible=None)
    return unanswered(until=timezone.localdate(at) + SOON).filter(hers, Exists(mandates))


def _unanswered_proposals(user: User, *, at: datetime):
    """Those that wait for an organisation whose answer she may give."""
    managed = Representation.objects.effective(at=at).managing().filter(user=user).values("organization")
    seats = Seat.objects.spoken_for_by(user, at=at).filter(commission=OuterRef("commission"))
    voices = Voice.objects.filter(proposal=OuterRef(OuterRef("pk")), organization=OuterRef("organization"))
    unanswering = seats.filter(Q(delegate=user) | Q(organization__in=managed)).exclude(Exists(voices))
    return Proposal.objects.open(at=at).filter(Exists(unanswering), commission__closed_at=None)


def _consulted_agendas(user: User, *, at: datetime):
    """Those that ask for comments, and that she has not commented since."""
    today = timezone.localdate(at)
    rows = Agenda.objects.filter(state=AgendaState.CONSULTED, comments_until__gte=today).exclude(consulted_by=user)
    rows = rows.filter(commission__in=Commission.objects.of_member(user, at=at).open())
    own = SectionComment.objects.filter(section__agenda=OuterRef("pk"), made_by=user)
    return rows.exclude(Exists(own.filter(made_at__gte=OuterRef("consulted_at"))))


@home_cards(CardGroup.TASKS, role=Role.REPRESENTATIVE)
def agreements(user, *, at):
    """What she answers for herself and is open."""
    today = timezone.localdate(at)
    days = _days_of_agreements(user, at=at)
    late = sum(1 for day in days if day and day < today)
    if days:
        text = _("Abiertos: %(open)d. Vencidos: %(late)d.") % {"open": len(days), "late": late}
        yield Card(_("Mis acuerdos"), text, reverse("my_agreements"))


@compiled
def _days_of_agreements(user: User, *, at: datetime):
    return Agreement.objects.answerable(at=at).of_person(user).values_list("due_on", flat=True)


@home_cards(CardGroup.WORK, role=Role.REPRESENTATIVE)
def commissions(user, *, at):
    """The dashboard of each commission that the person leads, and then where her organisations sit."""
    rows = commissions_of(user, at=at)
    for commission in (row for row in rows if row.leads):
        text = _("Los acuerdos, la agenda y lo que se acerca.")
        if commission.waiting:
            text = ngettext(
                "Tiene %d pendiente en su escritorio.", "Tiene %d pendientes en su escritorio.", commission.waiting
            )
            text %= commission.waiting
        url = reverse("commission_dashboard", args=[commission.slug])
        yield Card(_("Su escritorio: %s") % commission, text, url)
    for commission in (row for row in rows if row.sits):
        text = _("Su comisión: quién la coordina, lo que sigue y lo que se acordó.")
        yield Card(commission.name, text, reverse("commission_work", args=[commission.slug]))


@home_cards(CardGroup.OVERVIEW, role=Role.BOARD)
def board(user, *, at):
    text = _("Cómo va cada una hoy: quién la coordina, qué acordó y qué espera.")
    yield Card(_("Tablero de comisiones"), text, reverse("commission_overview"))
