"""How people come in, for tests: by password and by a code that arrives."""

import re

from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from kit import posting
from members.models import User

PASSWORD = "una frase bien larga"
CODE = re.compile(r"^ +([A-Z0-9]{3,}(?:-[A-Z0-9]+)+)$", re.MULTILINE)


def known(user: User, password: str = "") -> User:
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


def mailed_to(address: str) -> list:
    posting.settle()
    return [message for message in mail.outbox if message.to == [address]]


def enter_by_code(email: str) -> Client:
    """She asks for a code and types what arrives, if anything does."""
    mail.outbox.clear()
    client = Client()
    page = client.post("/cuenta/login/code/", {"email": email})
    for message in mailed_to(email):
        if code := CODE.search(message.body):
            page = client.post(page.url, {"code": code[1]})
            assert page.status_code == 302
    return client
