"""The directory finds, narrows, pages and refuses; an organisation's page shows what it lets the viewer see."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members.directory import Counts, counts
from members.filters import STATES
from members.geography import neighbours
from members.models import WorkingState
from members.nearby import FEW
from tests import make

pytestmark = pytest.mark.django_db


def names(response) -> list[str]:
    return [line["name"] for line in response.context["listing"].lines]


def queries(client: Client, url: str) -> int:
    """Statements of a second visit, when the figures are in the cache."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("text", ["ninez", "NIÑEZ", "niñ", "semi nin", "Niñez semilla", "SNJ"])
def test_directory_search_ignores_accents_case_and_order(client, text):
    make.organization("Semilla de la Niñez", acronym="SNJ")
    make.organization("Colibrí de Cuentos")
    assert names(client.get("/integrantes/", {"q": text})) == ["Semilla de la Niñez"]


def test_directory_search_finds_no_middles_of_words(client):
    make.organization("Semilla")
    assert names(client.get("/integrantes/", {"q": "milla"})) == []


def test_directory_sorts_as_spanish_sorts(client):
    for name in ("Ñandú", "Zorro", "Árbol", "nube", "Oso", "Brújula"):
        make.organization(name)
    assert names(client.get("/integrantes/")) == ["Árbol", "Brújula", "nube", "Ñandú", "Oso", "Zorro"]


def test_directory_filters_narrow_together(client):
    make.organization("Red de Oaxaca", state="20", kind="network")
    make.organization("Casa de Oaxaca", state="20")
    make.organization("Red de Puebla", state="21", kind="network")
    assert names(client.get("/integrantes/?estado=20&tipo=network&q=red")) == ["Red de Oaxaca"]
    assert names(client.get("/integrantes/?estado=20")) == ["Casa de Oaxaca", "Red de Oaxaca"]
    assert names(client.get("/integrantes/?tipo=network")) == ["Red de Oaxaca", "Red de Puebla"]


def test_directory_shows_only_active_ones(client):
    make.organization("Se fue", status="withdrawn", status_at=timezone.now(), status_reason="Cerró")
    assert names(client.get("/integrantes/")) == []


def test_directory_empty_result_offers_a_way_out(client):
    response = client.get("/integrantes/?q=nada")
    assert response.status_code == 200
    assert 'class="empty"' in response.text
    assert response.text.count("0 organizaciones") == 1


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("estado=99", 400, "99 no está en ella"),
        ("tipo=nada", 400, "nada no está en ella"),
        ("estado=20%00", 400, "caracteres que no se pueden leer"),
        ("q=" + "a" * 5000, 400, "200"),
        ("q=" + "a" * 100_000, 400, "demasiado larga"),
        ("q=a%00b", 400, "caracteres que no se pueden leer"),
        ("page=-1", 404, "Esa página de la lista no existe"),
        ("page=0", 404, "Esa página de la lista no existe"),
        ("page=2", 404, "Esa página de la lista no existe"),
        ("page=999999", 404, "Esa página de la lista no existe"),
        ("page=" + "9" * 5000, 404, "Esa página de la lista no existe"),
        ("page=dos", 404, "Esa página de la lista no existe"),
    ],
)
def test_directory_refuses_bad_values_with_a_sentence(client, query, status, sentence):
    make.organization()
    response = client.get(f"/integrantes/?{query}")
    assert response.status_code == status
    assert sentence in response.text


@pytest.mark.parametrize("query", ["q=%ED%A0%80", "q=%FF", "q=!!!", "q=%27%3A*%26", "q=<script>"])
def test_directory_search_of_strange_signs_finds_nothing(client, query):
    make.organization()
    response = client.get(f"/integrantes/?{query}")
    assert response.status_code == 200
    assert names(response) == []


def test_directory_pages_follow_each_other(client):
    for number in range(51):
        make.organization(f"Nombre {number:03d}")
    assert names(client.get("/integrantes/?page=2")) == ["Nombre 050"]
    first = client.get("/integrantes/")
    assert len(names(first)) == 50
    assert first.context["listing"].total == 51


