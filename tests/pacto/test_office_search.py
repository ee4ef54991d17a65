"""The office finds whatever the accents, by any part of a word, in every list."""

import pytest
from django.utils import timezone

from mailings.models import Delivery
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(house):
    def find(address: str, typed: str) -> int:
        page = house.client("staff").get(f"/admin/{address}/", {"q": typed})
        assert page.status_code == 200
        return page.context["cl"].result_count

    return find


@pytest.mark.parametrize("typed", ["Rodriguez", "rodríguez xim", "XIMENA", "ximena.r@", "otra.example"])
def test_person_is_found_without_accents_and_by_any_part_of_her_address(found, typed):
    make.user("ximena.r@otra.example", name="Ximena Rodríguez")
    assert found("members/user", typed) == 1


@pytest.mark.parametrize("typed", ["Angel", "ñusta", "nusta", "semilla de oax"])
def test_mandate_is_found_by_person_and_organization(found, house, typed):
    make.representation(house.organization, make.user("a@otra.example", name="Ángel Ñusta"), kind="contact")
    assert found("members/representation", typed) >= 1


@pytest.mark.parametrize("typed", ["@", "%", "''", "\u200b", "ꞌ", "a" * 200, "x " * 40])
def test_search_for_nonsense_answers(found, typed):
    found("members/user", typed)


def test_mail_is_found_by_any_part_of_its_address_and_by_its_person(found):
    person = make.user("ximena@otra.example", name="Ximena Rodríguez")
    Delivery.objects.create(kind="digest", email=person.email, user=person, due_at=timezone.now())
    for typed in ("otra.example", "mena@", "rodriguez"):
        assert found("mailings/delivery", typed) == 1
    assert found("mailings/delivery", "nadie") == 0


def test_organization_of_an_originary_language_is_found_typed_plainly(found):
    make.organization("Hñähñu Kꞌanchaay Ma’alob a̱")
    for typed in ("hnahnu", "kanchaay", "maalob", "ma'alob"):
        assert found("members/organization", typed) == 1
