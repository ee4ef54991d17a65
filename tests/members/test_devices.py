"""Whoever hammers on somebody's door from elsewhere does not shut her out of the devices in which she has been."""

import pytest
from django.test import Client

from members.models import User
from tests import mailboxes, make
from tests.mailboxes import code_for, mailed_to
from tests.members.doors import PASSWORD, enter_by_code, log_in, prove_address, who_is_in

SUBJECT = "Alguien intenta entrar a su cuenta"


@pytest.fixture
def owner(cast) -> User:
    return prove_address(cast["titular"], PASSWORD)


@pytest.fixture
def device(owner) -> Client:
    """A browser in which she has been inside, and is no more."""
    client = log_in(owner.email)
    client.post("/cuenta/logout/")
    assert who_is_in(client) == ""
    assert "device" in client.cookies
    return client


def attack(email: str, *, passwords: int = 14, codes: int = 6) -> list[Client]:
    """From anywhere: a new browser each time."""
    clients = [Client() for _try in range(passwords + codes)]
    for number, client in enumerate(clients):
        if number < passwords:
            client.post("/cuenta/login/", {"login": email, "password": "x" * 12})
        else:
            client.post("/cuenta/login/code/", {"email": email})
    return clients


def test_attack_from_elsewhere_leaves_her_own_device_open(owner, device):
    """Red where all attempts with an address are counted together: neither password nor code for a quarter hour."""
    attack(owner.email)
    assert who_is_in(log_in(owner.email)) == ""
    device.post("/cuenta/login/", {"login": owner.email, "password": PASSWORD})
    assert who_is_in(device) == owner.email


def test_attack_from_elsewhere_leaves_the_code_to_her_own_device(owner, device):
    attack(owner.email)
    mailboxes.empty()
    page = device.post("/cuenta/login/code/", {"email": owner.email})
    device.post(page.url, {"code": code_for(owner.email)})
    assert who_is_in(device) == owner.email


def test_known_device_has_a_bound_of_its_own(owner, device):
    for _try in range(10):
        device.post("/cuenta/login/", {"login": owner.email, "password": "x" * 12})
    device.post("/cuenta/login/", {"login": owner.email, "password": PASSWORD})
    assert who_is_in(device) == ""
    assert who_is_in(log_in(owner.email)) == owner.email


def test_device_of_one_person_is_none_of_anothers(owner, device, cast):
    other = prove_address(cast["outsider"], PASSWORD)
    attack(other.email)
    device.post("/cuenta/login/", {"login": other.email, "password": PASSWORD})
    assert who_is_in(device) == ""


@pytest.mark.parametrize("value", ["", "nada", "WzEsIiIsImEiXQ:1xVEVn:LquqZkgFT-t-3Solcae_D8dIHpOKJnQKXc_o8EIdzt8"])
def test_forged_cookie_makes_no_device(owner, value):
    attack(owner.email)
    client = Client()
    client.cookies["device"] = value
    client.post("/cuenta/login/", {"login": owner.email, "password": PASSWORD})
    assert who_is_in(client) == ""


@pytest.mark.parametrize("act", ["password reset", "sessions ended"])
def test_devices_are_forgotten(owner, device, act):
    if act == "password reset":
        device_of = Client()
        device_of.post("/cuenta/password/reset/", {"email": owner.email})
        link = next(word for word in mailed_to(owner.email)[-1].body.split() if "/reset/key/" in word)
        page = device_of.get("/" + link.split("/", 3)[3], follow=True)
        device_of.post(page.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    else:
        inside = log_in(owner.email)
        inside.post("/cuenta/reauthenticate/", {"password": PASSWORD})
        inside.post("/cuenta/sessions/")
    attack(owner.email)
    device.post("/cuenta/login/", {"login": owner.email, "password": PASSWORD})
    assert who_is_in(device) == ""


def test_device_before_which_she_sits_stays_known(owner):
    inside = log_in(owner.email)
    inside.post("/cuenta/reauthenticate/", {"password": PASSWORD})
    inside.post("/cuenta/sessions/")
    inside.post("/cuenta/logout/")
    attack(owner.email)
    inside.post("/cuenta/login/", {"login": owner.email, "password": PASSWORD})
    assert who_is_in(inside) == owner.email


def test_attacked_person_is_told_once_a_day_and_nobody_else_is(owner, cast):
    make.user("otra@pacto.example")
    for email in (owner.email, "nadie@pacto.example"):
        attack(email)
        attack(email)
    subjects = [message.subject for message in mailed_to(owner.email)]
    assert subjects.count(SUBJECT) == 1
    assert mailed_to("nadie@pacto.example") == []


def test_attacked_and_unknown_addresses_look_alike(owner):
    pages = []
    for email in (owner.email, "nadie@pacto.example"):
        attack(email)
        client = Client()
        answer = client.post("/cuenta/login/", {"login": email, "password": "x" * 12})
        code = client.post("/cuenta/login/code/", {"email": email})
        pages.append([(one.status_code, one.content.decode().replace(email, "")) for one in (answer, code)])
    assert strip(pages[0]) == strip(pages[1])


def strip(pages) -> list:
    """Without the key of each form, which differs every time."""
    return [
        (status, [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]) for status, page in pages
    ]


def test_cookie_is_closed_to_scripts(device):
    cookie = device.cookies["device"]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 365 * 86400


def test_visitor_gets_no_cookie(db):
    client = Client()
    client.get("/")
    client.post("/cuenta/login/", {"login": "nadie@pacto.example", "password": "x" * 12})
    assert "device" not in client.cookies


def test_code_enters_and_leaves_the_cookie(cast):
    assert "device" in enter_by_code(prove_address(cast["contact"]).email).cookies
