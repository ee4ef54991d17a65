"""What an organisation works on, in its case file in the office."""

from django.utils.translation import gettext as _

from kit.registries.case_files import (
    CaseFileGroup,
    CaseFileLine,
    CaseFileSection,
    CaseFileSubject,
    case_file_section,
)
from kit.text.dates import numeric_date

from .models import ActivityReport, Focus

MOST = 20


@case_file_section(CaseFileSubject.ORGANIZATION, CaseFileGroup.COMMITMENTS)
def work_of_organization(organization, *, at):
    """The commitments on which it works, each with the years of which it told what it did; two queries."""
    focuses = Focus.objects.filter(organization=organization).select_related("commitment").order_by("commitment__place")
    reports = ActivityReport.objects.filter(organization=organization).order_by("-year")
    years = {}
    for commitment, year in reports.values_list("commitment", "year"):
        years.setdefault(commitment, []).append(str(year))
    lines = [_line(row, years.get(row.commitment_id, [])) for row in focuses[:MOST]]
    return CaseFileSection(_("Compromisos en que trabaja"), lines, empty=_("No ha dicho en qué compromisos trabaja."))


def _line(row: Focus, years: list[str]) -> CaseFileLine:
    since = numeric_date(row.created_at)
    reported = _("contó lo que hizo en %s") % ", ".join(years) if years else _("no ha contado lo que hizo")
    return CaseFileLine(row.commitment.name, notes=[_("desde el %s") % since, reported])
