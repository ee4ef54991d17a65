"""An address that somebody only typed is nobody's: two people and one address, through every door there is."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from members import invitations, offices
from members.models import Office, OfficeKind, Representation, User
from tests import mailboxes, make
from tests.authentication import SECRET, TOTP
from tests.mailboxes import CODE, code_for, mailed_to
from tests.members.doors import PASSWORD, enter_by_code, log_in, prove_address, who_is_in
from tests.races import at_once

OTHER = "otra frase bien larga"
HERS = "directora@nueva.example"


def accept(invitation, client=None) -> Client:
    """She presses the button of the mailed invitation, in a browser that knows nothing yet."""
    client = client or Client()
    link = "/" + invitations.invitation_link(invitation, mailed=True).split("/", 3)[3]
    client.post(link)
    return client


def press_confirmation_links(address: str) -> None:
    """Whatever mail asks her to confirm something, she does."""
    for message in mailed_to(address):
        for link in re.findall(r"https?://[^/\s]+(/cuenta/\S+)", message.body):
            Client().post(link)


@pytest.fixture
def attacker(cast) -> User:
    return prove_address(cast["outsider"], PASSWORD)


@pytest.fixture(params=["typed on the page", "kept from before"])
def attack(request, attacker) -> Client:
    """The attacker's browser, after she has claimed the address; in older databases a row of it was kept."""
    client = log_in(attacker.email)
    client.post("/cuenta/reauthenticate/", {"password": PASSWORD})
    if request.param == "typed on the page":
        client.post("/cuenta/email/", {"action_add": "", "email": HERS})
    else:
        EmailAddress.objects.create(user=attacker, email=HERS)
    return client


@pytest.fixture
def invitation(cast):
    return make.invitation(cast.organization, HERS, kind="alternate")


def mandates() -> list:
    return list(Representation.objects.filter(kind="alternate").values_list("user__email", flat=True))


def test_code_for_an_address_that_another_typed_opens_no_account(invitation, attack, attacker):
    assert who_is_in(enter_by_code(HERS)) == ""
    accept(invitation)
    attacker.refresh_from_db()
    assert attacker.email == "outsider@pacto.example"
    assert mandates() == [HERS]
    assert User.objects.get(email=HERS).pk != attacker.pk


def test_mail_about_an_address_that_another_typed_gives_her_nothing(invitation, attack, attacker):
    press_confirmation_links(HERS)
    accept(invitation)
    attacker.refresh_from_db()
    assert attacker.email == "outsider@pacto.example"
    assert mandates() == [HERS]


def test_appointment_goes_to_whoever_has_the_mailbox(invitation, attack, attacker):
    enter_by_code(HERS)
    press_confirmation_links(HERS)
    office = offices.appoint(HERS, kind=OfficeKind.BOARD, by=None, at=timezone.now())
    assert office.user.email == HERS
    assert (office.user_id == attacker.pk) is False
    assert who_is_in(log_in(HERS)) == ""


@pytest.mark.parametrize("time", range(8))
def test_code_of_whoever_was_appointed_lets_her_in(attack, attacker, time):
    """Red before: the account was whichever a set of two gave first, and the other answered 500."""
    offices.appoint(HERS, kind=OfficeKind.BOARD, by=None, at=timezone.now())
    assert who_is_in(enter_by_code(HERS)) == HERS
    assert not EmailAddress.objects.filter(user=attacker, email=HERS).exists()


def test_password_and_reset_know_nobody_by_an_address_that_was_only_typed(attack):
    assert who_is_in(log_in(HERS)) == ""
    mailboxes.empty()
    Client().post("/cuenta/password/reset/", {"email": HERS})
    assert mailed_to(HERS) == []


@pytest.mark.parametrize("door", ["code", "invitation"])
def test_proven_address_takes_what_whoever_came_before_had_left(cast, door):
    """An account that was never proven and yet has a password, a factor and a session: none of them is hers."""
    account = make.user(HERS, name="Directora")
    account.set_password(OTHER)
    account.save()
    TOTP.activate(account, SECRET)
    inside = Client()
    inside.force_login(account)
    assert inside.get("/cuenta/sessions/").status_code == 200
    User.objects.filter(pk=account.pk).update(last_login=None)
    mine = enter_by_code(HERS) if door == "code" else accept(make.invitation(cast.organization, HERS))
    account.refresh_from_db()
    assert who_is_in(mine) == HERS
    assert account.has_usable_password() is False
    assert account.authenticator_set.count() == 0
    assert inside.get("/cuenta/sessions/").status_code == 302


