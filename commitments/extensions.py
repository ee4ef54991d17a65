"""What the commitments add to the registry's pages."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database.compiled import compiled
from kit.registries.extensions import DirectoryFacet, OrganizationPart, facets, organization_part
from members.filters import STATES
from members.models import Organization

from .directory import working_on, working_on_words
from .models import ActivityReport, Commitment, Focus


def commitments():
    """Address and name of each."""
    return list(Commitment.objects.values_list("slug", "name"))


def narrow(organizations, slug, *, state: str):
    """Those that work on the commitment, there where a state is given."""
    return organizations.filter(working_on(slug, state=state))


facets.append(DirectoryFacet("compromiso", _("Compromiso"), commitments, narrow, working_on_words))


@dataclass(frozen=True)
class Work:
    """A focus or an activity report of an organisation, and its states in words."""

    row: Focus | ActivityReport
    states: str


@organization_part
def work_of(organization, *, at):
    """The commitments that it works on, and its reports of this year and the last; two queries."""
    since = timezone.localdate(at).year - 1
    part = {"focuses": _works(_focuses(organization)), "reports": _works(_reports(organization, since=since))}
    return OrganizationPart("commitments/organization_work.html", part) if part["focuses"] or part["reports"] else None


@compiled
def _focuses(organization: Organization):
    rows = Focus.objects.filter(organization=organization).with_codes()
    return rows.select_related("commitment").order_by("commitment__place")


@compiled
def _reports(organization: Organization, *, since: int):
    rows = ActivityReport.objects.filter(organization=organization, year__gte=since).with_codes().with_photos()
    return rows.select_related("commitment").order_by("-year", "commitment__place")


def _works(rows) -> list[Work]:
    return [Work(row, ", ".join(name for code, name in STATES if code in row.codes)) for row in rows]
