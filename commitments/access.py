"""Who writes what an organisation says of its work: whoever manages it, until the report of that year is published.

Pages fetch what they show through this; acts ask the same with the organisation locked, which whoever ends a mandate
locks, too.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import connection
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.database.compiled import compiled
from members.access import lock_managed
from members.models import Organization, User

from .models import ActivityReport, AnnualReport, Commitment, Focus


@dataclass(frozen=True)
class ActivityReportAccess:
    """The report of an organisation on a commitment and a year, stored or still empty, and that of the year before."""

    report: ActivityReport
    earlier: ActivityReport | None
    focused: set[str]
    is_closed: bool


def activity_report_access(organization: Organization, year: int, slug: str, *, at: datetime) -> ActivityReportAccess:
    """Http404 where nothing is stored and nothing may be written: another year, a commitment that is not ticked."""
    commitment = get_object_or_404(Commitment, slug=slug)
    own = ActivityReport.objects.filter(organization=organization, commitment=commitment)
    both = own.filter(year__in=(year, year - 1)).select_related("commitment").with_photos()
    reports = {row.year: row for row in both}
    focus = Focus.objects.filter(organization=organization, commitment=commitment).with_codes()
    codes = focus.values_list("codes", flat=True).first()
    this_year, closed = timezone.localdate(at).year, is_closed(year)
    may_begin = codes is not None and year in (this_year, this_year - 1) and not closed
    if year not in reports and not may_begin:
        raise Http404(_("De ese año no hay nada que contar aquí."))
    empty = ActivityReport(organization=organization, commitment=commitment, year=year, version=0)
    return ActivityReportAccess(reports.get(year, empty), reports.get(year - 1), set(codes or ()), closed)


def is_closed(year: int) -> bool:
    """Whether the annual report of that year is published: what it tells stays as it is."""
    return bool(_annual_reports(year))


@compiled
def _annual_reports(year: int):
    return AnnualReport.objects.filter(year=year).values_list("pk")


def lock_activity_report(row: ActivityReport, *, by: User, at: datetime) -> ActivityReport:
    """The report as it is stored, or empty, with its organisation locked; ValidationError once its year is closed."""
    organization, _moment = lock_managed(row.organization_id, by=by, at=at)
    with connection.cursor() as cursor:
        # Publishing locks the table against writing: whoever waits for it finds the year closed.
        cursor.execute(f"LOCK TABLE {ActivityReport._meta.db_table} IN ROW EXCLUSIVE MODE")
    access = activity_report_access(organization, row.year, row.commitment.slug, at=at)
    if access.is_closed:
        raise ValidationError(_("El informe anual de ese año ya se publicó: lo que se contó queda como está."))
    return access.report
