"""Asking for a code says the same whoever is known and however the mail server is."""

import logging
import re

import pytest
from django.test import Client

from kit import posting
from tests import make
from tests.mailboxes import mailed


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
        posting.settle()
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
