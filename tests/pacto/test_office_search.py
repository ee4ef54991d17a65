"""The office finds whatever the accents, by any part of a word, in every list."""

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.utils import timezone

from commissions.models import FocalPoint, JoinRequest, Seat
from mailings.models import Delivery
from members.models import Invitation, Organization
from surveys.models import Invitee
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def matches(cast):
    def find(address: str, typed: str) -> int:
        page = cast.client("staff").get(f"/admin/{address}/", {"q": typed})
        assert page.status_code == 200
        return page.context["cl"].result_count

    return find


@pytest.mark.parametrize("typed", ["Rodriguez", "rodríguez xim", "XIMENA", "ximena.r@", "otra.example"])
def test_person_is_found_without_accents_and_by_any_part_of_her_address(matches, typed):
    make.user("ximena.r@otra.example", name="Ximena Rodríguez")
    assert matches("members/user", typed) == 1


@pytest.mark.parametrize("typed", ["Angel", "ñusta", "nusta", "semilla de oax"])
def test_mandate_is_found_by_person_and_organization(matches, cast, typed):
    make.representation(cast.organization, make.user("a@otra.example", name="Ángel Ñusta"), kind="contact")
    assert matches("members/representation", typed) >= 1


@pytest.mark.parametrize("typed", ["@", "%", "''", "\u200b", "ꞌ", "a" * 200, "x " * 40])
def test_search_for_nonsense_answers(matches, typed):
    matches("members/user", typed)


def test_mail_is_found_by_any_part_of_its_address_and_by_its_person(matches):
    person = make.user("ximena@otra.example", name="Ximena Rodríguez")
    Delivery.objects.create(kind="digest", email=person.email, user=person, due_at=timezone.now())
    for typed in ("otra.example", "mena@", "rodriguez"):
        assert matches("mailings/delivery", typed) == 1
    assert matches("mailings/delivery", "nadie") == 0


def test_organization_of_an_originary_language_is_found_typed_plainly(matches):
    make.organization("Hñähñu Kꞌanchaay Ma’alob a̱")
    for typed in ("hnahnu", "kanchaay", "maalob", "ma'alob"):
        assert matches("members/organization", typed) == 1


def searched(model, typed: str):
    """What the office's list of that model finds."""
    each = next(site._registry[model] for site in admin.sites.all_sites if model in site._registry)
    return each.get_search_results(RequestFactory().get("/"), model.objects.all(), typed)[0]


@pytest.fixture
def known():
    """An organisation, and a person of it, each with a row in the lists that name them."""
    organization = make.organization("Ñandú de Mezquite", acronym="CÁPI", legal_name="Servicios Unidos del Sur")
    person = make.user("angel@otra.example", name="Ángel Ñusta")
    mandate = make.representation(organization, person)
    return organization, person, mandate


@pytest.mark.parametrize("typed", ["nandu", "ÑANDÚ mezq", "capi", "servicios unidos", "nandu sur", "mezquite, ñandú"])
def test_organization_is_found_alike_in_every_list_that_names_it(known, typed):
    organization, person, mandate = known
    facts = {"organization": organization, "delegate": person, "asked_by": person}
    JoinRequest.objects.create(commission=make.commission(), **facts)
    make.invitation(organization)
    for model in (Organization, JoinRequest, Invitation, type(mandate)):
        assert searched(model, typed).count() == 1, model
    assert not searched(JoinRequest, "colibri").exists()


@pytest.mark.parametrize("typed", ["angel", "ÑUSTA angel", "angel@otra", "angel nandu"])
def test_person_is_found_in_the_lists_that_name_her(known, typed):
    organization, person, _mandate = known
    make.seat(make.commission(), organization, person)
    facts = {"organization": organization, "delegate": person, "asked_by": person}
    JoinRequest.objects.create(commission=make.commission(), **facts)
    assert [searched(model, typed).count() for model in (Seat, JoinRequest)] == [1, 1]


def test_list_tells_how_many_it_found_where_somebody_looked(cast):
    client = cast.client("staff")
    assert "Ver todo" not in client.get("/admin/members/representation/").text
    for query in ({"q": "nadie"}, {"kind__exact": "contact"}):
        assert "Ver todo" in client.get("/admin/members/representation/", query).text


def test_filters_are_named_by_what_they_ask(cast):
    for address, title in (("mailings/bounce", "Por qué"), ("commissions/commission", "Qué le falta")):
        assert f"<summary>{title}</summary>" in cast.client("staff").get(f"/admin/{address}/").text


def test_mails_are_listed_with_their_person(cast):
    person = make.user("ximena@otra.example", name="Ximena Rodríguez")
    for email, user in ((person.email, person), ("nadie@otra.example", None)):
        Delivery.objects.create(kind="digest", email=email, user=user, due_at=timezone.now())
    listed = cast.client("staff").get("/admin/mailings/delivery/", {"q": "otra.example"}).text
    assert "Ximena Rodríguez" in listed


SHORT = {"Condition", "Generation", "Commitment", "Meeting", "ReportDraft", "AnnualReport", "ReminderPause", "Export"}
SHORT |= {"PrivacyNotice", "Survey", "Section", "MemberImport"}


def test_every_list_of_the_office_is_searched_or_short():
    lists = [each for site in admin.sites.all_sites for each in site._registry.values()]
    assert {each.model.__name__ for each in lists if not each.search_fields} <= SHORT
    for each in filter(lambda each: each.search_fields, lists):
        for typed in ("Ñandú a@b.example", "ꞌ", "x" * 300):
            matches = each.get_search_results(RequestFactory().get("/"), each.model.objects.all(), typed)[0]
            assert not matches.exists()


def test_organization_is_looked_for_in_the_index_of_names():
    for model in (JoinRequest, Invitation, Invitee, FocalPoint):
        assert '"search" @@' in str(searched(model, "colibri").query)
