"""The public pages: what was promised, how it goes and by what numbers, as of today and as of a day gone by."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.models import Commitment, Focus, Indicator, Judgement, Target
from commitments.progress import progress
from commitments.releasing.publishing import reopen
from commitments.series import Series
from tests import make
from tests.commitments.pages import CODE, words
from tests.pages import elements, texts

from .publishing import published

pytestmark = pytest.mark.django_db
LAST_YEAR = datetime(2025, 6, 1, 18, tzinfo=UTC)
THIS_YEAR = datetime(2026, 3, 1, 18, tzinfo=UTC)


def queries(client, url: str) -> int:
    caches["parts"].clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_list_shows_every_commitment_and_says_where_figures_are_missing(client):
    response = client.get("/compromisos/")
    assert len(elements(response, "li", class_="card")) == 12
    assert texts(response, "span", class_="badge--off").count("Sin datos suficientes") == 22
    text = response.text
    assert text.count("Ningún indicador mide todavía esta meta.") == 7
    assert text.count("El indicador no tiene cifras nacionales.") == 14


def test_list_shows_the_verdict_with_its_figure_and_warning(client):
    published(CODE, (2016, "50"), (2022, "46"), note="Cifra con reserva.")
    text = words(client.get("/compromisos/"))
    # To fall from 50 to 40 in 14 years: -1.581 % a year; 46 after 6 years is -1.380 %: 0.873 of it.
    assert text.count("Avanza, pero debe acelerar Disminuir la pobreza: 40 % o menos para 2030.") == 1
    assert text.count("Última cifra: 46 % en 2022.") == 1
    assert text.count("Cifra con reserva.") == 1


def test_list_before_the_first_generation_says_so(client):
    assert words(client.get("/compromisos/?al=2019-12-01")).count("Ese día aún no había compromisos") == 1


@pytest.mark.parametrize(("al", "number"), [("", "11 de 2024"), ("?al=2023-12-31", "10 de 2021")])
def test_commitment_bears_the_number_of_the_generation_shown(client, al, number):
    head = client.get(f"/compromisos/violencia/{al}").text.split("<h1>")[0]
    assert " ".join(head.split()).count(f"Compromiso {number}") == 1


def test_commitment_tells_what_was_promised_when(client):
    text = words(client.get("/compromisos/preescolar/"))
    places = [text.index(f"Compromiso {number}") for number in ("8 de 2024 «", "7 de 2021 «", "7 de 2019 «")]
    assert places == sorted(places)
    assert text.count("Resumen según la fuente citada; no es el texto literal.") == 2


def test_commitment_shows_the_numbers_of_its_verdict(client):
    published(CODE, (2016, "50"), (2022, "46"))
    text = words(client.get("/compromisos/pobreza/"))
    assert text.count("acelerar Avanza, pero más lento de lo necesario para llegar a la meta en 2030.") == 1
    assert text.count("Punto de partida 50 % (2016)") == 1
    assert text.count("Ritmo hasta ahora bajó 1.4 % cada año Ritmo necesario bajar 1.6 % cada año La regla:") == 1
    assert text.count("da 87.3 %, y desde 60 % es «Avanza, pero debe acelerar».") == 1


def test_commitment_shows_the_last_judgement_beside_the_verdict(client):
    target, ana = Target.objects.get(pledge__generation="3", place=1, pledge__number=1), make.user(name="Ana Inventada")
    for verdict, reason, at in (("on_track", "Vieja", LAST_YEAR), ("limited", "Faltan datos.", THIS_YEAR)):
        Judgement.objects.create(target=target, verdict=verdict, reason=reason, made_at=at, made_by=ana)
    text = words(client.get("/compromisos/pobreza/"))
    assert text.count("Sin datos suficientes El indicador no tiene cifras nacionales.") == 2
    assert text.count("Juicio de una persona: Avance limitado. Faltan datos. Ana Inventada, 1 de marzo de 2026") == 1
    assert text.count("Vieja") == 0
    assert words(client.get("/compromisos/pobreza/?al=2025-12-31")).count("Vieja") == 1


def test_commitment_names_who_works_on_it(client):
    commitment = Commitment.objects.get(slug="pobreza")
    for number in range(10):
        Focus.objects.create(organization=make.organization(f"Casa {number}"), commitment=commitment)
    gone = make.organization("Se fue", status="withdrawn", status_at=THIS_YEAR, status_reason="Cerró")
    Focus.objects.create(organization=gone, commitment=commitment)
    text = words(client.get("/compromisos/pobreza/"))
    assert text.count("10 organizaciones integrantes dicen que trabajan en este compromiso. Casa 0 Casa 1") == 1
    assert text.count("Casa 7") == 1
    assert text.count("Casa 8") == 0
    assert text.count("Se fue") == 0


@pytest.mark.parametrize(("states", "maps"), [(("07", "20"), 0), (("07", "20", "21"), 1)])
def test_commitment_has_a_map_where_three_states_of_a_year_are_known(client, states, maps):
    for state, value in zip(states, ("79", "64", "57"), strict=False):
        published("pobreza-primera-infancia", (2024, value), state=state)
    response = client.get("/compromisos/pobreza/")
    assert len(elements(response, "svg", class_="map__drawing")) == maps
    assert texts(response, "title").count("Chiapas: 79 %") == maps
    assert words(response).count("CC BY 4.0") == maps
    assert words(response).count("Chiapas 2024 79 %") == 1


def test_commitment_shows_warnings_beside_the_drawing_and_in_the_table(client):
    published(CODE, (2016, "50"), (2022, "46"), note="Cifra con reserva.")
    published("pobreza-primera-infancia", (2024, "79"), state="07", note="Otra reserva.")
    published("pobreza-primera-infancia", (2024, "64"), state="20")
    text = words(client.get("/compromisos/pobreza/"))
    assert text.count("Cifra con reserva. Cifras nacionales (2)") == 1
    assert text.count("Chiapas 2024: Otra reserva. Última cifra de cada estado (2)") == 1


def test_detail_of_a_figure_is_told_in_the_table_and_never_as_a_warning(client):
    published(CODE, (2016, "50"), (2022, "46"), detail="Rural: 18.5.")
    response = client.get("/compromisos/pobreza/")
    assert texts(response, "span", class_="detail").count("Rural: 18.5.") == 2
    assert response.text.count("Rural: 18.5.") == 2
    assert client.get("/compromisos/").text.count("Rural: 18.5.") == 0


def test_page_as_of_a_day_is_what_it_was_before_a_revision(client):
    published(CODE, (2016, "50"), (2022, "46"), at=LAST_YEAR)
    published("pobreza-primera-infancia", (2024, "79"), state="07", at=LAST_YEAR)
    addresses = ["/compromisos/", "/compromisos/pobreza/", f"/compromisos/indicadores/{CODE}/"]
    addresses += [f"/compromisos/indicadores/{CODE}/datos.csv", f"/compromisos/indicadores/{CODE}/grafica.svg"]
    before = {address: client.get(f"{address}?al=2025-12-31").text for address in addresses}
    today = {address: client.get(address).text for address in addresses}
    revise("40", at=THIS_YEAR)
    caches["parts"].clear()
    assert {address: client.get(f"{address}?al=2025-12-31").text for address in addresses} == before
    assert [address for address in addresses if client.get(address).text == today[address]] == []
    assert words(client.get("/compromisos/")).count("Meta alcanzada Disminuir la pobreza") == 1


def revise(value: str, *, at) -> None:
    """The figure of 2022 is published anew."""
    reopen(Indicator.objects.get(code=CODE), 2022, by=make.user(), reason="La fuente corrigió.", at=at)
    published(CODE, (2022, value), at=at + timedelta(hours=1))


@pytest.mark.parametrize(
    ("al", "sentence"),
    [
        ("ayer", "Elija el día en el calendario de la página."),
        ("2025-13-01", "Elija el día en el calendario de la página."),
        ("2025-12-31x", "Elija el día en el calendario de la página."),
        ("9999-12-31", "Solo se puede ver lo que se sabía en un día que ya pasó."),
    ],
)
def test_page_as_of_no_day_is_refused(client, al, sentence):
    response = client.get("/compromisos/", {"al": al})
    assert response.status_code == 400
    assert response.text.count(sentence) == 1


@pytest.mark.parametrize("url", ["/compromisos/", "/compromisos/pobreza/", f"/compromisos/indicadores/{CODE}/"])
def test_page_asks_the_same_queries_with_ten_times_the_figures(client, url):
    published(CODE, *((year, "50") for year in range(2015, 2018)))
    states = [f"{number:02d}" for number in range(1, 11)]
    published("pobreza-primera-infancia", (2020, "60"), state="01")
    focus = {"commitment": Commitment.objects.get(slug="pobreza")}
    Focus.objects.create(organization=make.organization(), **focus)
    few = queries(client, url)
    published(CODE, *((year, "50") for year in range(1985, 2015)))
    for state in states[1:]:
        published("pobreza-primera-infancia", (2020, "60"), state=state)
        Focus.objects.create(organization=make.organization(), **focus)
    assert queries(client, url) == few
    assert few <= 8


def test_method_example_is_what_the_method_gives(client):
    indicator = Indicator.objects.get(code=CODE)
    figures = published(CODE, (2020, "60"), (2022, "57.1")).figures.order_by("year")
    target = Target(indicator=indicator, operator="at_most", value=Decimal(40), horizon=2030)
    result = progress(target, Series(indicator, None, tuple(figures)))
    numbers = [f"{-result.needed:.1%}", f"{-result.rate:.1%}", f"{result.ratio:.1%}", result.verdict.label]
    text = words(client.get("/compromisos/como-medimos/"))
    sentence = (
        "Para llegar hace falta bajar {} al año. Si en 2022 la cifra es 57.1 %, se bajó {} al año: {} del ritmo "
        "que hace falta. Como está entre 60 % y 95 %, el veredicto es «{}»."
    )
    assert text.count(sentence.format(*(str(number).replace("%", " %") for number in numbers))) == 1


def test_indicator_lists_every_year_of_a_state_with_its_warning(client):
    published("cobertura-en-preescolar-3-5", (2019, "79.6"), (2020, "72.5"), state="21", note="Lo dice la SEP.")
    published("cobertura-en-preescolar-3-5", (2021, "71.6"), state="21")
    page = client.get("/compromisos/indicadores/cobertura-en-preescolar-3-5/")
    assert [row.year for row in page.context["earlier"]] == [2019, 2020]
    content = words(page)
    lines = ("Puebla 2019 79.6 %", "Puebla 2020 72.5 %", "Puebla 2021 71.6 %")
    assert [content.count(line) for line in lines] == [1] * 3
    assert content.count("Lo dice la SEP.") == 3