def test_directory_page_exists_even_where_the_count_is_old(client):
    make.organization("Nombre 000")
    client.get("/integrantes/")
    for number in range(1, 51):
        make.organization(f"Nombre {number:03d}")
    assert counts(fresh=False).total == 1
    assert names(client.get("/integrantes/?page=2")) == ["Nombre 050"]


def test_directory_answers_htmx_with_the_results_alone(client):
    make.organization("Semilla")
    part = client.get("/integrantes/?q=sem", headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert part.text.count("Semilla") == 1
    assert part.text.count('hx-swap-oob="innerHTML:#count"') == 1
    assert "HX-Request" in part["Vary"]
    back = client.get("/integrantes/?q=sem", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert back.text.count("<html") == 1


def test_directory_figures_of_a_member_are_never_old(cast):
    visitor, titular = cast.client("visitor"), cast.client("titular")
    assert visitor.get("/integrantes/").context["listing"].total == 2
    make.organization()
    assert visitor.get("/integrantes/?estado=20").context["listing"].total == 2
    assert titular.get("/integrantes/").context["listing"].total == 3


def test_directory_works_without_the_cache(client, settings):
    settings.CACHES = settings.CACHES | {"default": settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}}
    make.organization()
    assert client.get("/").status_code == 200
    assert client.get("/integrantes/").context["listing"].total == 1


@pytest.mark.parametrize(
    "url", ["/", "/integrantes/", "/integrantes/?q=nombre", "/integrantes/mapa/", "/integrantes/estados/oaxaca/"]
)
@pytest.mark.parametrize("role", ["visitor", "titular"])
def test_directory_pages_cost_the_same_queries_with_one_and_with_many(cast, url, role):
    client = cast.client(role)
    with_one = queries(client, url)
    for number in range(60):
        WorkingState.objects.create(organization=make.organization(f"Nombre {number}"), state_id="21")
    assert queries(client, url) == with_one
    assert with_one <= (6 if role == "visitor" else 10)


def test_state_page_lists_seats_and_those_who_also_work_there(client):
    make.organization("Con sede", state="20")
    beside = make.organization("De Puebla", state="21")
    WorkingState.objects.create(organization=beside, state_id="20")
    context = client.get("/integrantes/estados/oaxaca/").context
    assert [line["name"] for line in context["seated"]] == ["Con sede"]
    assert [line["name"] for line in context["working"]] == ["De Puebla"]
    assert names(client.get("/integrantes/?trabaja=20")) == ["De Puebla"]


def test_in_a_state_is_who_has_its_seat_or_works_there(client):
    make.organization("Con sede", state="20")
    WorkingState.objects.create(organization=make.organization("De Puebla", state="21"), state_id="20")
    WorkingState.objects.create(
        organization=make.organization("Red de Puebla", state="21", kind="network"), state_id="20"
    )
    response = client.get("/integrantes/?estado=20")
    assert names(response) == ["Con sede", "De Puebla", "Red de Puebla"]
    assert response.context["listing"].total == 3
    assert names(client.get("/integrantes/?estado=20&tipo=network")) == ["Red de Puebla"]
    assert names(client.get("/integrantes/?estado=09")) == []


def test_state_page_without_anybody_invites(client):
    response = client.get("/integrantes/estados/tlaxcala/")
    assert response.status_code == 200
    assert "Aún nadie" in response.text


def test_directory_lines_tell_a_kind_that_says_something(client):
    make.organization("A", state="20", kind="other")
    make.organization("B", state="20", kind="academic")
    listing = client.get("/integrantes/").context["listing"]
    assert [line["about"] for line in listing.lines] == ["Oaxaca", "Oaxaca · Institución académica"]


@pytest.mark.parametrize(("states", "words"), [(1, "1 de los 32 estados"), (32, "los 32 estados")])
def test_counts_say_how_much_of_the_country_they_reach(states, words):
    assert Counts({(f"{number:02}", "organization"): 1 for number in range(1, states + 1)}).extent == words


@pytest.mark.parametrize("slug", ["no-hay", "99"])
def test_state_page_of_no_state_is_not_found(client, slug):
    assert client.get(f"/integrantes/estados/{slug}/").status_code == 404


@pytest.mark.parametrize(
    "text", ["biblioteca", "bebés", "cuentos a los bebés", "san juan", "bebes san", "de los bebés"]
)
def test_directory_search_finds_what_they_do_and_their_town(client, text):
    make.organization(
        "Semilla", description="Leemos cuentos a bebés en bibliotecas.", municipality="San Juan Guichicovi"
    )
    make.organization("Colibrí")
    assert names(client.get("/integrantes/", {"q": text})) == ["Semilla"]


def test_directory_search_shows_who_is_called_so_before_who_does_so(client):
    make.organization("Arcoíris", description="Hacemos juguetes.")
    make.organization("Juguetes de Oaxaca")
    assert names(client.get("/integrantes/?q=juguetes")) == ["Juguetes de Oaxaca", "Arcoíris"]


def test_directory_search_reads_a_state_at_the_end(client):
    make.organization("Lectura", state="20")
    make.organization("Lectura de Puebla", state="21")
    WorkingState.objects.create(organization=make.organization("Lectura itinerante", state="09"), state_id="20")
    make.organization("Otra", state="20")
    assert names(client.get("/integrantes/?q=lectura en Oaxaca")) == ["Lectura", "Lectura itinerante"]
    assert names(client.get("/integrantes/?q=oaxaca")) == ["Lectura", "Lectura itinerante", "Otra"]
    assert names(client.get("/integrantes/?q=oax")) == []


def test_neighbours_are_mutual_and_every_state_has_one():
    codes = [code for code, _name in STATES]
    assert all(neighbours(code) for code in codes)
    assert [(one, two) for one in codes for two in neighbours(one) if one not in neighbours(two)] == []
    assert neighbours("20") == ("07", "12", "21", "30")
    assert neighbours("99") == ()


def test_directory_with_nobody_in_a_state_offers_the_neighbours_in_which_somebody_is(client):
    for number in range(2):
        make.organization(f"Red {number}", state="21", kind="network")
    make.organization("Red de Chiapas", state="07", kind="network")
    make.organization("De otro tipo", state="30")
    make.organization("Lejos", state="02", kind="network")
    near = client.get("/integrantes/?estado=20&tipo=network&page=1").context["nearby"]
    assert [(state.name, state.count) for state in near] == [("Puebla", 2), ("Chiapas", 1)]
    assert near[0].url == "/integrantes/?estado=21&tipo=network"
    assert names(client.get(near[0].url)) == ["Red 0", "Red 1"]


def test_directory_with_one_in_a_state_leads_to_its_neighbours(client):
    make.organization("Red sola", state="20", kind="network")
    response = client.get("/integrantes/?estado=20&tipo=network")
    near = [(state.name, state.url) for state in response.context["nearby"]]
    assert near[0] == ("Chiapas", "/integrantes/?estado=07&tipo=network")
    assert [name for name, _url in near] == ["Chiapas", "Guerrero", "Puebla", "Veracruz"]
    assert response.text.count('href="/comisiones/"') == 2  # in the header, and beside the map


def test_directory_offers_no_neighbours_where_many_are_found_or_nothing_was_asked(client):
    for number in range(FEW):
        make.organization(f"Una {number}", state="20")
    make.organization("Vecina", state="21")
    assert "nearby" not in client.get("/integrantes/?estado=20").context
    assert "nearby" not in client.get("/integrantes/").context


def test_directory_with_few_asks_the_same_however_many_there_are(client):
    url = "/integrantes/?estado=20&q=nadie"
    with_none = queries(client, url)
    for number in range(60):
        make.organization(f"Nombre {number}", state="21")
    assert queries(client, url) == with_none <= 9


def test_state_page_leads_to_the_states_around_it(client):
    make.organization(state="21")
    near = client.get("/integrantes/estados/oaxaca/").context["nearby"]
    assert [(state.name, state.count, state.url) for state in near] == [("Puebla", 1, "/integrantes/estados/puebla/")]
