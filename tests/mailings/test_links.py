"""Mail scanners press every link: looking at them, however often, changes nothing and asks little."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests import make
from tests.cast import agreement_parties
from tests.mailings.bulletin import scheduled_bulletin
from tests.mailings.mornings import morning, sweep
from tests.surveys import waves

pytestmark = pytest.mark.django_db
OURS = re.compile(r"http://localhost:8000(/[^\s\"<>)]*)")


def database() -> dict[str, str]:
    """By table a digest of all that is in it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        results = {}
        for name in tables:
            cursor.execute(f"SELECT md5(string_agg(row::text, '' ORDER BY row::text)) FROM {name} AS row")  # noqa: S608
            results[name] = cursor.fetchone()[0]
        return results


@pytest.fixture
def links(sink) -> list[str]:
    """Every address in bulletins, invitations, answers to applications, surveys and reminders, and in their headers."""
    agreement_parties().agree(due_on=timezone.localdate() + timedelta(days=7))
    waves.opened_wave(waves.make_wave(), organizations=1, days=30)
    scheduled_bulletin()
    make.invitation(make.organization(), "nueva@pacto.example")
    make.application(contact_email="aspirante@pacto.example")
    for days in (1, 4):  # the first within the patience of a bulletin that is due now
        sweep(morning(days, hour=9))
    results = set()
    for _address, message in sink.messages:
        texts = [message.get_body([kind]).get_content() for kind in ("plain", "html")]
        results |= {path for text in [*texts, message["List-Unsubscribe"] or ""] for path in OURS.findall(text)}
    return sorted(results)


def test_every_link_of_a_mail_looked_at_a_thousand_times_changes_nothing(links, django_assert_max_num_queries):
    """Red with one that leaves, confirms or accepts by GET."""
    purposes = {"acuerdos", "boletines", "correo", "encuestas", "invitaciones", "sumarse"}
    assert purposes - {path.split("/")[1] for path in links} == set()
    before, client = database(), Client()
    for number in range(2000):
        look = (client.get, client.head)[number % 2]
        with django_assert_max_num_queries(12):
            assert look(links[number // 2 % len(links)]).status_code in (200, 302)
    assert database() == before
