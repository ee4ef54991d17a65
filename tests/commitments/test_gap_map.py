"""The map of gaps: who works where, which figure stands beside, how it narrows, exports and costs."""

import csv
import io
from decimal import Decimal
from html import unescape
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commitments.gaps import Trend, trend
from commitments.models import Commitment, Figure, Indicator, Release, ReleaseState
from commitments.series import Series
from tests import make
from tests.pages import elements, texts

pytestmark = pytest.mark.django_db
DEFINITION = "Niñas y niños menores de 6 años en situación de pobreza según la medición multidimensional de CONEVAL."


@pytest.fixture
def publish(db):
    """Adds state figures of the first indicator of poverty."""

    def add(*points, state="20", indicator="pobreza-multidimensional", **fields):
        now = timezone.now()
        release = Release.objects.create(title="Prueba", state=ReleaseState.PUBLISHED, published_at=now)
        row = Indicator.objects.get(code=indicator)
        for year, value in points:
            Figure.objects.create(
                indicator=row, state_id=state, year=year, value=value, source="CONEVAL", release=release, **fields
            )

    return add


def cells(response) -> dict[tuple[str, str], object]:
    return {(cell.code, cell.commitment.slug): cell for cell in response.context["map"].cells}


def test_gap_map_counts_members_where_they_work_and_not_where_they_sit(client):
    one, other = make.organization(state="20"), make.organization(state="21")
    make.focus(one, "lactancia", "09", "20")
    make.focus(other, "lactancia", "20")
    gone = make.organization(status="withdrawn", status_at=timezone.now(), status_reason="Cerró")
    make.focus(gone, "lactancia", "20")
    page = client.get("/compromisos/mapa/")
    counts = {key: cell.count for key, cell in cells(page).items() if cell.count}
    assert counts == {("09", "lactancia"): 1, ("20", "lactancia"): 2}
    assert len(cells(page)) == 384
    assert page.context["map"].empty == 382


@pytest.mark.parametrize(
    ("state", "sentence"),
    [("20", "En todas hay alguien."), ("21", "En 1 casilla aún no hay nadie.")],
)
def test_gap_map_says_how_many_cells_are_empty_only_where_some_are(client, state, sentence):
    make.focus(make.organization(), "lactancia", "20")
    assert sentence in client.get(f"/compromisos/mapa/?estado={state}&compromiso=lactancia").text


def test_gap_map_links_full_cells_to_who_works_there_and_empty_ones_to_whom_to_invite(client):
    make.focus(make.organization(), "lactancia", "20")
    response = client.get("/compromisos/mapa/")
    assert len(elements(response, "a", href="/compromisos/lactancia/integrantes/?estado=20")) == 1
    assert len(elements(response, "a", href="/compromisos/registro/a-quien-invitar/oaxaca/")) == 1
    assert texts(response, "a").count("Nadie") == 383


def test_gap_map_shows_the_latest_figure_with_its_trend_and_warnings(client, publish):
    publish((2022, 60), (2024, 50), note="Cifra preliminar.")
    page = client.get("/compromisos/mapa/")
    cell = cells(page)["20", "pobreza"]
    assert cell.value == "50\u00a0%"
    assert cell.figure.year == 2024
    assert cell.trend == Trend("↓", "mejora")
    assert [(text, number) for text, number in page.context["map"].remarks.items()] == [
        (f"Pobreza multidimensional, <6 años: {DEFINITION}", 1),
        ("Cifra preliminar.", 2),
    ]
    assert texts(page, "li", id="nota-2") == ["Cifra preliminar."]
    assert len(elements(page, "a", href="#nota-2")) == 1


def test_gap_map_takes_the_first_indicator_that_knows_the_state(client, publish):
    publish((2024, 10), indicator="pobreza-extrema", state="21")
    publish((2024, 10), indicator="pobreza-extrema", state="20")
    publish((2022, 60), state="20")
    grid = cells(client.get("/compromisos/mapa/"))
    assert grid["20", "pobreza"].series.indicator.code == "pobreza-multidimensional"
    assert grid["21", "pobreza"].series.indicator.code == "pobreza-extrema"


@pytest.mark.parametrize(
    ("values", "direction", "breaks", "expected"),
    [
        ((60, 50), "lower", (), ("↓", "mejora")),
        ((50, 60), "lower", (), ("↑", "empeora")),
        ((50, 60), "higher", (), ("↑", "mejora")),
        ((60, 50), "higher", (), ("↓", "empeora")),
        ((50, 60), "", (), ("↑", "sube")),
        ((60, 50), "", (), ("↓", "baja")),
        ((60, 60), "lower", (), ("→", "sin cambio")),
        ((40, 50, 60), "lower", (2,), None),
        ((40, 50, 60), "lower", (1,), ("↑", "empeora")),
        ((60,), "lower", (), None),
    ],
)
def test_trend_compares_only_what_is_comparable(values, direction, breaks, expected):
    figures = [
        Figure(year=2000 + place, value=Decimal(value), is_break=place in breaks) for place, value in enumerate(values)
    ]
    series = Series(Indicator(pk=1, direction=direction), "20", tuple(figures))
    assert trend(series) == (expected and Trend(*expected))


@pytest.mark.parametrize(
    ("query", "total"), [("estado=20", 12), ("compromiso=lactancia", 32), ("estado=20&compromiso=lactancia", 1)]
)
def test_gap_map_narrows_and_exports_as_seen(client, publish, query, total):
    publish((2024, 50))
    make.focus(make.organization(), "lactancia", "20")
    assert len(cells(client.get(f"/compromisos/mapa/?{query}"))) == total
    text = client.get(f"/compromisos/mapa/datos.csv?{query}").content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == total


