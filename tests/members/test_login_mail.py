"""Asking for a code says the same whoever is known and however the mail server is."""

import logging
import re
import time
from types import SimpleNamespace

import pytest
from django.test import Client

from kit.background import account_mail
from tests import make
from tests.authentication import ratelimit
from tests.mailboxes import mailed, mailed_to
from tests.members.doors import enter_by_code


@pytest.fixture
def broken(settings):
    """A mail server that is not there."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1


@pytest.mark.parametrize("address", ["/cuenta/login/code/", "/cuenta/password/reset/"])
def test_login_mail_without_a_server_answers_known_and_unknown_alike(db, broken, address, caplog):
    make.user("ana@pacto.example")
    with caplog.at_level(logging.WARNING):
        answers = [Client().post(address, {"email": f"{name}@pacto.example"}) for name in ("ana", "nadie")]
        account_mail.settle()
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0].url == answers[1].url
    assert [record.message for record in caplog.records] == [
        "A mail of the account could not be sent: ConnectionRefusedError"
    ]


def test_login_mail_reaches_whoever_is_known(db):
    make.user("ana@pacto.example")
    for name in ("ana", "nadie"):
        Client().post("/cuenta/login/code/", {"email": f"{name}@pacto.example"})
    assert [message.to for message in mailed()] == [["ana@pacto.example"]]


def test_password_reset_links_to_the_site_whatever_host_was_asked(db, settings):
    make.user("ana@pacto.example")
    settings.SITE_URL = "https://portal.example"
    Client().post("/cuenta/password/reset/", {"email": "ana@pacto.example"}, headers={"host": "localhost:666"})
    hosts = re.findall(r"https?://([^/\s]+)/cuenta", mailed()[0].body)
    assert hosts == ["portal.example"]


@pytest.fixture
def minutes(monkeypatch):
    """Moves the clock by which attempts are counted: nobody waits."""
    clock = SimpleNamespace(monotonic=time.monotonic, sleep=time.sleep, ahead=0)
    clock.time = lambda: time.time() + 60 * clock.ahead
    monkeypatch.setattr(ratelimit, "time", clock)
    return clock


@pytest.mark.parametrize("address", ["/cuenta/login/code/", "/cuenta/password/reset/"])
def test_login_mail_that_strangers_ask_for_is_five_in_a_quarter_of_an_hour(db, minutes, address):
    """Red with the library's own limit of five resets a minute: seven thousand a day."""
    make.user("ana@pacto.example")
    for minutes.ahead in range(14):
        for _time in range(2):
            Client().post(address, {"email": "ana@pacto.example"})
    links = [one for one in mailed_to("ana@pacto.example") if one.subject != "Alguien intenta entrar a su cuenta"]
    assert len(links) == 5


def test_reset_stays_open_to_her_own_device_while_strangers_ask_for_it(db):
    make.user("ana@pacto.example")
    device = enter_by_code("ana@pacto.example")
    device.post("/cuenta/logout/")
    answers = [Client().post("/cuenta/password/reset/", {"email": "ana@pacto.example"}) for _time in range(7)]
    assert "Ya se pidieron varios correos" in answers[-1].content.decode()
    assert device.post("/cuenta/password/reset/", {"email": "ana@pacto.example"}).status_code == 302
