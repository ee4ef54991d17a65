"""The login page is drawn once a minute, and every visitor's forms carry her own key."""

import re

import pytest
from django.core.cache import caches
from django.test import Client

KEY = re.compile(rb'name="csrfmiddlewaretoken" value="(\w{64})"')


@pytest.fixture(autouse=True)
def _nothing_kept():
    caches["parts"].clear()


def _page(client: Client) -> tuple[bytes, set[bytes]]:
    content = client.get("/cuenta/login/").content
    return KEY.sub(b"", content), set(KEY.findall(content))


def test_kept_page_is_the_drawn_one_but_for_the_key(db):
    first, second = Client(), Client()
    (first_page, keys), (second_page, others) = _page(first), _page(second)
    assert first_page == second_page
    assert keys
    assert others
    assert not keys & others
    assert first.cookies["csrftoken"].value != second.cookies["csrftoken"].value


def test_nothing_of_a_visitors_key_is_kept(db):
    """Red where the page is kept as it was drawn."""
    client = Client()
    _page(client)
    [(content, headers)] = [
        caches["parts"].get(key.split(":", 2)[2]) for key in caches["parts"]._cache if "page:" in key
    ]
    assert KEY.findall(content) == []
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("nth", [1, 2])
def test_forms_of_a_page_drawn_or_kept_are_taken(db, nth):
    for _earlier in range(1, nth):
        _page(Client())
    client = Client(enforce_csrf_checks=True)
    _content, keys = _page(client)
    form = {"login": "nadie@example.org", "password": "no-es", "csrfmiddlewaretoken": keys.pop().decode()}
    assert client.post("/cuenta/login/", form).status_code in (200, 422)
    assert client.post("/cuenta/login/", form | {"csrfmiddlewaretoken": "x" * 64}).status_code == 403
