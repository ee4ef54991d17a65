"""The first page: what an organisation has not said of its work; for visitors, how the commitments go."""

from datetime import datetime

from django.db.models import Exists, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.database.compiled import compiled
from kit.registries.home import WaitingItem, home_part, waiting_items
from kit.registries.roles import Role
from members.first_steps import StepRow, first_step, managed_by
from members.models import Representation, User

from .activity_reports import due_year
from .models import AnnualReport, Focus
from .overview import overview
from .snapshot import snapshot


@waiting_items(role=Role.REPRESENTATIVE)
def years_to_report(user, *, at):
    """Of organisations that this person manages, until the annual report is published."""
    year = due_year(on=timezone.localdate(at))
    for name, slug in _unreported(user, year=year, at=at):
        text, url = _("Cuenten lo que hicieron en %d") % year, reverse("member_commitments", args=[slug])
        yield WaitingItem(text, url, _("Contarlo"), minutes=5, about=name)


@compiled
def _unreported(user: User, *, year: int, at: datetime):
    managed = Representation.objects.effective(at=at).managing().filter(user=user).values("organization")
    published = AnnualReport.objects.filter(year=year)
    missing = Focus.objects.unreported(year=year).filter(~Exists(published), organization__in=managed)
    return missing.order_by("organization__sort_key").values_list("organization__name", "organization__slug").distinct()


def _topic(row: StepRow) -> WaitingItem:
    text, url = _("¿En qué trabajan? Así las encuentran las demás"), reverse("member_commitments", args=[row.slug])
    return WaitingItem(text, url, _("Elegir"), minutes=1, about=row.name)


@first_step(_topic)
def _without_topic(user: User, *, at: datetime):
    """Without a topic nobody finds them by what they do."""
    return managed_by(user, at=at).filter(focuses=None).values_list("name", "slug", Value(""))


@home_part("commitments/home_strip.html", stylesheet="css/commitments.css")
def how_commitments_go(*, at):
    return overview(snapshot(), on=timezone.localdate(at), at=at)
