"""The annual report: what it tells, who lets it out, and that it never changes afterwards."""

import json
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import F

from commitments.models import (
    ActivityReport,
    AnnualReport,
    Commitment,
    Condition,
    ConditionReview,
    Focus,
    Generation,
    Judgement,
    ReportDraft,
    ReportFile,
    Target,
)
from commitments.releasing.publishing import reopen
from commitments.reporting.gathering import gather
from commitments.reporting.missing import missing
from commitments.reporting.publishing import publish
from tests import make
from tests.races import at_once, behind

from .publishing import published

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 2, 10, 18, tzinfo=UTC)
BEFORE = datetime(2026, 1, 10, 18, tzinfo=UTC)
POVERTY = "pobreza-multidimensional"
NAMES = ["aportaciones.csv", "cifras.csv", "datos.json", "informe.css", "informe.html", "informe.svg", "metas.csv"]


@pytest.fixture
def second(cast):
    """A second person of the coordination."""
    user = make.user(name="Otra")
    make.office(user)
    return user


def draft(cast, year=2025, **fields) -> ReportDraft:
    values = {"summary": "Un año de trabajo.", "prepared_by": cast["staff"], "prepared_at": NOW}
    return ReportDraft.objects.create(year=year, **values | fields)


def activity_report(organization, commitment="", *, year=2025, **fields) -> ActivityReport:
    values = {"text": "Pesamos y medimos.", "reported_by": make.user(), "reported_at": NOW}
    row = ActivityReport.objects.create(
        organization=organization,
        commitment=Commitment.objects.get(slug=commitment or "nutricion"),
        year=year,
        **values | fields,
    )
    row.states.set([organization.state])
    return row


def report_of(cast, second, year=2025, at=NOW) -> AnnualReport:
    return publish(draft(cast, year), by=second, at=at)


def stored(report) -> dict[str, bytes]:
    return {file.name: bytes(file.content) for file in report.files.all()}


def data(report) -> dict:
    return json.loads(stored(report)["datos.json"])


def test_report_tells_the_year_and_nothing_after_it(cast, second):
    published(POVERTY, (2016, "50"), (2022, "46"), (2025, "45"), at=BEFORE, note="Con reserva.")
    published(POVERTY, (2026, "30"), at=BEFORE)
    published("pobreza-extrema", (2025, "9"), at=NOW + timedelta(days=1))
    report = report_of(cast, second)
    content = data(report)
    page = " ".join(stored(report)["informe.html"].decode().split())
    assert page.count('<p class="warning"> Con reserva. </p>') == 1
    assert [(row["year"], row["value"], row["note"]) for row in content["figures"]] == [
        (2016, 50, "Con reserva."),
        (2022, 46, "Con reserva."),
        (2025, 45, "Con reserva."),
    ]
    assert content["targets"][0]["latest_year"] == 2025
    assert content["targets"][0]["verdict"] == "Avanza, pero debe acelerar"
    assert content["members"] == {"organizations": 2, "states": 2}
    assert content["generation"]["name"] == Generation.objects.get(slug="2024").name


def test_report_numbers_the_commitments_as_the_generation_of_the_last_of_december(cast, second):
    report = report_of(cast, second, year=2023)
    assert [row["number"] for row in data(report)["targets"]] == [1, 2, 2, 2, 3, 3, 4, 5, 6, 6, 6, 7, 7, 8, 9, 10]


def test_report_tells_who_works_on_what_and_what_they_did(cast, second):
    organization = cast.organization
    focus = Focus.objects.create(organization=organization, commitment=Commitment.objects.get(slug="nutricion"))
    focus.states.set(["20", "21"])
    activity_report(organization, girls=12, boys=None, url="javascript:alert(1)")
    activity_report(cast.other, year=2024)
    report = report_of(cast, second)
    content = data(report)
    assert content["presence"] == [
        {"number": 2, "commitment": "Nutrición", "state": "Oaxaca", "organizations": 1},
        {"number": 2, "commitment": "Nutrición", "state": "Puebla", "organizations": 1},
    ]
    assert [(row["organization"], row["states"], row["girls"], row["boys"]) for row in content["activity_reports"]] == [
        ("Semilla de Oaxaca", "Oaxaca", 12, None)
    ]
    page = stored(report)["informe.html"].decode()
    assert page.count("Semilla de Oaxaca") == 1
    assert page.count('href="javascript') == 0
    assert page.count("12 niñas") == 1


def test_report_shows_a_judgement_beside_the_verdict_and_the_last_state_of_a_condition(cast, second):
    target = Target.objects.get(pledge__generation__slug="2024", pledge__number=9)
    Judgement.objects.create(target=target, verdict="limited", reason="Hay avances.", made_by=second, made_at=BEFORE)
    about = {"condition": Condition.objects.get(number=1), "made_by": second}
    ConditionReview.objects.create(**about, state="pending", evidence="Nada.", made_at=BEFORE)
    ConditionReview.objects.create(**about, state="met", evidence="Se publicó.", made_at=BEFORE + timedelta(days=1))
    report = report_of(cast, second)
    row = next(row for row in data(report)["targets"] if row["number"] == 9)
    assert row["verdict"] == "Sin datos suficientes"
    assert row["judgement"] == "Avance limitado"
    assert [row["state"] for row in data(report)["conditions"]] == ["Cumplida", "", "", "", ""]


