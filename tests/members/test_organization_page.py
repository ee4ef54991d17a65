"""An organisation's public page: each part for whom it chose, and what becomes of the address afterwards."""

import pytest
from django.test import Client
from django.utils import timezone

from members.models import Audience, Organization, State, User, WorkingState
from tests import make

CONTACTS = {"public": "abierto@pacto.example", "members": "55 1111 1111", "coordination": "Calle Reservada 1"}
SEEN = {
    "visitor": ["public"],
    "board": ["public"],
    "outsider": ["public", "members"],
    "titular": ["public", "members"],
    "contact": ["public", "members"],
    "staff": ["public", "members", "coordination"],
}


@pytest.mark.parametrize(("role", "audiences"), SEEN.items())
def test_organization_page_shows_each_audience_its_part(cast, role, audiences):
    organization = cast.organization
    for field, audience in (("email", "public"), ("phone", "members"), ("address", "coordination")):
        setattr(organization, field, CONTACTS[audience])
        setattr(organization, f"{field}_audience", audience)
    organization.save()
    for audience in Audience.values:
        person = make.user(name=f"Persona {audience}")
        make.representation(organization, person, "contact", audience=audience)
    text = cast.client(role).get(organization.get_absolute_url()).text
    assert [audience for audience, value in CONTACTS.items() if value in text] == audiences
    assert [audience for audience in Audience.values if f"Persona {audience}" in text] == audiences


@pytest.mark.parametrize("total", [1, 3])
def test_organization_page_asks_the_same_whatever_it_shows(cast, client, total, django_assert_num_queries):
    for state in State.objects.all()[:total]:
        WorkingState.objects.create(organization=cast.organization, state=state)
        make.representation(cast.organization, make.user(name=f"Ana {state}"), "contact", audience="public")
    with django_assert_num_queries(5):  # two for the part of the commitments, one for that of the commissions
        text = client.get(cast.organization.get_absolute_url()).text
    assert text.count("Ana ") == total


def test_organization_page_names_people_in_order(cast, client):
    for name in ("Zoe", "Ana", ""):
        make.representation(cast.organization, make.user(name=name), "contact", audience="public")
    profile = client.get(cast.organization.get_absolute_url()).context["profile"]
    assert [person["name"] for person in profile.people] == ["Ana", "Zoe"]


def test_organization_page_hides_people_whose_mandate_ended(cast, client):
    person = make.user(name="Ana Anterior")
    now = timezone.now()
    term = (now - timezone.timedelta(days=9), now - timezone.timedelta(days=1))
    make.representation(cast.organization, person, "contact", audience="public", term=term)
    assert "Ana Anterior" not in client.get(cast.organization.get_absolute_url()).text


def test_organization_page_never_shows_how_to_log_in_as_somebody(cast, client):
    cast.organization.representations.update(audience="public")
    text = client.get(cast.organization.get_absolute_url()).text
    assert "Titular" in text
    assert cast["titular"].email not in text


@pytest.mark.parametrize(
    ("website", "links"),
    [
        ("https://semilla.example", 1),
        ("http://semilla.example", 1),
        ("javascript:alert(1)", 0),
        ("https://a@b.example", 0),
        ("", 0),
    ],
)
def test_organization_page_links_only_safe_websites(cast, client, website, links):
    type(cast.organization).objects.filter(pk=cast.organization.pk).update(website=website)
    text = client.get(cast.organization.get_absolute_url()).text
    assert text.count("noopener") == links
    assert "javascript:" not in text


def test_organization_page_escapes_markup(client, db):
    organization = make.organization("<b>Semilla</b>", description="<script>alert(1)</script>")
    text = client.get(organization.get_absolute_url()).text
    assert "<b>Semilla" not in text
    assert "<script>alert" not in text


def test_organization_page_of_a_withdrawn_one_is_gone(client, db):
    organization = make.organization("Secreta", status="withdrawn", status_at=timezone.now(), status_reason="Cerró")
    response = client.get(organization.get_absolute_url())
    assert response.status_code == 410
    assert "ya no es integrante" in response.text
    assert "Secreta" not in response.text


def test_organization_page_of_a_merged_one_leads_to_the_kept_one(client, db):
    kept = make.organization("Queda")
    absorbed = make.organization("Absorbida", status="merged", merged_into=kept)
    response = client.get(absorbed.get_absolute_url())
    assert response.status_code == 301
    assert response.url == kept.get_absolute_url()
    assert response["Cache-Control"] == "no-cache"


def test_organization_page_does_not_take_the_addresses_of_map_and_states(client, db):
    from_map = client.get("/integrantes/mapa/")
    assert from_map.status_code == 200
    assert client.get("/integrantes/estados/").status_code == 404


def test_organization_page_is_drawn_anew_for_a_visitor_as_soon_as_something_changes(cast):
    organization, url, titular = cast.organization, cast.organization.get_absolute_url(), cast["titular"]
    changes = [
        lambda: Organization.objects.filter(pk=organization.pk).update(phone="55 1111 1111", phone_audience="public"),
        lambda: Organization.objects.filter(pk=organization.pk).update(phone_audience="coordination"),
        lambda: organization.representations.filter(user=titular).update(audience="public"),
        lambda: User.objects.filter(pk=titular.pk).update(name="Otro Nombre"),
        lambda: WorkingState.objects.create(organization=organization, state_id="01"),
    ]
    seen = [Client().get(url).text]
    for change in changes:
        change()
        seen.append(Client().get(url).text)
    assert len(set(seen)) == 5  # once hidden, the telephone's page is the first one again
    assert seen[2] == seen[0]


def test_organization_page_is_drawn_once_for_visitors_while_nothing_changes(client, cast):
    url = cast.organization.get_absolute_url()
    first, second = client.get(url), client.get(url)
    assert bool(first.templates) is True
    assert bool(second.templates) is False
    assert second.text == first.text


def test_organization_page_dials_its_telephone(cast, client):
    Organization.objects.filter(pk=cast.organization.pk).update(phone="951 123 4567 ext. 12", phone_audience="public")
    text = client.get(cast.organization.get_absolute_url()).text
    assert '<a href="tel:+529511234567">951 123 4567</a> ext. 12' in text
    assert "wa.me" not in text
