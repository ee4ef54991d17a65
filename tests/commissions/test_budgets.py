"""What the pages of the commissions ask of the database: little, and the same at 10 and at 500 commissions."""

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dev.bench.commissions import fill
from dev.bench.pages import ACCOUNTS, most_queries, pages
from tests import make

ROOMS = ("/comisiones/", "/mis-acuerdos/")


def test_pages_of_commissions_ask_the_same_at_10_and_at_500(db):
    """Red with one more query a commission, say where the board asks each for its last meeting."""
    home, clients = make.organization(), {"visitor": Client()}
    for who in ("focal", "staff"):
        user, clients[who] = make.user(ACCOUNTS[who]), Client()
        make.representation(home, user, "contact") if who == "focal" else make.office(user)
        clients[who].force_login(user)
    asked = {}
    for total in (10, 500):
        slug = fill(total, leader=ACCOUNTS["focal"], home=home.slug)
        for page in pages(home.slug, slug):
            if page.path.startswith(ROOMS):
                caches["parts"].clear()
                with CaptureQueriesContext(connection) as queries:
                    assert clients[page.who].get(page.path).status_code == 200
                asked.setdefault(page, []).append(len(queries))
    assert [(page.name, counts) for page, counts in asked.items() if counts[0] != counts[1]] == []
    assert [page.name for page, counts in asked.items() if max(counts) > most_queries(page.name, page.who)] == []
    assert len(asked) == 13
