"""What the reader of a report gets first: the year in a few sentences, and what changed since the report before."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import localdate

from commitments.models import (
    AnnualReport,
    Commitment,
    Condition,
    ConditionReview,
    Judgement,
    ReportDraft,
    Target,
    Verdict,
)
from commitments.reporting.gathering import gather
from commitments.reporting.in_short import in_short
from commitments.reporting.overall_status import OverallStatus, overall_status
from commitments.reporting.publishing import publish
from tests import make

from .publishing import published

NOW = datetime(2026, 2, 10, 18, tzinfo=UTC)
BEFORE, AFTER = NOW - timedelta(days=30), NOW + timedelta(days=30)
POVERTY = "pobreza-multidimensional"


def report_of(cast, year, *, at=NOW, summary="Palabras.") -> AnnualReport:
    by = cast["staff"]
    draft = ReportDraft.objects.create(year=year, summary=summary, prepared_by=by, prepared_at=at)
    return publish(draft, by=make.user(), at=at)


def texts(year=2025, *, at=NOW) -> list[str]:
    return in_short(gather(year, on=localdate(at), at=at))


def page_of(report) -> str:
    return bytes(report.files.get(name="informe.html").content).decode()


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], OverallStatus.UNKNOWN),
        ([Verdict.UNKNOWN], OverallStatus.UNKNOWN),
        ([Verdict.LIMITED, Verdict.UNKNOWN], OverallStatus.ADVANCES),
        ([Verdict.ACHIEVED, Verdict.SLOW], OverallStatus.ADVANCES),
        ([Verdict.WORSE, Verdict.UNKNOWN], OverallStatus.RETREATS),
        ([Verdict.WORSE, Verdict.LIMITED], OverallStatus.MIXED),
    ],
)
def test_overall_status_of_a_commitment_follows_its_targets(verdicts, expected):
    assert overall_status(verdicts) == expected


@pytest.mark.django_db
def test_sentences_of_a_year_without_anything(cast):
    assert texts() == [
        "De 12 compromisos, 12 no tienen datos suficientes para saberlo.",
        "Es el primer informe: todavía no hay otro con qué comparar.",
        "Ninguna de las 2 organizaciones integrantes contó lo que hizo en 2025.",
        "De las 5 condiciones que se piden al gobierno, 5 están sin revisar.",
    ]


@pytest.mark.django_db
def test_sentences_count_commitments_activity_reports_and_conditions(cast):
    published(POVERTY, (2016, "50"), (2022, "46"), at=BEFORE)
    published("pobreza-extrema", (2016, "9.5"), (2022, "12"), at=BEFORE)
    published("desnutricion-cronica-ensanut", (2016, "10"), (2021, "13"), at=BEFORE)
    for slug in ("nutricion", "pobreza"):
        make.activity_report(cast.organization, slug, year=2025)
    condition = Condition.objects.get(number=1)
    ConditionReview.objects.create(
        condition=condition, state="met", evidence="Se publicó.", made_by=make.user(), made_at=BEFORE
    )
    lines = texts()
    assert lines[0] == (
        "De 12 compromisos, 1 avanza en unas metas y retrocede en otras, 1 retrocede y 10 no tienen datos suficientes "
        "para saberlo."
    )
    assert lines[2:] == [
        "1 de 2 organizaciones integrantes contó lo que hizo: 2 aportaciones.",
        "De las 5 condiciones que se piden al gobierno, 1 se cumple y 4 están sin revisar.",
    ]


@pytest.mark.django_db
def test_sentences_tell_what_changed_since_the_report_before(cast):
    published(POVERTY, (2016, "50"), (2022, "46"), at=BEFORE)
    report_of(cast, 2024)
    Commitment.objects.filter(slug="pobreza").update(name="Pobreza infantil")
    assert texts()[1] == "Desde el informe de 2024, ningún veredicto cambió y no hay cifras nuevas."
    published(POVERTY, (2024, "39"), at=NOW)
    published("pobreza-extrema", (2016, "12"), (2022, "11.9"), at=NOW)
    assert texts(at=AFTER)[1] == (
        "Desde el informe de 2024, mejoró el veredicto de 1 meta, 1 meta ya se puede medir y 3 cifras son nuevas o se "
        "corrigieron."
    )


@pytest.mark.django_db
def test_sentences_tell_what_got_worse_and_what_another_generation_set(cast):
    published(POVERTY, (2016, "50"), (2022, "46"), at=BEFORE)
    report_of(cast, 2024)
    published(POVERTY, (2024, "55"), at=NOW)
    assert texts(at=AFTER)[1] == (
        "Desde el informe de 2024, empeoró el veredicto de 1 meta y 1 cifra es nueva o se corrigió."
    )
    Target.objects.filter(indicator__code=POVERTY, pledge__generation__slug="2024").update(value=60)
    assert texts(at=AFTER)[1] == "Desde el informe de 2024, hay 1 meta nueva y 1 cifra es nueva o se corrigió."
    report_of(cast, 2023)
    assert texts(2024, at=AFTER)[1].startswith("Desde el informe de 2023, hay ")


@pytest.mark.django_db
def test_page_folds_everything_but_the_year_in_short_and_a_block_for_each_commitment(cast):
    page = page_of(report_of(cast, 2025))
    assert page.count('<section class="report-chapter"') == 12
    assert page.count('<details class="letter" open>') == 1
    unfolded = re.sub(r"<details(?! class=\"letter\" open).*?</details>", "", page, flags=re.S)
    assert unfolded.count("<table") == 0
    assert unfolded.count("<article") == 0
    assert unfolded.count("<svg") == 0


@pytest.mark.django_db
@pytest.mark.parametrize(("length", "opened"), [(700, 1), (701, 0)])
def test_page_folds_a_long_presentation(cast, length, opened):
    page = page_of(report_of(cast, 2025, summary="x" * length))
    assert page.count('<details class="letter" open>') == opened


@pytest.mark.django_db
def test_page_tells_how_a_figure_moved_and_what_a_person_judged(cast):
    published(POVERTY, (2016, "50"), (2022, "46"), at=BEFORE)
    target = Target.objects.get(pledge__generation__slug="2024", pledge__number=9)
    Judgement.objects.create(
        target=target, verdict="limited", reason="muy " * 40, made_by=cast["staff"], made_at=BEFORE
    )
    page = " ".join(page_of(report_of(cast, 2025)).split())
    assert page.count("Última cifra: <b>46 %</b> en 2022; baja desde 50 % en 2016") == 1
    short = "Juicio de una persona: <b>Avance limitado</b>. " + "muy " * 25 + "…"
    assert page.count(short) == 1
