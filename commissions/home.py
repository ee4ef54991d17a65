"""The first page: the commission that an organisation may enter, and what it asked and waits for."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.registries.home import WaitingItem
from members.first_steps import StepRow, first_step, managed_by
from members.models import Representation, User

from .models import Commission, JoinRequest, Seat


def _joining(row: StepRow) -> WaitingItem:
    url = reverse("commission_join", args=[row.slug]) if row.slug else reverse("commission_list")
    text = _("Entren a una comisión: ahí se decide lo que hacemos juntas")
    return WaitingItem(text, url, _("Ver"), minutes=2, about=row.name)


@first_step(_joining)
def _without_commission(user: User, *, at: datetime):
    """Organisations that sit nowhere and asked nothing, with the commission of their topic."""
    seats = Seat.objects.effective(at=at).filter(organization=OuterRef("pk"), commission__closed_at__isnull=True)
    requests = JoinRequest.objects.waiting().filter(organization=OuterRef("pk"))
    fitting = Commission.objects.open().filter(commitments__focuses__organization=OuterRef("pk")).order_by("number")
    rows = managed_by(user, at=at).filter(~Exists(seats), ~Exists(requests))
    return rows.annotate(fitting=Subquery(fitting.values("slug")[:1])).values_list("name", "fitting", Value(""))


def _waiting(row: StepRow) -> WaitingItem:
    text = _("Pidieron unirse a la comisión %s: falta que quien la coordina responda") % row.note
    return WaitingItem(text, reverse("commission", args=[row.slug]), _("Ver"), about=row.name)


@first_step(_waiting)
def _waiting_requests(user: User, *, at: datetime):
    """What they asked, and nobody has answered yet."""
    spoken_for = Representation.objects.effective(at=at).filter(user=user).values("organization")
    rows = JoinRequest.objects.waiting().filter(organization__in=spoken_for, commission__closed_at__isnull=True)
    return rows.values_list("organization__name", "commission__slug", "commission__name")
