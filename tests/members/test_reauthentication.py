"""A session left open on a shared telephone changes nothing of who one is; what was changed can be taken back."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from members import addresses, invitations
from members.models import AddressChange, User
from tests import mailboxes, make
from tests.authentication import SECRET, TOTP
from tests.mailboxes import code_for, mailed, mailed_to
from tests.members.doors import PASSWORD, enter_by_code, log_in, prove_address, who_is_in

THIEF = "ladrona@pacto.example"
SENSITIVE = [
    ("/cuenta/email/", {"action_add": "", "email": THIEF}),
    ("/cuenta/email/", {"action_remove": "", "email": "titular@pacto.example"}),
    ("/cuenta/password/set/", {"password1": PASSWORD, "password2": PASSWORD}),
    ("/cuenta/2fa/totp/activate/", {"code": "123456"}),
    ("/cuenta/2fa/webauthn/add/", {"name": "x", "credential": "{}"}),
    ("/cuenta/sessions/", {}),
]


@pytest.fixture
def owner(cast) -> User:
    """Somebody who has neither password nor second factor, as most have."""
    return prove_address(cast["titular"])


@pytest.fixture
def left_open(owner) -> Client:
    """Her browser, which she left open long ago."""
    client = enter_by_code(owner.email)
    age(client)
    mailboxes.empty()
    return client


def age(client) -> None:
    session = client.session
    session["account_authentication_methods"] = [
        one | {"at": one["at"] - 20 * 86400} for one in session["account_authentication_methods"]
    ]
    session.save()


def is_asked(answer) -> bool:
    return answer.status_code == 302 and answer.url.startswith("/cuenta/reauthenticate/code/?next=")


def confirm(client, page) -> object:
    """She asks for the code, and types it."""
    sent = client.post(page.url, {"action": "send"})
    return client.post(sent.url, {"code": code_for(client.get(sent.url).context["user"].email)})


@pytest.mark.parametrize(("address", "data"), SENSITIVE, ids=[f"{one[0]}{n}" for n, one in enumerate(SENSITIVE)])
def test_old_session_without_password_is_asked_for_a_code(left_open, owner, address, data):
    """Red without the adapter's question: allauth asks nothing of whoever has neither password nor factor."""
    assert is_asked(left_open.post(address, data))
    owner.refresh_from_db()
    assert owner.has_usable_password() is False
    assert owner.email == "titular@pacto.example"
    assert mailed_to(THIEF) == []


def test_session_that_entered_this_minute_is_not_asked(owner):
    client = enter_by_code(owner.email)
    assert client.get("/cuenta/password/set/").status_code == 200


def test_code_lets_on_with_what_was_typed(left_open):
    page = left_open.post("/cuenta/email/", {"action_add": "", "email": "nuevo@pacto.example"})
    assert left_open.get(page.url).status_code == 200
    assert mailed_to("titular@pacto.example") == []
    assert confirm(left_open, page).url == "/cuenta/confirm-email/"
    assert code_for("nuevo@pacto.example")


def test_password_is_never_kept_while_she_is_asked(left_open):
    page = left_open.post("/cuenta/password/set/", {"password1": PASSWORD, "password2": PASSWORD})
    assert is_asked(page)
    assert PASSWORD not in str(Session.objects.get(pk=left_open.session.session_key).get_decoded())
    confirm(left_open, page)
    assert left_open.get("/cuenta/password/set/").status_code == 200


def test_wrong_code_three_times_needs_another(left_open):
    page = left_open.get("/cuenta/password/set/")
    left_open.post(page.url, {"action": "send"})
    right = code_for("titular@pacto.example")
    for _guess in range(3):
        left_open.post(page.url, {"code": "BBBB-BBBB"})
    left_open.post(page.url, {"code": right})
    assert is_asked(left_open.get("/cuenta/password/set/"))


def test_code_to_a_former_address_confirms_nothing(left_open, owner):
    page = left_open.get("/cuenta/password/set/")
    left_open.post(page.url, {"action": "send"})
    code = code_for(owner.email)
    User.objects.filter(pk=owner.pk).update(email="otro@pacto.example")
    left_open.post(page.url, {"code": code})
    assert is_asked(left_open.get("/cuenta/password/set/"))


def test_codes_are_sent_so_many_times(left_open):
    answers = [left_open.post("/cuenta/reauthenticate/code/", {"action": "send"}).status_code for _time in range(6)]
    assert answers == [302] * 5 + [429]


def test_whoever_has_a_password_is_asked_for_it(cast):
    client = log_in(prove_address(cast["titular"], PASSWORD).email)
    assert client.post("/cuenta/sessions/").url.startswith("/cuenta/reauthenticate/?next=")


@pytest.fixture
def stolen(left_open, owner) -> Client:
    """The thief's browser: she had the mailbox open for a minute, changed the address and set what lets her in."""
    TOTP.activate(owner, SECRET)
    owner.authenticator_set.update(created_at=timezone.now() - timedelta(days=30))
    EmailAddress.objects.filter(user=owner).update(email=THIEF)
    User.objects.filter(pk=owner.pk).update(email=THIEF)
    owner.refresh_from_db()
    owner.set_password(PASSWORD)
    owner.save()
    Authenticator.objects.create(user=owner, type="webauthn", data={"name": "x", "credential": {}})
    addresses.keep_former(owner, "titular@pacto.example", present=THIEF, at=timezone.now())
    client = Client()
    client.force_login(owner)
    assert client.get("/cuenta/sessions/").status_code == 200
    return client


