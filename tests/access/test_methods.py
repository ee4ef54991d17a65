"""What every address answers to the other methods: HEAD like GET, all others 405 to everybody."""

import pytest
from django.urls import reverse

from tests.access import office
from tests.access.table import LIBRARY_ROWS, ROWS, SUBJECTS
from tests.cast import ROLES

OTHERS = ["put", "patch", "delete", "options", "trace"]


def other_answers(client, url: str) -> set[int]:
    return {getattr(client, method)(url).status_code for method in OTHERS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_method_of_our_pages(cast, row):
    name, subject, *_answers = row
    for role in ROLES:
        client, url = cast.client(role), reverse(name, kwargs=SUBJECTS[subject](cast))
        head, get = client.head(url), client.get(url)
        assert (head.status_code, head.content) == (get.status_code, b""), role
        assert other_answers(client, url) == {405}, role


@pytest.mark.parametrize("row", LIBRARY_ROWS, ids=lambda row: row[0])
def test_method_of_library_pages(cast, row):
    name, arguments, *_answers = row
    url = reverse(name, args=arguments)
    for role in ROLES:
        client = cast.client(role)
        assert client.head(url).status_code < 500, role
        assert other_answers(client, url) == {405}, role


@pytest.mark.parametrize("role", ROLES)
def test_method_of_office_pages(cast, role):
    office.furnish(cast)
    client = cast.client(role)
    for name in office.pages():
        url = office.address(name)
        assert client.head(url).status_code == client.get(url).status_code, name
        assert other_answers(client, url) == {405}, name
