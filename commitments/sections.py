"""What the commitments add to the registry's pages."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.sections import Narrowing, Part, Place, narrowings, register_link, register_part
from members.filters import STATES

from .models import Commitment, Contribution, Focus

register_link(Place.MEMBER_AREA, _("Compromisos"), "member_commitments")
register_link(Place.DIRECTORY, _("Por compromiso y estado"), "gap_map")


def commitments():
    """Address and name of each."""
    return list(Commitment.objects.values_list("slug", "name"))


def working_on(organizations, slug):
    """Those that work on the commitment."""
    return organizations.filter(Exists(Focus.objects.filter(organization=OuterRef("pk"), commitment__slug=slug)))


narrowings.append(Narrowing("compromiso", _("Compromiso"), commitments, working_on))


@dataclass(frozen=True)
class Work:
    """A focus or a contribution of an organisation, and its states in words."""

    row: Focus | Contribution
    states: str


@register_part
def work_of(organization, *, at):
    """The commitments that it works on, and what it told of this year and the last; two queries."""
    focuses = Focus.objects.filter(organization=organization).with_codes().select_related("commitment")
    since = timezone.localdate(at).year - 1
    told = Contribution.objects.filter(organization=organization, year__gte=since).with_codes()
    part = {
        "focuses": _works(focuses.order_by("commitment__place")),
        "told": _works(told.select_related("commitment").order_by("-year", "commitment__place")),
    }
    return Part("commitments/organization_work.html", part) if part["focuses"] or part["told"] else None


def _works(rows) -> list[Work]:
    return [Work(row, ", ".join(name for code, name in STATES if code in row.codes)) for row in rows]