def link_of(change) -> str:
    return "/" + addresses.take_back_link(change).split("/", 3)[3]


def test_change_of_address_is_mailed_to_the_former_with_the_way_back(left_open, owner):
    page = left_open.post("/cuenta/email/", {"action_add": "", "email": THIEF})
    page = confirm(left_open, page)
    left_open.post(page.url, {"code": code_for(THIEF)})
    owner.refresh_from_db()
    assert owner.email == THIEF
    link = re.search(r"https?://[^/\s]+(/cuenta/correo/deshacer/\S+)", mailed_to("titular@pacto.example")[-1].body)[1]
    browser = Client()
    assert browser.get(link).status_code == 200
    owner.refresh_from_db()
    assert owner.email == THIEF
    assert browser.post(link).status_code == 200
    owner.refresh_from_db()
    assert owner.email == "titular@pacto.example"
    subjects = {message.to[0]: message.subject for message in mailed()[-2:]}
    assert set(subjects.values()) == {"Se deshizo el cambio de correo de la cuenta"}
    assert set(subjects) == {THIEF, "titular@pacto.example"}
    assert who_is_in(left_open) == ""


def test_taken_back_address_removes_what_was_set_since_and_keeps_what_was_there_before(stolen, owner):
    change = AddressChange.objects.get()
    assert Client().post(link_of(change)).status_code == 200
    owner.refresh_from_db()
    assert owner.email == "titular@pacto.example"
    assert owner.has_usable_password() is False
    assert list(owner.emailaddress_set.values_list("email", "verified")) == [("titular@pacto.example", True)]
    assert list(owner.authenticator_set.values_list("type", flat=True)) == ["totp"]
    assert stolen.get("/cuenta/sessions/").status_code == 302
    assert who_is_in(log_in(THIEF)) == ""


def test_change_is_taken_back_once_and_for_seven_days(stolen, owner):
    change = AddressChange.objects.get()
    AddressChange.objects.update(changed_at=timezone.now() - timedelta(days=7, minutes=1))
    assert [Client().get(link_of(change)).status_code, Client().post(link_of(change)).status_code] == [410, 409]
    AddressChange.objects.update(changed_at=timezone.now() - timedelta(days=6))
    assert [Client().post(link_of(change)).status_code, Client().post(link_of(change)).status_code] == [200, 409]


def test_addresses_that_came_later_take_nothing_back(stolen, owner):
    """The thief changed twice: the mailbox in between is hers, and its link dies with the first."""
    later = addresses.keep_former(owner, THIEF, present="otra@pacto.example", at=timezone.now())
    Client().post(link_of(AddressChange.objects.order_by("pk").first()))
    assert Client().post(link_of(later)).status_code == 409
    owner.refresh_from_db()
    assert owner.email == "titular@pacto.example"


def test_mailbox_in_between_takes_nothing_once_she_is_back_at_her_address(stolen, owner):
    """Red where each change can be taken back: the thief changed to hers and back, and kept the link of the second."""
    first = AddressChange.objects.get()
    middle = addresses.keep_former(owner, THIEF, present="otra@pacto.example", at=timezone.now())
    User.objects.filter(pk=owner.pk).update(email="titular@pacto.example")
    last = addresses.keep_former(owner, "otra@pacto.example", present="titular@pacto.example", at=timezone.now())
    assert last is None
    assert [Client().post(link_of(change)).status_code for change in (first, middle)] == [409, 409]
    owner.refresh_from_db()
    assert owner.email == "titular@pacto.example"


def test_address_that_is_somebody_elses_by_now_is_not_taken_back(stolen, owner):
    make.user("titular@pacto.example")
    refused = Client().post(link_of(AddressChange.objects.get()))
    assert refused.status_code == 409
    assert "Ese correo ya es de otra cuenta" in refused.content.decode()
    owner.refresh_from_db()
    assert owner.email == THIEF


def test_former_address_that_invites_somebody_else_by_now_is_hers_only_by_a_code(stolen, owner, cast):
    """Red before: the account came back proven, with its old second factor, and the invited person was caught by it."""
    invitation = make.invitation(cast.other, "titular@pacto.example")
    assert Client().post(link_of(AddressChange.objects.get())).status_code == 200
    assert list(owner.emailaddress_set.values_list("email", "verified")) == [("titular@pacto.example", False)]
    client = Client()
    link = "/" + invitations.invitation_link(invitation, mailed=True).split("/", 3)[3]
    mailboxes.empty()
    entered = client.post(client.post(link).url, {"code": code_for("titular@pacto.example")})
    assert entered.url == link
    assert who_is_in(client) == "titular@pacto.example"
    assert list(owner.authenticator_set.all()) == []


@pytest.mark.parametrize("spoil", [lambda link: link[:-5] + "/", lambda link: "/cuenta/correo/deshacer/nada/"])
def test_broken_way_back_is_not_there(stolen, spoil):
    assert Client().get(spoil(link_of(AddressChange.objects.get()))).status_code == 404
