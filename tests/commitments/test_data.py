"""Figures have a stable address, open their source, and leave as files that no spreadsheet runs."""

import csv
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from io import StringIO
from xml.etree import ElementTree

import pytest

from commitments.models import Figure, Indicator
from commitments.releasing.publishing import reopen
from tests import make
from tests.commitments.pages import CODE, words

from .publishing import published

pytestmark = pytest.mark.django_db
FIRST, SECOND = datetime(2025, 6, 1, 18, tzinfo=UTC), datetime(2026, 3, 1, 18, tzinfo=UTC)


@pytest.fixture
def revised():
    """The figure of 2022, 46 at first, 45.5 later."""
    published(CODE, (2016, "50"), (2022, "46"), at=FIRST)
    reopen(Indicator.objects.get(code=CODE), 2022, by=make.user(), reason="Corrección", at=SECOND)
    published(CODE, (2022, "45.5"), at=SECOND + timedelta(hours=1))
    return Figure.objects.order_by("pk")


def rows(response) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


def test_figure_keeps_its_address_and_tells_what_replaced_it(client, revised):
    _base, first, second = revised
    text = words(client.get(first.get_absolute_url()))
    assert text.count("Esta cifra se corrigió: desde el 1 de marzo de 2026 vale 45.5 %") == 1
    assert words(client.get(second.get_absolute_url())).count("se corrigió") == 0
    assert text.count("fecha de consulta desconocida") == 1


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://fuente.example/a", 1),
        ("javascript:alert(1)", 0),
        ("open-numbers, commit 01a34e8", 0),
        ("https://fuente.example con espacio", 0),
    ],
)
def test_figure_links_its_source_only_where_it_is_of_the_web(client, url, links):
    figure = published(CODE, (2022, "46"), url=url).figures.get()
    text = client.get(figure.get_absolute_url()).text
    addresses = re.findall(r'<a href="([^"]+)"\s+rel="noopener nofollow">Fuente de prueba</a>', text)
    assert addresses == [url] * links
    assert text.count('href="javascript') == 0


def test_figure_that_is_none_is_not_found(client):
    assert client.get("/compromisos/cifras/999999999/").status_code == 404


def test_indicator_shows_former_values(client, revised):
    text = words(client.get(f"/compromisos/indicadores/{CODE}/"))
    assert text.count("México (país), 2022 45.5 % · publicada el 1 de marzo de 2026 antes: 46 %") == 1


def test_csv_has_every_vintage_and_tells_which_stands(client, revised):
    lines = [(row["año"], row["valor"], row["vigente"]) for row in rows(client.get("/compromisos/datos.csv"))]
    assert lines == [("2016", "50", "sí"), ("2022", "46", "no"), ("2022", "45.5", "sí")]
    then = rows(client.get(f"/compromisos/indicadores/{CODE}/datos.csv?al=2025-12-31"))
    assert [(row["valor"], row["vigente"]) for row in then] == [("50", "sí"), ("46", "sí")]


def test_csv_neutralises_what_a_spreadsheet_would_run(client):
    published(CODE, (2022, "46"), source="=HYPERLINK(1)", note="@SUM(1)")
    (row,) = rows(client.get("/compromisos/datos.csv"))
    assert row["fuente"] == "'=HYPERLINK(1)"
    assert row["advertencia"] == "'@SUM(1)"


def test_json_tells_values_as_numbers_with_the_address_of_each(client, settings, revised):
    figures = client.get(f"/compromisos/indicadores/{CODE}/datos.json").json()["figures"]
    assert [(row["year"], row["value"], row["is_current"]) for row in figures] == [
        (2016, 50.0, True),
        (2022, 46.0, False),
        (2022, 45.5, True),
    ]
    assert [row["address"] for row in figures] == [settings.SITE_URL + row.get_absolute_url() for row in revised]


def test_chart_to_embed_is_an_image_of_its_own(client):
    Indicator.objects.filter(code=CODE).update(name="Pobreza <b>&")
    published(CODE, (2016, "50"), (2018, "48"))
    published(CODE, (2022, "46"), is_break="sí")
    response = client.get(f"/compromisos/indicadores/{CODE}/grafica.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Cache-Control"] == "public, max-age=60"
    drawing = ElementTree.fromstring(response.content)  # noqa: S314 our own bytes
    tags = [element.tag.rpartition("}")[2] for element in drawing.iter()]
    assert tags.count("circle") == 3
    assert tags.count("polyline") == 1
    assert tags.count("script") == 0
    assert tags.count("b") == 0
    assert response.text.count("≠</text>") == 1


def test_chart_to_embed_says_under_it_what_it_shows_whose_it_is_and_its_warnings(client):
    Indicator.objects.filter(code=CODE).update(name="Pobreza <b>&", warning="No es oficial.")
    published(CODE, (2016, "50"), (2018, "48"), note="Cifra con reserva.")
    drawing = ElementTree.fromstring(client.get(f"/compromisos/indicadores/{CODE}/grafica.svg").content)  # noqa: S314 our own bytes
    under = [element.text for element in drawing.iter() if element.get("font-size") == "11"]
    assert under == ["Pobreza <b>&, <6 años", "Fuente: Fuente de prueba", "⚠ Cifra con reserva.", "⚠ No es oficial."]
    last = max(float(element.get("y", 0)) for element in drawing.iter())
    assert drawing.get("height") == "315"
    assert last == 300


def test_chart_of_a_single_figure_to_embed_is_its_number(client):
    published(CODE, (2022, "46"), note="Cifra con reserva.")
    drawing = ElementTree.fromstring(client.get(f"/compromisos/indicadores/{CODE}/grafica.svg").content)  # noqa: S314 our own bytes
    texts = [element.text for element in drawing.iter() if element.tag.endswith("}text")]
    assert texts[:2] == ["46\u00a0%", "en 2022, la única cifra publicada"]
    assert texts[-1] == "⚠ Cifra con reserva."
    assert [element for element in drawing.iter() if element.tag.endswith("}circle")] == []


def test_figure_says_in_a_sentence_what_it_measures(client):
    figure = published(CODE, (2022, "48.14"), detail="Rural: 50.").figures.get()
    text = " ".join(re.sub(r"<[^>]+>", " ", client.get(figure.get_absolute_url()).text).split())
    definition = "Niñas y niños menores de 6 años en situación de pobreza según la medición multidimensional de CONEVAL"
    assert text.count(f"{definition}: cerca de 48 de cada 100 en todo el país, 2022.") == 1
    assert text.count("Valor sin redondear 48.14 Unidad % · Mientras más bajo, mejor Detalle Rural: 50. Fuente") == 1


def test_chart_without_figures_is_not_found(client):
    assert client.get(f"/compromisos/indicadores/{CODE}/grafica.svg").status_code == 404


def test_indicator_offers_its_chart_to_copy(client, settings):
    Indicator.objects.filter(code=CODE).update(name='Menores de <6 "años"')
    published(CODE, (2022, "46"))
    copied = unescape(re.search(r"<pre.*?<code>(.*?)</code>", client.get(f"/compromisos/indicadores/{CODE}/").text)[1])
    image = f"{settings.SITE_URL}/compromisos/indicadores/{CODE}/grafica.svg"
    assert copied.count(f'<img src="{image}" alt="Menores de &lt;6 &quot;años&quot;, &lt;6 años"') == 1
