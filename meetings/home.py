"""What of commissions and agreements waits for a person, and her doors to them on the first page."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
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
from .dashboard import led_commissions
from .models import Agreement, Proposal, Voice
from .silence import still_silent
from .waiting import OpenItem, items_for_leader

SOON = timedelta(days=14)


class ItemKind(NamedTuple):
    """How one kind of what waits for who leads is said, where it is done, and about how long that takes."""

    text: str
    button: str
    minutes: int
    url: Callable[[OpenItem], str]
    is_dated: bool = False


def _agreement(item: OpenItem) -> str:
    return reverse("agreement", args=[item.slug, item.year, item.sequence])


def _proposal(item: OpenItem) -> str:
    return reverse("commission_proposal", args=[item.slug, item.pk])


ITEMS = {
    "late": ItemKind(gettext_lazy("Venció: %s"), gettext_lazy("Ver y recordar"), 2, _agreement, is_dated=True),
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
    "comment": ItemKind(gettext_lazy("Comentaron un acuerdo: %s"), gettext_lazy("Contestar"), 2, _agreement),
    "activity": ItemKind(
        gettext_lazy("Actividad atrasada de su organización: %s"),
        gettext_lazy("Actualizar"),
        1,
        lambda item: reverse("activity_edit", args=[item.slug, item.pk]),
        is_dated=True,
    ),
}


@waiting_items(role=Role.REPRESENTATIVE)
def own_agreements(user, *, at) -> Iterator[WaitingItem]:
    """What she answers for, or goes for where no person is named, and comes due."""
    for row in _due_agreements(user, at=at):
        yield WaitingItem(
            text=excerpt(row.text, 120),
            url=row.get_absolute_url() + "#responder",
            button=_("Contar cómo va"),
            minutes=1,
            until=row.due_on,
            about=str(row.body),
        )


def _due_agreements(user: User, *, at: datetime):
    seats = Seat.objects.effective(at=at).filter(
        delegate=user, commission=OuterRef("body__commission"), organization=OuterRef("organization")
    )
    mandates = Representation.objects.effective(at=at).filter(user=user, organization=OuterRef("organization"))
    hers = Q(responsible=user) | Q(Exists(seats), responsible=None)
    rows = unanswered(until=timezone.localdate(at) + SOON).filter(hers, Exists(mandates))
    return rows.order_by("due_on", "pk")


@waiting_items(role=Role.REPRESENTATIVE)
def proposals(user, *, at) -> Iterator[WaitingItem]:
    """Those that wait for an organisation whose answer she may give."""
    for row in _silent_proposals(user, at=at):
        yield WaitingItem(
            text=_("¿Qué responde su organización? %s") % excerpt(row.text, 120),
            url=reverse("commission_proposal", args=[row.commission.slug, row.pk]),
            button=_("Responder"),
            minutes=1,
            until=timezone.localdate(row.closes_at),
            about=str(row.commission),
        )


def _silent_proposals(user: User, *, at: datetime):
    managed = Representation.objects.effective(at=at).managing().filter(user=user).values("organization")
    seats = Seat.objects.spoken_for_by(user, at=at).filter(commission=OuterRef("commission"))
    voices = Voice.objects.filter(proposal=OuterRef(OuterRef("pk")), organization=OuterRef("organization"))
    silent = seats.filter(Q(delegate=user) | Q(organization__in=managed)).exclude(Exists(voices))
    rows = Proposal.objects.open(at=at).filter(Exists(silent), commission__closed_at=None)
    return rows.select_related("commission").order_by("closes_at", "pk")


@waiting_items(role=Role.REPRESENTATIVE)
def agendas(user, *, at) -> Iterator[WaitingItem]:
    """Those that ask for comments, and that she has not commented since."""
    for row in _consulted_agendas(user, at=at):
        yield WaitingItem(
            text=_("La agenda espera sus comentarios"),
            url=reverse("commission_agenda", args=[row.commission.slug]),
            button=_("Leer y comentar"),
            minutes=10,
            until=row.comments_until,
            about=str(row.commission),
        )


def _consulted_agendas(user: User, *, at: datetime):
    today = timezone.localdate(at)
    rows = Agenda.objects.filter(state=AgendaState.CONSULTED, comments_until__gte=today).exclude(consulted_by=user)
    rows = rows.filter(commission__in=Commission.objects.of_member(user, at=at).open())
    own = SectionComment.objects.filter(section__agenda=OuterRef("pk"), made_by=user)
    own = own.filter(made_at__gte=OuterRef("consulted_at"))
    return rows.exclude(Exists(own)).select_related("commission").order_by("comments_until", "pk")


@waiting_items(role=Role.REPRESENTATIVE)
def leading(user, *, at) -> Iterator[WaitingItem]:
    """What waits in the commissions that she leads; her own organisation's answer stands among the proposals."""
    for item in items_for_leader(user, at=at):
        if kind := ITEMS.get(item.kind):
            yield WaitingItem(
                text=kind.text % excerpt(item.what, 120),
                url=kind.url(item),
                button=str(kind.button),
                minutes=kind.minutes,
                until=item.since.astimezone(UTC).date() if kind.is_dated else None,
                about=item.commission,
            )


@waiting_items(role=Role.REPRESENTATIVE)
def silences(user, *, at) -> Iterator[WaitingItem]:
    """The question to the alternate of a focal point who is silent."""
    for call in still_silent(at=at).filter(alternate__user=user).select_related("commission"):
        yield WaitingItem(
            text=_("El punto focal no ha tenido actividad y hay asuntos por vencer. ¿Puede usted asumir?"),
            url=reverse("commission_take_over", args=[call.commission.slug]),
            button=_("Ver y responder"),
            minutes=5,
            about=str(call.commission),
        )


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
def dashboards(user, *, at):
    """The dashboard of each commission that the person leads."""
    for commission in led_commissions(user, at=at):
        text = _("Los acuerdos, la agenda y lo que se acerca.")
        if commission.waiting:
            text = ngettext(
                "Tiene %d pendiente en su escritorio.", "Tiene %d pendientes en su escritorio.", commission.waiting
            )
            text %= commission.waiting
        url = reverse("commission_dashboard", args=[commission.slug])
        yield Card(_("Su escritorio: %s") % commission, text, url)


@home_cards(CardGroup.WORK, role=Role.REPRESENTATIVE)
def commissions(user, *, at):
    """Where her organisations sit."""
    for commission in _commissions_of(user, at=at):
        text = _("Su comisión: quién la coordina, lo que sigue y lo que se acordó.")
        yield Card(commission.name, text, reverse("commission_work", args=[commission.slug]))


@compiled
def _commissions_of(user: User, *, at: datetime):
    return Commission.objects.of_member(user, at=at).open()


@home_cards(CardGroup.OVERVIEW, role=Role.BOARD)
def board(user, *, at):
    text = _("Cómo va cada una hoy: quién la coordina, qué acordó y qué espera.")
    yield Card(_("Tablero de comisiones"), text, reverse("commission_overview"))
