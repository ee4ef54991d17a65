"""Where the coordination must have a second factor, its rights begin with it, and every session is one that had it."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client

from members.models import Organization
from tests.authentication import SECRET, TOTP, code_now
from tests.mailboxes import mailed

# What ends the other sessions runs when the transaction is through.
pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "una frase bien larga"


@pytest.fixture
def staff(cast, settings):
    """One of the coordination with a password, where a second factor is required of her."""
    settings.STAFF_MFA_REQUIRED = True
    user = cast["staff"]
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(user) -> Client:
    client = Client()
    client.post("/cuenta/login/", {"login": user.email, "password": PASSWORD})
    return client


def is_inside(client) -> bool:
    return "_auth_user_id" in client.session and client.get("/cuenta/sessions/").status_code == 200


def activate(client) -> None:
    """Set up the authenticator app on its page."""
    client.post("/cuenta/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/cuenta/2fa/totp/activate/").context["form"].secret
    assert client.post("/cuenta/2fa/totp/activate/", {"code": code_now(secret)}).url == "/cuenta/2fa/recovery-codes/"


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/members/organization/exportar/", "/admin/members/memberimport/add/"]
)
def test_staff_who_owe_a_second_factor_open_nothing_of_the_office(staff, address):
    client = log_in(staff)
    for answer in (client.get(address, follow=True), client.post(address, follow=True)):
        assert answer.redirect_chain[-1][0] == "/cuenta/2fa/"


def test_staff_who_owe_a_second_factor_see_what_everybody_sees(staff, cast):
    """Red with a rule that only closes the admin: the directory shows them what is for the coordination."""
    Organization.objects.update(phone="951 000 0000", phone_audience="coordination")
    client, address = log_in(staff), cast.organization.get_absolute_url()
    before = client.get(address).content.decode()
    activate(client)
    after = client.get(address).content.decode()
    assert ("951 000 0000" in before) is False
    assert "951 000 0000" in after
    assert ("/admin/" in before) is False
    assert "/admin/" in after


def test_second_factor_ends_the_sessions_opened_without_it(staff):
    """Red without `end_other_sessions`: the older session becomes one of staff that never showed the factor."""
    older, newer = log_in(staff), log_in(staff)
    assert is_inside(older)
    activate(newer)
    assert is_inside(older) is False
    assert newer.get("/admin/").status_code == 200


def test_removed_second_factor_ends_the_other_sessions_and_the_rights_of_this_one(staff):
    browser = log_in(staff)
    activate(browser)
    other = log_in(staff)
    spare = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    assert other.get("/admin/").status_code == 302
    other.post("/cuenta/2fa/authenticate/", {"code": spare})
    assert other.get("/admin/").status_code == 200
    assert browser.post("/cuenta/2fa/totp/deactivate/").status_code == 302
    assert is_inside(other) is False
    assert is_inside(browser) is True
    assert browser.get("/admin/").status_code == 302


def test_password_reset_lets_nobody_in(staff):
    TOTP.activate(staff, SECRET)
    inside, client = Client(), Client()
    inside.force_login(staff)
    client.post("/cuenta/password/reset/", {"email": staff.email})
    link = next(word for word in mailed()[0].body.split() if "/reset/key/" in word)
    page = client.get(link.split("testserver")[-1], follow=True)
    client.post(
        page.redirect_chain[-1][0], {"password1": "otra frase bien larga", "password2": "otra frase bien larga"}
    )
    staff.refresh_from_db()
    assert staff.check_password("otra frase bien larga") is True
    assert ("_auth_user_id" in client.session) is False
    assert is_inside(inside) is False
