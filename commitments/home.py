"""The first page: what an organisation has not said of its work; for visitors, how the commitments go."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.database.compiled import compiled
from kit.registries.home import WaitingItem, home_part, waiting_items
from kit.registries.roles import Role
from members.first_steps import is_new, managed_by
from members.models import Representation, User

from .access import is_closed
from .activity_reports import due_year
from .models import Focus
from .overview import overview
from .snapshot import snapshot


@waiting_items(role=Role.REPRESENTATIVE)
def years_to_report(user, *, at):
    """Of organisations that this person manages."""
    year = due_year(on=timezone.localdate(at))
    if is_closed(year):
        return
    for name, slug in _unreported(user, year=year, at=at):
        text, url = _("Cuenten lo que hicieron en %d") % year, reverse("member_commitments", args=[slug])
        yield WaitingItem(text, url, _("Contarlo"), minutes=5, about=name)


@compiled
def _unreported(user: User, *, year: int, at: datetime):
    managed = Representation.objects.effective(at=at).managing().filter(user=user).values("organization")
    missing = Focus.objects.unreported(year=year).filter(organization__in=managed)
    return missing.order_by("organization__sort_key").values_list("organization__name", "organization__slug").distinct()


@waiting_items(role=Role.REPRESENTATIVE)
def topics_to_choose(user, *, at):
    """Of organisations that are new in the portal: without a topic nobody finds them by what they do."""
    for name, slug in _without_topic(user, at=at) if is_new(user, at=at) else ():
        text, url = _("¿En qué trabajan? Así las encuentran las demás"), reverse("member_commitments", args=[slug])
        yield WaitingItem(text, url, _("Elegir"), minutes=1, about=name)


@compiled
def _without_topic(user: User, *, at: datetime):
    return managed_by(user, at=at).filter(focuses=None).values_list("name", "slug")


@home_part("commitments/home_strip.html", stylesheet="css/commitments.css")
def how_commitments_go(*, at):
    return overview(snapshot(), on=timezone.localdate(at), at=at)
