"""Address and code, however they were copied, let their owner in."""

import pytest
from django.test import Client

from members.models import User
from tests.mailboxes import code_for
from tests.members.doors import PASSWORD, log_in, prove_address, who_is_in

pytestmark = pytest.mark.django_db
COPIED = {
    "en dash": lambda code: code.replace("-", "\u2013"),
    "hyphen that does not break": lambda code: code.replace("-", "\u2011"),
    "signs of no width": lambda code: f"\u200b{code[:2]}\u2060{code[2:]}\ufeff",
    "marks of direction": lambda code: f"\u202a{code}\u202c\u200e",
    "line of the mail": lambda code: f"Su código para entrar:    {code}",
    "subject of the mail": lambda code: f"{code} es su código para entrar al Pacto",
    "spaces and lower case": lambda code: f" {code.lower().replace('-', chr(0xA0))} ",
    "full width": lambda code: "".join(chr(ord(sign) + 0xFEE0) for sign in code),
}


@pytest.fixture
def owner(cast) -> User:
    return prove_address(cast["titular"], PASSWORD)


@pytest.mark.parametrize("copied", COPIED.values(), ids=COPIED)
def test_code_lets_in_however_it_was_copied(owner, copied):
    client = Client()
    page = client.post("/cuenta/login/code/", {"email": owner.email})
    client.post(page.url, {"code": copied(code_for(owner.email))})
    assert who_is_in(client) == owner.email


ADDRESSES = ["\u202a{}\u202c", " {}. ", "mailto:{}", "<{}>", "Titular <{}>;", "{}\u200b", "\ufeff{}\u00a0"]


@pytest.mark.parametrize("written", ADDRESSES)
def test_address_lets_in_however_it_was_copied(owner, written):
    assert who_is_in(log_in(written.format(owner.email.upper()))) == owner.email


@pytest.mark.parametrize("written", ADDRESSES)
def test_address_gets_its_code_however_it_was_copied(owner, written):
    Client().post("/cuenta/login/code/", {"email": written.format(owner.email)})
    assert code_for(owner.email)


@pytest.mark.parametrize("address", ["/cuenta/login/", "/cuenta/login/code/", "/cuenta/password/reset/"])
def test_browser_lets_an_address_through_that_the_portal_can_read(client, db, address):
    """Red without `novalidate`: the browser refuses «rosa@x.mx.» in its own words."""
    page = client.get(address).content.decode()
    forms = [one for one in page.split("<form")[1:] if 'type="email"' in one.split("</form>")[0]]
    assert forms
    assert all("novalidate" in one.split(">")[0] for one in forms)
