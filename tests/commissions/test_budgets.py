"""What the pages of the commissions ask of the database: little, and the same at 10 and at 500 commissions."""

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dev.bench.pages import ACCOUNTS
from tests import make
from tests.commissions import bench_pages as of_commissions
from tests.meetings import bench_pages as of_meetings


def test_pages_of_commissions_ask_the_same_at_10_and_at_500(db):
    """Red with one more query a commission, say where the board asks each for its last meeting."""
    home, clients = make.organization(), {"visitor": Client()}
    for who in ("focal", "staff"):
        user, clients[who] = make.user(ACCOUNTS[who]), Client()
        make.representation(home, user, "contact") if who == "focal" else make.office(user)
        clients[who].force_login(user)
    counts = {}
    for total in (10, 500):
        of_commissions.fill_up(total, home.slug)
        of_meetings.fill(total, home.slug)
        for page in (*of_commissions.pages(home.slug), *of_meetings.pages(home.slug)):
            caches["parts"].clear()
            with CaptureQueriesContext(connection) as queries:
                assert clients[page.who].get(page.path).status_code == 200
            counts.setdefault(page, []).append(len(queries))
    assert [page.name for page, (few, many) in counts.items() if few != many] == []
    assert [page.name for page, numbers in counts.items() if max(numbers) > page.most_queries] == []
    assert len(counts) == 13
