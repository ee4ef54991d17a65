"""The access table holds for every URL, role and method, and no URL is without a row."""

import pytest
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from tests.access.answers import answer
from tests.access.table import LIBRARY_ROWS, ROWS, SUBJECTS
from tests.cast import ROLES


def url_names(resolver=None, prefix="") -> set[str]:
    """Names of every address of the portal, with their namespaces."""
    names = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            namespace = f"{pattern.namespace}:" if pattern.namespace else ""
            names |= url_names(pattern, prefix + namespace)
        else:
            names.add(f"{prefix}{pattern.name}")
    return names


def test_access_every_url_has_a_row():
    outside_the_admin = {name for name in url_names() if not name.startswith("admin:")}
    assert outside_the_admin == {name for name, *_rest in ROWS + LIBRARY_ROWS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_access_answers_as_the_table_says(cast, row):
    name, subject, *expected = row
    clients = {role: cast.client(role) for role in ROLES}
    for method, answers in zip(("get", "post"), expected, strict=True):
        wanted = answers.split() if " " in answers else [answers] * len(ROLES)
        got = []
        for role in ROLES:
            url = reverse(name, kwargs=SUBJECTS[subject](cast))
            got.append(answer(getattr(clients[role], method)(url)))
        assert dict(zip(ROLES, got, strict=True)) == dict(zip(ROLES, wanted, strict=True)), method


@pytest.mark.parametrize("row", LIBRARY_ROWS, ids=lambda row: row[0])
def test_access_of_libraries_answers_as_the_table_says(cast, row):
    name, arguments, *expected = row
    url = reverse(name, args=arguments)
    clients = {role: cast.client(role) for role in ROLES}
    for method, answers in zip(("get", "post"), expected, strict=True):
        visitor, inside = answers.split()
        got = {role: answer(getattr(client, method)(url)) for role, client in clients.items()}
        assert got == {role: visitor if role == "visitor" else inside for role in ROLES}, method
