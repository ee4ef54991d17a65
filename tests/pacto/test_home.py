"""The first page: who we are and who is near, for a visitor; what waits and how many we are, for a member."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import Organization, PrivacyNotice, User
from tests import make
from tests.surveys.waves import make_wave, opened_wave

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
    results = client.get("/integrantes/", {"estado": "20"}).context["listing"]
    assert [line["name"] for line in results.lines] == ["Semilla"]


def test_home_asks_no_member_to_join(cast):
    text = cast.client("titular").get("/").text
    assert text.count("El Pacto hoy") == 1
    assert text.count("Qué es el Pacto") == 0
    assert text.count("Se pide aquí mismo") == 0


@pytest.fixture
def member(cast):
    """The client of somebody of whom nothing is asked, welcomed long ago."""
    PrivacyNotice.objects.all().delete()
    User.objects.update(welcomed_at=timezone.now() - timedelta(days=100))
    Organization.objects.update(confirmed_at=timezone.now())
    return cast.client("titular")


def test_home_lists_what_waits_by_its_last_day_with_one_button_each(cast, member):
    """A survey has a last day, the confirmation of the record has none."""
    Organization.objects.update(confirmed_at=None)
    wave = opened_wave(make_wave())
    page = member.get("/")
    days = [(item.button, item.until, item.about) for item in page.context["items"]]
    name, last = cast.organization.name, timezone.localdate(wave.closes_at)
    assert days == [("Responder", last, name), ("Revisar", None, name)]
    assert page.text.count('<a class="button" href=') == 2
    assert page.text.count("Tiene 2 pendientes") == 1


def test_home_says_that_nothing_waits_only_where_nothing_does(member):
    assert member.get("/").text.count("Hoy no tiene pendientes.") == 1
    Organization.objects.update(confirmed_at=None)
    assert member.get("/").text.count("Hoy no tiene pendientes.") == 0


def test_home_of_the_coordination_costs_the_same_however_much_waits(cast, django_assert_max_num_queries):
    client = cast.client("staff")
    for number in range(3):
        make.organization(f"Semilla {number}")
    with django_assert_max_num_queries(10):
        assert client.get("/").status_code == 200
