"""Cards of the first page about commissions and agreements."""

from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commissions.models import Commission
from kit.database.compiled import compiled
from kit.registries.home import Card, CardGroup, home_cards
from kit.registries.roles import Role
from members.models import User

from .dashboard import led_commissions
from .models import Agreement
from .silence import still_silent


@home_cards(CardGroup.TASKS, role=Role.REPRESENTATIVE)
def agreements(user, *, at):
    """What she answers for herself and is open; late ones wait for her."""
    today = timezone.localdate(at)
    days = _days_of_agreements(user, at=at)
    late = sum(1 for day in days if day and day < today)
    if days:
        text = _("Abiertos: %(open)d. Vencidos: %(late)d.") % {"open": len(days), "late": late}
        yield Card(_("Mis acuerdos"), text, reverse("my_agreements"), waits=bool(late))


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
        yield Card(_("Su escritorio: %s") % commission, text, url, waits=commission.waiting > 0)


@home_cards(CardGroup.WORK, role=Role.REPRESENTATIVE)
def commissions(user, *, at):
    """Where her organisations sit, and the alternate's question."""
    for commission in _commissions_of(user, at=at):
        text = _("El punto focal no ha tenido actividad y hay asuntos por vencer. ¿Puede usted asumir?")
        if not commission.asks:
            text = _("Su comisión: quién la coordina, lo que sigue y lo que se acordó.")
        yield Card(commission.name, text, reverse("commission_work", args=[commission.slug]), waits=commission.asks)


@compiled
def _commissions_of(user: User, *, at: datetime):
    silent = still_silent(at=at).filter(alternate__user=user).values("commission")
    return Commission.objects.of_member(user, at=at).open().annotate(asks=Q(pk__in=silent))


@home_cards(CardGroup.OVERVIEW, role=Role.BOARD)
def board(user, *, at):
    text = _("Cómo va cada una hoy: quién la coordina, qué acordó y qué espera.")
    yield Card(_("Tablero de comisiones"), text, reverse("commission_overview"))
