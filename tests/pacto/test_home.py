"""The first page: who we are and who is near, for a visitor; what waits and how many we are, for a member."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db


def test_home_tells_a_visitor_how_many_there_are_today(client):
    make.organization(state="20")
    make.organization(state="21")
    assert (
        client.get("/").text.count("Somos <strong>2 organizaciones</strong> en <strong>2 de los 32 estados</strong>")
        == 1
    )


def test_home_before_anybody_joined_gives_no_figure(client):
    assert client.get("/").text.count("Somos <strong>") == 0


def test_home_leads_to_who_is_near(client):
    make.organization("Semilla", state="20")
    make.organization("Balero", state="21")
    assert client.get("/").text.count('<option value="20">Oaxaca</option>') == 1
    results = client.get("/integrantes/", {"estado": "20"}).context["found"]
    assert [line["name"] for line in results.lines] == ["Semilla"]


def test_home_asks_no_member_to_join(cast):
    text = cast.client("titular").get("/").text
    assert text.count("El Pacto hoy") == 1
    assert text.count("Qué es el Pacto") == 0
    assert text.count("Se pide aquí mismo") == 0


def test_home_of_the_coordination_costs_the_same_however_much_waits(cast, django_assert_max_num_queries):
    client = cast.client("staff")
    for number in range(3):
        make.organization(f"Semilla {number}")
    with django_assert_max_num_queries(10):
        assert client.get("/").status_code == 200