def test_gap_map_export_tells_source_and_warnings(client, publish):
    publish((2022, 60), (2024, 100), note="=Cifra preliminar")
    make.focus(make.organization(), "pobreza", "20")
    text = client.get("/compromisos/mapa/datos.csv?estado=20&compromiso=pobreza").content.decode("utf-8-sig")
    assert list(csv.DictReader(io.StringIO(text))) == [
        {
            "Clave del estado": "20",
            "Estado": "Oaxaca",
            "Número": "1",
            "Compromiso": "Pobreza",
            "Organizaciones": "1",
            "Indicador": "Pobreza multidimensional, <6 años",
            "Año": "2024",
            "Valor": "100",
            "Unidad": "%",
            "Tendencia": "empeora",
            "Fuente": "CONEVAL",
            "Advertencia": "'=Cifra preliminar",
        }
    ]
    assert client.get("/compromisos/mapa/datos.xlsx").content[:2] == b"PK"
    assert client.get("/compromisos/mapa/datos.pdf").status_code == 404


@pytest.mark.parametrize("query", ["estado=99", "estado=Oaxaca", "compromiso=nada", "compromiso=%3Cb%3E", "estado=%00"])
def test_gap_map_refuses_what_does_not_exist(client, query):
    for page in ("", "datos.csv"):
        assert client.get(f"/compromisos/mapa/{page}?{query}").status_code == 400


def test_gap_map_of_one_commitment_draws_the_map(client):
    make.focus(make.organization(), "lactancia", "20")
    response = client.get("/compromisos/mapa/?compromiso=lactancia")
    assert len(elements(response, "a", class_="map__state")) == 32
    assert texts(response, "title").count("Oaxaca: 1 organización") == 1
    assert elements(client.get("/compromisos/mapa/"), "a", class_="map__state") == []


@pytest.mark.parametrize("query", ["", "?compromiso=lactancia"])
def test_gap_map_costs_the_same_queries_with_ten_times_as_much(cast, publish, query):
    client, counts = cast.client("staff"), []
    for many in (1, 10):
        for number in range(many):
            make.focus(make.organization(), "lactancia", "20", "21")
            publish((2000 + many + number, 50))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/compromisos/mapa/{query}").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10  # three of them are the session, the person and her offices


def test_gap_lists_for_the_coordination_whom_to_invite(cast):
    make.focus(cast.organization, "lactancia", "20")
    make.focus(make.organization("Trabaja fuera"), "lactancia", "21")
    page = cast.client("staff").get("/compromisos/lactancia/a-quien-invitar/oaxaca/")
    assert [line["name"] for line in page.context["lines"]] == ["Trabaja fuera"]


@pytest.mark.parametrize("role", ["visitor", "outsider", "board"])
def test_gap_lists_nobody_for_others_and_invites_to_join(cast, role):
    text = cast.client(role).get("/compromisos/lactancia/a-quien-invitar/oaxaca/").text
    assert text.count(cast.organization.name) == 0
    assert text.count('<a class="button" href="/sumarse/">') == 1


@pytest.mark.parametrize(
    "address", ["lactancia/a-quien-invitar/nada", "nada/a-quien-invitar/oaxaca", "nada/integrantes"]
)
def test_gap_of_what_does_not_exist_is_not_found(client, address):
    assert client.get(f"/compromisos/{address}/").status_code == 404


def test_commitments_of_the_map_are_those_in_force(client):
    Commitment.objects.create(slug="antiguo", name="Antiguo", summary="De antes.", place=99)
    assert [row.number for row in client.get("/compromisos/mapa/").context["map"].commitments] == list(range(1, 13))


def test_gap_map_of_everything_begins_with_the_commitments_and_their_empty_states(client):
    make.focus(make.organization(), "lactancia", "20")
    begun = client.get("/compromisos/mapa/")
    assert len(elements(begun, "a", href="/compromisos/mapa/?compromiso=lactancia")) == 1
    assert texts(begun, "span").count("En 31 estados no hay nadie") == 1
    assert texts(begun, "span").count("En 32 estados no hay nadie") == 11
    assert client.get("/compromisos/mapa/?compromiso=lactancia").text.count("Empiece por un compromiso") == 0


def test_gap_map_of_a_state_has_a_row_for_each_commitment(client):
    make.focus(make.organization(), "lactancia", "20")
    rows = texts(client.get("/compromisos/mapa/?estado=20"), "tr")
    assert len(rows) == 13
    assert [row for row in rows if row.endswith("Lactancia materna 1")] != []


def test_gap_map_of_a_commitment_is_an_image_that_others_may_show(client, settings):
    make.focus(make.organization(), "lactancia", "20")
    image = client.get("/compromisos/mapa/lactancia.svg")
    assert image.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    drawing = ElementTree.fromstring(image.content)  # noqa: S314 our own bytes
    tags = [element.tag.rpartition("}")[2] for element in drawing.iter()]
    assert (tags.count("path"), tags.count("script"), tags.count("a")) == (32, 0, 0)
    lines = [element.text for element in drawing.iter() if element.tag.endswith("}text")]
    assert lines[-2] == f"{settings.SITE_URL}/compromisos/mapa/?compromiso=lactancia"
    page = unescape(client.get("/compromisos/mapa/?compromiso=lactancia").text)
    assert page.count(f'<img src="{settings.SITE_URL}/compromisos/mapa/lactancia.svg"') == 1
    assert client.get("/compromisos/mapa/nada.svg").status_code == 404
