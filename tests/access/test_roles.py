"""Every address answers the further roles as the table says, and the office sends them away."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.access import office
from tests.access.answers import answer, everything, is_sent_away
from tests.access.roles import EXCEPT, LIKE, add_roles
from tests.access.table import LIBRARY_ROWS, ROWS, SUBJECTS
from tests.cast import ROLES

REFUSED = {"login", "404", "405"}


@pytest.fixture
def peopled(cast):
    add_roles(cast)
    return cast


def expected(row, role: str) -> list[str]:
    """What the address answers this role to GET and to POST."""
    name, subject, *columns = row
    own = EXCEPT[role].get(f"{name} {subject}", EXCEPT[role].get(name))
    if own:
        return own.split()
    place = ROLES.index(LIKE[role])
    return [column.split()[place] if " " in column else column for column in columns]


def answers(cast, row, method: str, clients: dict[str, Client]) -> dict[str, str]:
    """By role what it answers; the subject is made anew after somebody was let in, who may have used it up."""
    name, subject, *_columns = row
    got, url = {}, ""
    for role, client in clients.items():
        url = url or reverse(name, kwargs=SUBJECTS[subject](cast))
        got[role] = answer(getattr(client, method)(url))
        url = url if method != "post" or got[role] in REFUSED else ""
    return got


def test_roles_every_exception_is_of_a_role_and_an_address():
    names = {key for name, subject, *_columns in ROWS for key in (name, f"{name} {subject}")}
    assert EXCEPT.keys() - LIKE.keys() == set()
    assert {key for own in EXCEPT.values() for key in own} - names == set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_further_roles_are_answered_as_the_table_says(peopled, row):
    wanted = {role: expected(row, role) for role in LIKE}
    clients = {role: peopled.client(role) for role in LIKE}
    got = {method: answers(peopled, row, method, clients) for method in ("get", "head", "post")}
    assert got["head"] == got["get"]
    assert {role: [got["get"][role], got["post"][role]] for role in LIKE} == wanted


@pytest.mark.parametrize("row", LIBRARY_ROWS, ids=lambda row: row[0])
def test_further_roles_have_an_account_like_everybody(peopled, row):
    name, arguments, *columns = row
    url = reverse(name, args=arguments)
    clients = {role: peopled.client(role) for role in LIKE}
    for method, column in zip(("get", "post"), columns, strict=True):
        got = {role: answer(getattr(client, method)(url)) for role, client in clients.items()}
        assert got == dict.fromkeys(LIKE, column.split()[1]), method
    assert {role for role, client in clients.items() if client.head(url).status_code >= 500} == set()


def test_office_sends_the_further_roles_away(peopled):
    office.furnish(peopled)
    clients = {role: peopled.client(role) for role in LIKE}  # logging in is written down
    before = everything()
    addresses = [office.address(name) for name in office.pages()]
    let_in = [
        (role, url)
        for role, client in clients.items()
        for url in addresses
        for act in (client.get, client.head, client.post)
        if not is_sent_away(act(url))
    ]
    assert let_in == []
    assert everything() == before
