"""How people come in, for tests: by password and by a code that arrives."""

from allauth.account.models import EmailAddress
from django.test import Client

from members.models import User
from tests import mailboxes
from tests.mailboxes import CODE, mailed_to

PASSWORD = "una frase bien larga"


def prove_address(user: User, password: str = "") -> User:
    """Somebody who has proven her address, and set a password."""
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if password:
        user.set_password(password)
        user.save()
    return user


def log_in(email: str, password: str = PASSWORD) -> Client:
    client = Client()
    client.post("/cuenta/login/", {"login": email, "password": password})
    return client


def who_is_in(client: Client) -> str:
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key).email if key else ""


def enter_by_code(email: str) -> Client:
    """She asks for a code and types what arrives, if anything does."""
    mailboxes.empty()
    client = Client()
    page = client.post("/cuenta/login/code/", {"email": email})
    for message in mailed_to(email):
        if code := CODE.search(message.body):
            page = client.post(page.url, {"code": code[1]})
            assert page.status_code == 302
    return client
