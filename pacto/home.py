"""The first page: what the Pact is for a visitor, what waits for whoever is logged in."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from commissions.models import Commission
from commitments.contributions import is_closed, year_asked_for
from commitments.models import Focus
from commitments.overview import overview
from commitments.promised import promised
from kit import queues
from kit.compiled import compiled
from kit.visitors import drawn_once_a_minute
from meetings.desk import desks
from meetings.models import Agreement
from meetings.silence import still_silent
from members.directory import counts
from members.filters import STATES, Select
from members.models import Organization, Representation, User
from members.models.organizations import A_YEAR
from surveys.models import Invitee

from .rings import rings

NEAR = Select("estado", gettext_lazy("Su estado"), gettext_lazy("Todo el país"), "", STATES)


@dataclass(frozen=True)
class Card:
    """Something on the first page of a person; `waits` when it asks for an act of hers."""

    title: str
    text: str
    url: str
    waits: bool = False


@login_not_required
@require_safe
@drawn_once_a_minute
def home(request):
    now = timezone.now()
    present = counts(fresh=request.user.is_authenticated)
    drawn = rings(present.total)
    dot_is_one = sum(ring.dots for ring in drawn) == present.total
    cards = cards_of(request.user, at=now) if request.user.is_authenticated else []
    context = {"presence": present, "rings": drawn, "dot_is_one": dot_is_one, "cards": cards, "near": NEAR}
    if not request.user.is_authenticated:
        context["overview"] = overview(promised(), on=timezone.localdate(now), at=now)
    return render(request, "home.html", context)


def cards_of(user, *, at) -> list[Card]:
    """What the first page offers this person at that moment, what waits first."""
    cards = _for_representative(user, at=at) + _about_privacy(user) + _for_board(user) + _for_staff(user, at=at)
    return sorted(cards, key=lambda card: not card.waits)


def _for_representative(user, *, at) -> list[Card]:
    if not user.is_representative:
        return []
    cards = []
    if not user.welcomed_at:
        text = _("Tres pasos cortos: sus datos, su gente y el aviso de privacidad.")
        cards.append(Card(_("Le damos la bienvenida"), text, reverse("welcome"), waits=True))
    for organization in _own(user, at=at):
        fresh = organization.confirmed_at and organization.confirmed_at > at - A_YEAR
        text = _("Su ficha, su gente y sus invitaciones.")
        if not fresh:
            text = _("En el último año nadie confirmó sus datos. Revise que sigan siendo estos.")
        cards.append(Card(organization.name, text, reverse("member_organization", args=[organization.slug]), not fresh))
    cards += _asked(user, at=at) + _promised(user, at=at) + _to_tell(user, at=at)
    return cards + _desks(user, at=at) + _commissions(user, at=at)


@compiled
def _own(user: User, *, at: datetime):
    """The organisations for which the person speaks."""
    return Organization.objects.spoken_for_by(user, at=at)


def _asked(user, *, at) -> list[Card]:
    """Open surveys that this person may answer and, as of last night, did not."""
    text = _("Toma %(minutes)d minutos. Responde: %(who)s. Si ya la envió, aquí se quita mañana.")
    return [
        Card(
            row.wave.title,
            text % {"minutes": row.wave.minutes, "who": _("usted") if row.user_id else row.organization.name},
            reverse("member_surveys", args=[row.organization.slug]),
            waits=True,
        )
        for row in _invitees(user, at=at)
    ]


@compiled
def _invitees(user: User, *, at: datetime):
    return Invitee.objects.of_user(user, at=at).open(at=at).missing().asked().order_by("wave__closes_at", "pk")


def _promised(user, *, at) -> list[Card]:
    """What she answers for herself and is open; late ones wait for her."""
    today = timezone.localdate(at)
    days = _days_of_agreements(user, at=at)
    late = sum(1 for day in days if day and day < today)
    text = _("Abiertos: %(open)d. Vencidos: %(late)d.") % {"open": len(days), "late": late}
    return [Card(_("Mis acuerdos"), text, reverse("my_agreements"), waits=bool(late))] if days else []


@compiled
def _days_of_agreements(user: User, *, at: datetime):
    return Agreement.objects.answerable(at=at).of_person(user).values_list("due_on", flat=True)


def _to_tell(user, *, at) -> list[Card]:
    """The year that an organisation has not yet told of, where this person may tell it."""
    year = year_asked_for(on=timezone.localdate(at))
    if is_closed(year):
        return []
    title, rows = _("Cuenten lo que hicieron en %d") % year, _unreported(user, year=year, at=at)
    return [Card(title, name, reverse("member_commitments", args=[slug]), waits=True) for name, slug in rows]


@compiled
def _unreported(user: User, *, year: int, at: datetime):
    managed = Representation.objects.in_force(at=at).managing().filter(user=user).values("organization")
    missing = Focus.objects.unreported(year=year).filter(organization__in=managed)
    return missing.order_by("organization__sort_key").values_list("organization__name", "organization__slug").distinct()


def _desks(user, *, at) -> list[Card]:
    """The desk of each commission that the person leads."""
    cards = []
    for commission in desks(user, at=at):
        text = _("Los acuerdos, la agenda y lo que se acerca.")
        if commission.waiting:
            text = ngettext(
                "%d cosa espera en su escritorio.", "%d cosas esperan en su escritorio.", commission.waiting
            )
            text %= commission.waiting
        url = reverse("commission_desk", args=[commission.slug])
        cards.append(Card(_("Su escritorio: %s") % commission, text, url, waits=commission.waiting > 0))
    return cards


def _commissions(user, *, at) -> list[Card]:
    """Where her organisations sit, and the alternate's question."""
    cards = []
    for row in _rooms(user, at=at):
        text = _("El punto focal no ha tenido actividad y hay asuntos por vencer. ¿Puede usted asumir?")
        if not row.asks:
            text = _("Su comisión: quién la coordina, lo que sigue y lo que se acordó.")
        cards.append(Card(row.name, text, reverse("commission_work", args=[row.slug]), waits=row.asks))
    return cards


@compiled
def _rooms(user: User, *, at: datetime):
    asked = still_silent(at=at).filter(alternate__user=user).values("commission")
    return Commission.objects.of_member(user, at=at).open().annotate(asks=Q(pk__in=asked))


def _about_privacy(user) -> list[Card]:
    works_here = user.is_staff or (user.is_representative and user.welcomed_at)
    if not (user.owes_consent and works_here):
        return []
    text = _("Falta que lea y acepte la versión vigente. Toma dos minutos.")
    return [Card(_("Aviso de privacidad"), text, reverse("welcome_privacy"), waits=True)]


def _for_board(user) -> list[Card]:
    if not user.is_board:
        return []
    text = _("Cómo va cada una hoy: quién la coordina, qué acordó y qué espera.")
    return [Card(_("Tablero de comisiones"), text, reverse("commission_board"))]


def _for_staff(user, *, at) -> list[Card]:
    if user.owes_second_factor:
        text = _("Quien coordina entra con dos pasos. Actívelos para abrir la Coordinación.")
        return [Card(_("Active la verificación en dos pasos"), text, reverse("mfa_index"), waits=True)]
    if not user.is_staff:
        return []
    cards = [Card(_("Coordinación"), _("El padrón, las solicitudes y todo lo que espera."), reverse("admin:index"))]
    full = [queue for queue in queues.waiting(at=at) if queue.count]
    return cards + [Card(queue.title, _("%d por atender") % queue.count, queue.url, waits=True) for queue in full]
