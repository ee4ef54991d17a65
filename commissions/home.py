"""The first page: the commission that an organisation may enter, and what it asked and waits for."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.database.compiled import compiled
from kit.registries.home import Card, CardGroup, WaitingItem, home_cards, waiting_items
from kit.registries.roles import Role
from kit.text.dates import short_date
from members.first_steps import is_new, managed_by
from members.models import Representation, User

from .models import Commission, JoinRequest, Seat


@waiting_items(role=Role.REPRESENTATIVE)
def commissions_to_join(user, *, at):
    """Of organisations that are new in the portal, sit nowhere and asked nothing: that of their topic."""
    for name, commission in _without_commission(user, at=at) if is_new(user, at=at) else ():
        url = reverse("commission_join", args=[commission]) if commission else reverse("commission_list")
        text = _("Entren a una comisión: ahí se decide lo que hacemos juntas")
        yield WaitingItem(text, url, _("Ver"), minutes=2, about=name)


@compiled
def _without_commission(user: User, *, at: datetime):
    seats = Seat.objects.effective(at=at).filter(organization=OuterRef("pk"), commission__closed_at__isnull=True)
    requests = JoinRequest.objects.waiting().filter(organization=OuterRef("pk"))
    fitting = Commission.objects.open().filter(commitments__focuses__organization=OuterRef("pk")).order_by("number")
    rows = managed_by(user, at=at).filter(~Exists(seats), ~Exists(requests))
    return rows.annotate(fitting=Subquery(fitting.values("slug")[:1])).values_list("name", "fitting")


@home_cards(CardGroup.WORK, role=Role.REPRESENTATIVE)
def requests(user, *, at):
    """What organisations that are new in the portal asked, and nobody has answered yet."""
    for row in _waiting_requests(user, at=at) if is_new(user, at=at) else ():
        text = _("%(organization)s pidió entrar el %(day)s; falta que quien coordina responda.")
        words = {"organization": row.organization, "day": short_date(timezone.localdate(row.asked_at))}
        yield Card(row.commission.name, text % words, reverse("commission", args=[row.commission.slug]))


@compiled
def _waiting_requests(user: User, *, at: datetime):
    spoken_for = Representation.objects.effective(at=at).filter(user=user).values("organization")
    rows = JoinRequest.objects.waiting().filter(organization__in=spoken_for, commission__closed_at__isnull=True)
    return rows.select_related("organization", "commission").order_by("asked_at", "pk")
