"""The addresses of the commitments in the access table, and what fills their arguments."""

from django.utils import timezone

from commitments.models import ActivityPhoto, AnnualReport, Figure, ReportDraft
from commitments.reporting.publishing import publish
from tests import make
from tests.access.row import LOGIN_CLOSED
from tests.commitments.publishing import published

ROWS = [
    ("commitment_preview", "commitment", "200", "405"),
    ("commitment_list", None, "200", "405"),
    ("commitment_method", None, "200", "405"),
    ("commitment", "commitment", "200", "405"),
    ("commitment_data", None, "200", "405"),
    ("commitment_data_json", None, "200", "405"),
    ("indicator", "indicator", "200", "405"),
    ("indicator_csv", "indicator", "200", "405"),
    ("indicator_json", "indicator", "200", "405"),
    ("indicator_chart", "indicator", "200", "405"),
    ("figure", "figure", "200", "405"),
    ("annual_report_list", "report", "200", "405"),
    ("annual_report", "report_year", "200", "405"),
    ("annual_report_file", "report_file", "200", "405"),
    ("condition_list", None, "200", "405"),
    ("gap_map", None, "200", "405"),
    ("gap_map_export", "csv", "200", "405"),
    ("gap_map_image", "commitment", "200", "405"),
    ("commitment_members", "commitment", "200", "405"),
    ("commitment_gap", "gap", "200", "405"),
    ("member_commitments", "organization", "login 404 200 200 404 404", "login 404 404 302 404 404"),
    ("member_activity_report", "activity_report", "login 404 200 200 404 404", "login 404 404 422 404 404"),
    ("activity_report_withdraw", "activity_report_told", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("activity_photo", "activity_photo", "200", "405"),
    ("activity_photo_form", "activity_report_told", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("activity_photo_remove", "activity_report_told", LOGIN_CLOSED, "login 404 404 302 404 404"),
]


def a_figure() -> Figure:
    return Figure.objects.first() or published("pobreza-multidimensional", (2022, "43.2")).figures.get()


def activity_report_to_tell(cast) -> dict:
    focus = make.focus(cast.organization, "lactancia")
    year = timezone.localdate().year
    return {"slug": cast.organization.slug, "year": year, "commitment": focus.commitment.slug}


def activity_report_told(cast) -> dict:
    arguments = activity_report_to_tell(cast)
    if not cast.organization.activity_reports.exists():
        make.activity_report(cast.organization, "lactancia", year=arguments["year"])
    return arguments


def activity_photo(cast) -> dict:
    activity_report_told(cast)
    report, agreed_by = cast.organization.activity_reports.first(), cast["titular"]
    facts = {"content": b"", "width": 1, "height": 1, "alt": "Una foto", "agreed_by": agreed_by}
    return {"pk": ActivityPhoto.objects.get_or_create(report=report, defaults=facts)[0].pk}


def a_report() -> AnnualReport:
    report = AnnualReport.objects.first()
    if report is None:
        now = timezone.now()
        draft = ReportDraft(year=2025, summary="Un año de trabajo.", prepared_by=make.user(), prepared_at=now)
        draft.save()
        report = publish(draft, by=make.user(name="Otra"), at=now)
    return report


SUBJECTS = {
    "indicator": lambda cast: {"code": a_figure().indicator.code},
    "figure": lambda cast: {"pk": a_figure().pk},
    "activity_report": activity_report_to_tell,
    "activity_report_told": activity_report_told,
    "activity_photo": activity_photo,
    "csv": lambda cast: {"file_format": "csv"},
    "commitment": lambda cast: {"slug": "lactancia"},
    "gap": lambda cast: {"slug": "lactancia", "state": cast.organization.state.slug},
    "report": lambda cast: a_report() and {},
    "report_year": lambda cast: {"year": a_report().year},
    "report_file": lambda cast: {"year": a_report().year, "name": "datos.json"},
}
