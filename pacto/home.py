"""The first page: what the Pact is for a visitor, what waits for whoever is logged in."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kit.pages.visitors import drawn_once_a_minute
from kit.registries import queues
from kit.registries.home import (
    Card,
    CardGroup,
    WaitingItem,
    cards_of,
    home_cards,
    items_for,
    parts_for_visitors,
    waiting_items,
)
from kit.registries.roles import Role
from kit.text.dates import numeric_date
from members.directory import counts
from members.filters import STATES, Select

from .rings import rings

NEAR = Select("estado", gettext_lazy("Su estado"), gettext_lazy("Todo el país"), "", STATES)


@login_not_required
@require_safe
@drawn_once_a_minute
def home(request):
    now, user = timezone.now(), request.user
    present = counts(fresh=user.is_authenticated)
    circles = rings(present.total)
    dot_is_one = sum(ring.dots for ring in circles) == present.total
    context = {"presence": present, "rings": circles, "dot_is_one": dot_is_one, "near": NEAR}
    if user.is_authenticated:
        context |= {"items": items_for(user, at=now), "cards": cards_of(user, at=now)}
    else:
        context |= {"parts": parts_for_visitors(at=now)}
    return render(request, "home.html", context)


@home_cards(CardGroup.OFFICE, role=Role.STAFF)
def office(user, *, at):
    yield Card(_("Coordinación"), _("El padrón, las solicitudes y todo lo que espera."), reverse("admin:index"))


@waiting_items(role=Role.STAFF)
def office_queues(user, *, at):
    """Each queue of the office in which something waits."""
    for queue in queues.by_age(queues.waiting(at=at)):
        since = _("desde el %s") % numeric_date(queue.since) if queue.since else ""
        yield WaitingItem(f"{queue.title}: {queue.count}", queue.url, _("Ver"), about=since)