def test_report_says_what_is_missing(cast, second):
    published(POVERTY, (2016, "50"), (2022, "46"), at=BEFORE, retrieved_on="2025-12-01")
    published(POVERTY, (2024, "45"), at=BEFORE)
    activity_report(cast.organization, "pobreza")
    gaps = missing(gather(2025, on=date(2026, 2, 10), at=NOW))
    assert gaps[0] == "20 de 21 metas no tienen datos suficientes para un veredicto."
    assert "Contaron lo que hicieron 1 de 2 organizaciones integrantes." in gaps
    assert gaps[-1] == "De 1 cifra no se sabe qué día se consultó."


def test_report_files_carry_their_hash_and_the_page_names_those_of_the_data(cast, second):
    report = report_of(cast, second)
    hashes = dict(report.files.values_list("name", "sha256"))
    assert {name: sha256(content).hexdigest() for name, content in stored(report).items()} == hashes
    assert list(hashes) == NAMES
    page = stored(report)["informe.html"].decode()
    assert [name for name in NAMES if hashes[name] not in page] == ["informe.html"]


def test_report_never_changes_whatever_changes_after_it(cast, second, client):
    published(POVERTY, (2016, "50"), (2022, "46"), at=BEFORE)
    activity_report(cast.organization)
    addresses = [f"/compromisos/informes/2025/{name}" for name in ["", *NAMES]]
    report_of(cast, second)
    before = [client.get(address).content for address in addresses]
    _change_everything(cast)
    after = [client.get(address).content for address in addresses]
    assert after == before
    hashes = ReportFile.objects.values_list("sha256", flat=True)
    assert [sha256(content).hexdigest() for content in after[1:]] == list(hashes)


def _change_everything(cast):
    indicator = Target.objects.filter(indicator__code=POVERTY).first().indicator
    reopen(indicator, 2022, by=cast["staff"], reason="Corrección", at=NOW)
    published(POVERTY, (2022, "60"), at=NOW + timedelta(hours=1))
    indicator.warning = "Otra advertencia"
    indicator.save()
    Commitment.objects.update(name="Otro")
    Target.objects.update(text="Otra meta", value=None, operator="increase")
    Generation.objects.filter(slug="2024").update(adopted_on=date(2026, 1, 1))
    for row in (cast.organization, cast["staff"]):
        row.name = "Otro nombre"
        row.save()


@pytest.mark.parametrize("model", [AnnualReport, ReportFile])
def test_report_is_frozen_in_the_database(cast, second, model):
    report_of(cast, second)
    for change in (
        lambda: model.objects.update(id=F("id") + 1),
        lambda: model.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="Cannot update or delete rows"), transaction.atomic():
            change()


def test_publish_takes_a_second_person_or_a_day(cast, second):
    written, staff = draft(cast), cast["staff"]
    with pytest.raises(ValidationError) as refusal:
        publish(written, by=staff, at=NOW + timedelta(hours=23, minutes=59))
    alone = (
        "Otra persona debe revisarlo; no cuenta quien entró a la Coordinación hace poco por usted, o usted por ella. "
        "Si en 24 horas nadie lo hace, podrá publicarlo usted."
    )
    assert refusal.value.messages == [alone]
    report = publish(written, by=staff, at=NOW + timedelta(hours=24))
    assert report.is_alone is True
    assert ReportDraft.objects.count() == 0


def test_publish_refuses_a_second_report_of_a_year(cast, second):
    report_of(cast, second)
    with pytest.raises(ValidationError) as refusal:
        report_of(cast, second)
    assert refusal.value.messages == ["El informe de 2025 ya se publicó y no cambia."]


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        (2027, "El año 2027 aún no empieza."),
        (2018, "En 2018 aún no había compromisos de qué informar."),
        (0, "En 0 aún no había compromisos de qué informar."),
    ],
)
def test_publish_refuses_a_year_without_anything_to_tell(cast, second, year, sentence):
    with pytest.raises(ValidationError) as refusal:
        report_of(cast, second, year=year)
    assert refusal.value.messages == [sentence]


def test_publish_closes_the_activity_reports_of_its_year(cast, second):
    row = activity_report(cast.organization)
    report_of(cast, second)
    for act in (
        lambda: activity_report(cast.other),
        lambda: ActivityReport.objects.filter(pk=row.pk).update(text="Otra cosa"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert activity_report(cast.other, year=2026).year == 2026
    assert ActivityReport.objects.filter(pk=row.pk).update(organization=cast.other) == 1  # a merge takes it along


def test_page_is_bounded_however_much_was_told(cast, second):
    people = make.user()
    nutrition = Commitment.objects.get(slug="nutricion")
    for _number in range(60):
        ActivityReport.objects.create(
            organization=make.organization(), commitment=nutrition, year=2025, text="ñ" * 2000, reported_by=people
        )
    report = report_of(cast, second)
    page, table = stored(report)["informe.html"], stored(report)["aportaciones.csv"].decode()
    assert page.decode().count("ñ" * 399 + "…") == 20
    assert table.count("ñ" * 2000) == 60
    assert page.decode().count("Aquí están las primeras 20 que llegaron; todas, completas, en aportaciones.csv.") == 1


@pytest.mark.django_db(transaction=True)
def test_publish_lets_nothing_into_its_year_that_it_does_not_tell(cast, second):
    words = draft(cast)
    report, error = behind(lambda: publish(words, by=second, at=NOW), lambda: activity_report(cast.other))
    assert isinstance(error, DatabaseError)
    assert data(report)["activity_reports"] == []
    assert "the report of 2025 is published" in str(error)
    assert ActivityReport.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_publish_by_two_at_once_makes_one_report(cast, second):
    words = draft(cast)
    got = at_once(lambda: publish(words, by=second, at=NOW), times=2)
    refused = [error.messages for error in got if isinstance(error, ValidationError)]
    assert refused == [["Alguien acaba de publicarlo o de retirarlo."]]
    assert AnnualReport.objects.count() == 1
