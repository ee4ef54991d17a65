"""The annual reports in public, and in the coordination's office before that."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commitments.models import AnnualReport, ReportDraft
from commitments.reporting.publishing import publish
from kit.registries import queues
from tests import make
from tests.cast import client_of
from tests.pages import elements

pytestmark = pytest.mark.django_db
DRAFTS = "/admin/commitments/reportdraft/"
REPORT = "/compromisos/informes/2025/"


@pytest.fixture
def report(cast):
    return report_of(cast, 2025)


def report_of(cast, year) -> AnnualReport:
    return publish(draft(cast, year), by=make.user(name="Otra"), at=timezone.now())


def draft(cast, year=2025) -> ReportDraft:
    by = cast["staff"]
    return ReportDraft.objects.create(year=year, summary="Palabras.", prepared_by=by, prepared_at=timezone.now())


def queries(client, url: str) -> int:
    caches["parts"].clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_list_tells_who_published_and_the_hash_of_each_file(client, cast, report):
    text = client.get("/compromisos/informes/").text
    assert [text.count(digest) for digest in report.files.values_list("sha256", flat=True)] == [1] * 7
    assert text.count("por Otra.") == 1
    assert text.count("Leer el informe") == 1


def test_list_and_report_need_few_queries_however_many_there_are(client, cast, report):
    before = queries(client, "/compromisos/informes/")
    for year in (2024, 2023):
        report_of(cast, year)
    assert queries(client, "/compromisos/informes/") == 2
    assert before == 2
    assert queries(client, REPORT) == 2


@pytest.mark.parametrize(
    ("name", "media_type", "disposition"),
    [
        ("", "text/html; charset=utf-8", None),
        ("informe.css", "text/css; charset=utf-8", None),
        ("informe.svg", "image/svg+xml", None),
        ("datos.json", "application/json", 'attachment; filename="pacto-2025-datos.json"'),
        ("cifras.csv", "text/csv; charset=utf-8", 'attachment; filename="pacto-2025-cifras.csv"'),
    ],
)
def test_file_is_served_as_what_it_is_and_kept_by_browsers(client, report, name, media_type, disposition):
    response = client.get(REPORT + name)
    file = report.files.get(name=name or "informe.html")
    assert response.content == bytes(file.content)
    assert response["Content-Type"] == media_type
    assert response.get("Content-Disposition") == disposition
    assert response["Cache-Control"] == "public, max-age=2592000"
    again = client.get(REPORT + name, headers={"If-None-Match": f'"{file.sha256}"'})
    assert response["ETag"] == f'"{file.sha256}"'
    assert again.status_code == 304
    assert again.content == b""


def test_document_holds_nothing_that_may_vanish_or_that_the_policy_forbids(client, report):
    response = client.get(REPORT)
    text = response.text
    assert [word for word in ("/static/", "<script", "<style", " style=", " onclick") if word in text] == []
    assert len(elements(response, "link", rel="stylesheet", href="informe.css")) == 1


@pytest.mark.parametrize("address", ["2024/", "2025/otro.csv", "99999999999999/", "2025/../informe.html"])
def test_report_that_is_none_is_404(client, report, address):
    assert client.get(f"/compromisos/informes/{address}").status_code == 404


def test_office_keeps_who_wrote_the_words_last(cast):
    written, other = draft(cast), make.user()
    make.office(other)
    client_of(other).post(f"{DRAFTS}{written.pk}/change/", {"summary": "Mejores.", "version": "1"})
    written.refresh_from_db()
    assert written.summary == "Mejores."
    assert written.prepared_by == other


def test_office_words_of_two_people_are_not_lost(cast):
    """Red without the version of a draft: the second writes over what she has not seen."""
    written, client = draft(cast), cast.client("staff")
    for words, status in (("De una.", 302), ("De otra.", 409)):
        assert client.post(f"{DRAFTS}{written.pk}/change/", {"summary": words, "version": "1"}).status_code == status
    written.refresh_from_db()
    assert written.summary == "De una."


def test_office_refuses_a_second_report_of_a_year_with_a_sentence(cast, report):
    response = cast.client("staff").post(f"{DRAFTS}add/", {"year": 2025, "summary": "Otra vez."})
    assert response.text.count("El informe de 2025 ya se publicó y no cambia.") == 1
    assert ReportDraft.objects.count() == 0


def test_office_preview_is_the_document_and_publishes_nothing(cast):
    text = cast.client("staff").get(f"{DRAFTS}{draft(cast).pk}/vista-previa/").text
    assert text.count("Vista previa.") == 1
    assert text.count("informe.css") == 0
    assert text.count("Palabras.") == 1
    assert AnnualReport.objects.count() == 0


def test_office_shows_what_will_be_read_first_and_what_is_missing_before_it_is_too_late(cast):
    row = draft(cast)
    for address in ("change/", "publicar/"):
        text = cast.client("staff").get(f"{DRAFTS}{row.pk}/{address}").text
        assert text.count("De 12 compromisos, 12 no tienen datos suficientes para saberlo.") == 1
        assert text.count("21 de 21 metas no tienen datos suficientes para un veredicto.") == 1


def test_office_saves_words_and_shows_what_comes_next(cast):
    response = cast.client("staff").post(f"{DRAFTS}add/", {"year": 2025, "summary": "Palabras."})
    assert response.url == f"{DRAFTS}{ReportDraft.objects.get().pk}/change/"


@pytest.mark.parametrize(("years_ago", "warned"), [(0, 1), (1, 0)])
def test_office_warns_who_publishes_a_year_that_still_runs(cast, years_ago, warned):
    year = timezone.localdate().year - years_ago
    text = cast.client("staff").get(f"{DRAFTS}{draft(cast, year).pk}/publicar/").text
    assert text.count(f"Atención: {year} aún no termina; lo que falta del año ya no entrará.") == warned


def test_office_tells_who_prepared_it_that_another_must_publish(cast):
    row, client = draft(cast), cast.client("staff")
    url, seen = f"{DRAFTS}{row.pk}/publicar/", {"version": row.version, "typed_year": row.year}
    page = client.get(url)
    assert page.text.count("Debe publicarlo una segunda persona;") == 1
    assert page.text.count('type="submit"') == 1  # of the search box
    assert client.post(url, seen).status_code == 422
    assert AnnualReport.objects.count() == 0


def test_office_publishes_only_the_words_that_were_read(cast):
    row = draft(cast)
    url, browser = f"{DRAFTS}{row.pk}/publicar/", Client()
    second = make.user(name="Otra")
    make.office(second)
    browser.force_login(second)
    seen = browser.get(url).context["form"]["version"].value()
    ReportDraft.objects.update(summary="Nunca leído.", version=2)
    year = {"typed_year": row.year}
    statuses = [browser.post(url, year | {"version": seen}).status_code, browser.post(url, year).status_code]
    assert statuses == [422, 422]
    assert AnnualReport.objects.count() == 0
    now = browser.get(url).context["form"]["version"].value()
    assert browser.post(url, {"version": now, "typed_year": row.year - 1}).status_code == 422
    browser.post(url, year | {"version": now})
    assert AnnualReport.objects.get().summary == "Nunca leído."


def test_queue_waits_until_last_year_is_reported(cast):
    now = timezone.now()
    waits = {queue.title: queue.count for queue in queues.waiting(at=now)}["Informe anual por publicar"]
    report_of(cast, timezone.localdate(now).year - 1)
    then = {queue.title: queue.count for queue in queues.waiting(at=now)}["Informe anual por publicar"]
    assert waits == 1
    assert then == 0
