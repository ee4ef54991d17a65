"""Visitors' pages are drawn once a minute, and never for or from anybody with a session."""

import pytest
from django.core.cache import caches
from django.test import Client

from tests import make


@pytest.fixture
def page(cast):
    """The directory as a browser sees it."""
    return lambda client, **headers: client.get("/integrantes/?q=nueva", headers=headers).content.decode()


def test_visitors_page_is_drawn_once(page, django_assert_num_queries):
    first = page(Client())
    with django_assert_num_queries(0):
        assert page(Client()) == first


def test_visitors_page_is_drawn_anew_after_the_minute(page):
    page(Client())
    make.organization("Nueva semilla")
    assert page(Client()).count("Nueva semilla") == 0
    caches["parts"].clear()
    assert page(Client()).count("Nueva semilla") == 1


def test_visitors_page_is_not_what_a_person_gets_nor_hers_what_visitors_get(page, cast):
    visitor = page(Client())
    make.organization("Nueva semilla")
    own = page(cast.client("titular"))
    assert own.count("Nueva semilla") == 1
    assert own.count("Salir") > 0
    assert page(Client()) == visitor


def test_visitors_part_is_not_the_page(page):
    whole, part = page(Client()), page(Client(), **{"HX-Request": "true"})
    assert whole.count("<html") == 1
    assert part.count("<html") == 0


def test_visitors_page_that_is_refused_is_refused_again(client, db):
    assert [client.get("/integrantes/?estado=99").status_code for _time in range(2)] == [400, 400]


def test_visitors_part_is_not_poisoned_by_a_header_that_says_no(page):
    """Red where only the header's presence counts: everybody's part becomes the whole page for a minute."""
    page(Client(), **{"HX-Request": "false"})
    assert page(Client(), **{"HX-Request": "true"}).count("<html") == 0


@pytest.mark.parametrize("address", ["/", "/integrantes/", "/mi-organizacion/", "/cuenta/email/"])
def test_page_of_a_person_stays_in_no_cache(cast, address):
    response = cast.client("titular").get(address)
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))


def test_page_of_a_visitor_says_nothing_of_caches(client, db):
    assert client.get("/integrantes/").headers.get("Cache-Control") is None