def test_known_address_keeps_password_and_factor_when_she_enters_by_code(cast):
    person = prove_address(cast["titular"], PASSWORD)
    inside = log_in(person.email)
    assert who_is_in(enter_by_code(person.email)) == person.email
    person.refresh_from_db()
    assert person.check_password(PASSWORD) is True
    assert inside.get("/cuenta/sessions/").status_code == 200


def test_changed_address_is_proven_by_a_code_and_kept_nowhere_before(attacker):
    client = log_in(attacker.email)
    client.post("/cuenta/reauthenticate/", {"password": PASSWORD})
    page = client.post("/cuenta/email/", {"action_add": "", "email": "nuevo@pacto.example"})
    assert page.url == "/cuenta/confirm-email/"
    assert EmailAddress.objects.filter(email="nuevo@pacto.example").exists() is False
    client.post(page.url, {"code": code_for("nuevo@pacto.example")})
    attacker.refresh_from_db()
    assert attacker.email == "nuevo@pacto.example"
    assert list(attacker.emailaddress_set.values_list("email", "verified", "primary")) == [
        ("nuevo@pacto.example", True, True)
    ]


@pytest.mark.parametrize("whose", ["nobody", "a person", "an invited person"])
def test_change_to_a_taken_address_tells_nothing_and_sends_no_code(cast, attacker, whose):
    if whose == "a person":
        make.user(HERS)
    if whose == "an invited person":
        make.invitation(cast.organization, HERS)
    client = log_in(attacker.email)
    client.post("/cuenta/reauthenticate/", {"password": PASSWORD})
    page = client.post("/cuenta/email/", {"action_add": "", "email": HERS}, follow=True)
    (message,) = mailed_to(HERS)
    assert page.redirect_chain[-1][0] == "/cuenta/confirm-email/"
    assert page.status_code == 200
    assert HERS in page.content.decode()
    assert bool(CODE.search(message.body)) == (whose == "nobody")
    again = client.post("/cuenta/confirm-email/", {"action": "resend"})
    assert again.status_code == 302
    wrong = client.post("/cuenta/confirm-email/", {"code": "BCDF-GHJK"})
    assert wrong.status_code == 200
    assert "El código no es correcto" in wrong.content.decode()


def test_change_to_an_address_that_became_anothers_meanwhile_is_refused(attacker):
    client = log_in(attacker.email)
    client.post("/cuenta/reauthenticate/", {"password": PASSWORD})
    page = client.post("/cuenta/email/", {"action_add": "", "email": HERS})
    code = code_for(HERS)
    offices.appoint(HERS, kind=OfficeKind.BOARD, by=None, at=timezone.now())
    refused = client.post(page.url, {"code": code})
    assert refused.status_code == 200
    assert "ya es de otra cuenta" in refused.content.decode()
    attacker.refresh_from_db()
    assert attacker.email == "outsider@pacto.example"
    assert (Office.objects.get(kind=OfficeKind.BOARD, user__email=HERS).user_id == attacker.pk) is False


@pytest.mark.django_db(transaction=True)
def test_two_accounts_that_prove_one_address_at_once_leave_it_to_one(cast):
    """Red without the lock: the constraint of the database stops the second, with 500."""
    clients = []
    for role in ("outsider", "titular", "contact"):
        person = prove_address(cast[role], PASSWORD)
        client = log_in(person.email)
        client.post("/cuenta/reauthenticate/", {"password": PASSWORD})
        mailboxes.empty()
        page = client.post("/cuenta/email/", {"action_add": "", "email": HERS})
        clients.append((client, page.url, code_for(HERS)))
    waiting = iter(clients)

    def prove():
        client, url, code = next(waiting)
        return client.post(url, {"code": code}).status_code

    assert {*at_once(prove, times=3)} <= {200, 302}
    assert EmailAddress.objects.filter(email=HERS).count() == User.objects.filter(email=HERS).count() == 1


@pytest.mark.django_db(transaction=True)
def test_person_appointed_while_another_proves_the_address_is_one_or_the_other(attacker):
    client = log_in(attacker.email)
    client.post("/cuenta/reauthenticate/", {"password": PASSWORD})
    page = client.post("/cuenta/email/", {"action_add": "", "email": HERS})
    code = code_for(HERS)
    acts = iter(
        [
            lambda: client.post(page.url, {"code": code}).status_code,
            lambda: offices.appoint(HERS, kind=OfficeKind.BOARD, by=None, at=timezone.now()).user.email,
        ]
    )
    answers = at_once(lambda: next(acts)(), times=2)
    assert HERS in answers
    assert set(answers) - {HERS} <= {200, 302}
    assert User.objects.filter(email=HERS).count() == 1
