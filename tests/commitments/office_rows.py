"""The rooms of what was promised, its figures and its reports."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from commitments.models import (
    Commitment,
    Condition,
    Figure,
    Generation,
    Indicator,
    Pledge,
    Release,
    ReportDraft,
    Target,
    YearOpening,
)
from commitments.releasing.preparing import prepare, prepare_file
from commitments.releasing.publishing import publish, reopen
from tests import make
from tests.access.submission import REASON, Submission
from tests.commitments.access_rows import a_report

PAGES = {
    "commitments_annualreport": "403 403 200 403",
    "commitments_commitment": "200 422 200 422",
    "commitments_condition": "403 403 200 422",
    "commitments_figure": "403 403 200 403",
    "commitments_generation": "200 422 200 422",
    "commitments_indicator": "200 422 200 422",
    "commitments_pledge": "200 422 200 422",
    "commitments_release": "200 422 200 405",
    "commitments_target": "200 422 200 422",
    "commitments_yearopening": "403 403 200 403",
    "commitments_reportdraft": "200 422 200 422",
}


def report_draft(cast) -> ReportDraft:
    """The words of a report that somebody else of the coordination wrote."""
    own = {"summary": "x", "prepared_by": make.user(), "prepared_at": timezone.now()}
    return ReportDraft.objects.get_or_create(year=2024, defaults=own)[0]


def figures(value: str = "24.5", **fields) -> Release:
    """A release of one figure that waits for a second person."""
    row = {"indicator": "anemia-ensanut", "year": "2023", "value": value, "source": "ENSANUT 2023"}
    return prepare([(1, row | fields)], title="Una cifra", by=make.user(), at=timezone.now())


def figure() -> Figure:
    return Figure.objects.first() or publish(figures(), by=None, at=timezone.now()).figures.get()


def opening() -> YearOpening:
    own = {"by": make.user(), "reason": "La fuente corrigió.", "at": timezone.now()}
    return YearOpening.objects.first() or reopen(figure().indicator, 2023, **own)


def overtaken() -> Release:
    """A release that was refused because its year was locked, which was reopened since."""
    figure()
    refused = figures("24.9")
    opening()
    return refused


def with_commas() -> Release:
    """A file whose commas are for decimals."""
    rows = b'indicador,anio,valor,fuente\nanemia-ensanut,2023,"24,5",ENSANUT 2023\n'
    return prepare_file(rows, title="cifras.csv", by=make.user(), at=timezone.now())


def typed() -> dict:
    """The form of one figure, filled in."""
    anemia = Indicator.objects.get(code="anemia-ensanut")
    return {"indicator": anemia.pk, "year": "2023", "value": "24.5", "source": "ENSANUT 2023"}


def correction() -> dict:
    return {"value": "25.1", "source": "ENSANUT 2023, corregida", "reason": "La fuente corrigió."}


def upload() -> dict:
    rows = b"indicador,anio,valor,fuente\nanemia-ensanut,2023,24.5,ENSANUT 2023\n"
    return {"file": SimpleUploadedFile("cifras.csv", rows)}


def publish_report(cast) -> Submission:
    row = report_draft(cast)
    return Submission(row, {"version": str(row.version), "typed_year": str(row.year)})


STATE = {"state": "partial", "evidence": "Aparece en el anexo."}
WORDS = {"year": "2025", "summary": "Un año de trabajo.", "version": "1"}
ACTS = [
    ("commitments_reportdraft_add", "200 302", lambda cast: Submission(None, WORDS)),
    ("commitments_reportdraft_change", "200 302", lambda cast: Submission(report_draft(cast), WORDS)),
    ("commitments_reportdraft_discard", "200 302", lambda cast: Submission(report_draft(cast))),
    ("commitments_reportdraft_publish", "200 302", publish_report),
    ("commitments_condition_review", "200 302", lambda cast: Submission(Condition.objects.first(), STATE)),
    ("commitments_figure_withdraw", "200 302", lambda cast: Submission(figure(), REASON)),
    ("commitments_figure_correct", "200 302", lambda cast: Submission(figure(), correction())),
    ("commitments_indicator_reopen", "200 302", lambda cast: Submission(figure().indicator, REASON | {"year": "2023"})),
    ("commitments_release_add", "200 302", lambda cast: Submission(None, upload())),
    ("commitments_release_by_form", "200 302", lambda cast: Submission(None, typed())),
    ("commitments_release_discard", "200 302", lambda cast: Submission(figures())),
    ("commitments_release_prepare_again", "200 302", lambda cast: Submission(overtaken())),
    ("commitments_release_read_commas", "200 302", lambda cast: Submission(with_commas())),
    ("commitments_release_choose", "302 302", lambda cast: Submission(figures(), {"fila": "1"})),
    ("commitments_release_publish", "200 302", lambda cast: Submission(figures())),
    (
        "commitments_target_judge",
        "200 302",
        lambda cast: Submission(Target.objects.first(), REASON | {"verdict": "slow"}),
    ),
    ("commitments_yearopening_close", "200 302", lambda cast: Submission(opening())),
]
SHOWS = [
    ("commitments_commitment_timeline", "200 405", lambda cast: Submission(Commitment.objects.first())),
    ("commitments_condition_timeline", "200 405", lambda cast: Submission(Condition.objects.first())),
    ("commitments_generation_timeline", "200 405", lambda cast: Submission(Generation.objects.first())),
    ("commitments_indicator_timeline", "200 405", lambda cast: Submission(Indicator.objects.first())),
    ("commitments_pledge_timeline", "200 405", lambda cast: Submission(Pledge.objects.first())),
    ("commitments_target_timeline", "200 405", lambda cast: Submission(Target.objects.first())),
    ("commitments_reportdraft_preview", "200 405", lambda cast: Submission(report_draft(cast))),
]


def furnish(cast) -> None:
    """Make a row of every model of these rooms."""
    report_draft(cast)
    a_report()
    opening()
