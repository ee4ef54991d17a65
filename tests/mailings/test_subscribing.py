"""The bulletin without an account: nothing goes to an address before its owner says yes; she leaves in one click."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kit.background.erasure import erase_expired
from mailings import subscribing
from mailings.bulletins import running
from mailings.bulletins.readers import readers
from mailings.models import BadAddress, Delivery, Subscriber
from mailings.outbox import sending
from tests import make
from tests.mailboxes import mailed
from tests.mailings.bulletin import scheduled_bulletin

pytestmark = pytest.mark.django_db
LINK = re.compile(r"http://localhost:8000(/boletines/(?:confirmar|baja)/[^/\s>]+/)")


def ask(client, email: str = "Lectora@pacto.example"):
    return client.post("/boletines/recibir/", {"email": email})


def active(email: str = "lectora@pacto.example", **columns) -> Subscriber:
    return Subscriber.objects.create(email=email, **{"confirmed_at": timezone.now()} | columns)


def test_reader_asks_confirms_from_her_mail_reads_and_leaves_in_one_click(client, sink):
    page = ask(client)
    assert page.url == "/boletines/"
    assert client.get(page.url).text.count("llega un correo a Lectora@pacto.example") == 1
    sending.send_due()
    (address, message), *others = sink.messages
    assert (address, others) == ("lectora@pacto.example", [])
    link = LINK.search(message.get_body(["plain"]).get_content())[1]
    assert Client().get(link).text.count("Sí, quiero el boletín") == 1
    assert Subscriber.objects.active().count() == 0
    assert Client(enforce_csrf_checks=True).post(link).text.count("Listo: recibirá el boletín") == 1
    assert Subscriber.objects.active().count() == 1

    scheduled_bulletin()
    sending.send_due()
    _address, bulletin = sink.messages[-1]
    assert bulletin.get_body(["plain"]).get_content().count("Hola:") == 1
    leave = LINK.search(bulletin["List-Unsubscribe"])[1]
    assert bulletin["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    one_click = {"data": "List-Unsubscribe=One-Click", "content_type": "application/x-www-form-urlencoded"}
    answer = Client(enforce_csrf_checks=True).post(leave, **one_click)
    assert (answer.status_code, len(answer.cookies), Subscriber.objects.active().count()) == (200, 0, 0)


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_either_link_changes_nothing(method):
    rows = [Subscriber.objects.create(email="nueva@pacto.example"), active()]
    links = [subscribing.confirm_link(rows[0]), subscribing.leave_link(rows[1])]
    for link in links:
        assert getattr(Client(), method)(LINK.search(link)[1]).status_code == 200
    assert list(Subscriber.objects.active()) == [rows[1]]


def test_form_answers_the_same_for_a_known_and_an_unknown_address(client):
    active()
    answers = [ask(Client(), email) for email in ("lectora@pacto.example", "otra@pacto.example")]
    assert len({(answer.status_code, answer.url) for answer in answers}) == 1
    sending_to = [row.email for row in Subscriber.objects.due()]
    assert sending_to == ["otra@pacto.example"]


@pytest.mark.parametrize("email", ["", "lectora", "a@b", "x" * 250 + "@pacto.example"])
def test_what_is_no_address_is_refused(client, email):
    assert ask(client, email).status_code == 422
    assert Subscriber.objects.count() == 0


def test_pressing_again_writes_once_and_a_stranger_few_times_a_day():
    now = timezone.now()
    for minute in range(5):
        subscribing.ask("lectora@pacto.example", at=now + timedelta(minutes=minute))
    assert Subscriber.objects.get().asked_at == now
    for hour in (1, 2):
        subscribing.ask("lectora@pacto.example", at=now + timedelta(hours=hour))
    with pytest.raises(ValidationError, match="varias veces hoy"):
        subscribing.ask("lectora@pacto.example", at=now + timedelta(hours=3))
    assert Subscriber.objects.get().asked_at == now + timedelta(hours=2)


def test_whoever_left_asks_again_and_confirms_anew():
    row = active(ended_at=timezone.now())
    subscribing.confirm(row, at=timezone.now())
    assert Subscriber.objects.active().count() == 0
    subscribing.ask(row.email, at=timezone.now())
    assert list(Subscriber.objects.due()) == [row]
    subscribing.confirm(row, at=timezone.now())
    assert list(Subscriber.objects.active()) == [row]


def test_copy_that_waits_is_not_sent_to_whoever_left_meanwhile(sink):
    row = active()
    bulletin = scheduled_bulletin()
    running.start_due(at=timezone.now())
    subscribing.leave(row, at=timezone.now())
    sending.send_due()
    assert sink.recipients == []
    assert Delivery.objects.get(bulletin=bulletin).reason == "not_needed"


def test_bulletin_goes_once_to_a_member_who_subscribed_too_and_never_where_it_bounces(cast):
    active(cast["titular"].email)
    active("rebota@pacto.example")
    BadAddress.objects.create(email="rebota@pacto.example", code="5.1.1")
    reasons = {one.user and one.user.pk: one.reason for one in readers(at=timezone.now())}
    others = [(one.email, one.reason) for one in readers(at=timezone.now()) if one.user is None]
    assert reasons[cast["titular"].pk] == ""
    assert others == [("rebota@pacto.example", "bounces"), (cast["titular"].email, "same_address")]


def test_readers_cost_the_same_queries_with_ten_times_the_subscribers(cast):
    active()
    readers(at=timezone.now())
    with CaptureQueriesContext(connection) as few:
        readers(at=timezone.now())
    for number in range(10):
        active(f"lectora{number}@pacto.example")
    with CaptureQueriesContext(connection) as many:
        assert len([one for one in readers(at=timezone.now()) if one.user is None]) == 11
    assert len(many) == len(few)


def test_unconfirmed_address_is_forgotten_after_a_week_and_one_that_left_after_a_year():
    now = timezone.now()
    days = timedelta(days=1)
    Subscriber.objects.create(email="nadie@pacto.example", asked_at=now - 8 * days)
    kept = Subscriber.objects.create(email="ayer@pacto.example", asked_at=now - days)
    active("fue@pacto.example", asked_at=now - 500 * days, ended_at=now - 366 * days)
    reading = active("lee@pacto.example", asked_at=now - 500 * days, confirmed_at=now - 500 * days)
    erase_expired(at=now)
    assert set(Subscriber.objects.all()) == {kept, reading}


def test_link_that_opens_nothing_says_where_to_ask(client):
    gone = Subscriber(pk=next(make.numbers) + 10**6, email="x@pacto.example")
    for link in (subscribing.confirm_link(gone), subscribing.leave_link(gone)):
        answer = client.get(LINK.search(link)[1])
        assert answer.status_code == 404
        assert answer.text.count("Puede pedir el boletín otra vez") == 1
    assert mailed() == []
