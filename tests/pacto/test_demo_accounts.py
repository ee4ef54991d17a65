"""The login page of the demonstration opens each invented account by one press; no other portal knows of them."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from members import demo
from members.demo_accounts import ACCOUNTS, PASSWORD

EMAILS = [account.email for account in ACCOUNTS]
# As a server in use runs: the environment of these tests without DEMO.
IN_USE = """
import django
django.setup()
from django.test import Client
from django.utils import timezone
from django.urls import Resolver404, resolve
client = Client(SERVER_NAME="localhost")
page = client.get("/cuenta/login/", secure=True)
print(page.status_code, page.content.decode().count("pacto.example"), page.content.decode().count("pacto-demo"))
try:
    print(resolve("/correo/"))
except Resolver404:
    print("no mailbox")
"""


def offered() -> list[str]:
    page = Client().get("/cuenta/login/").content.decode()
    return re.findall(r'name="login"\s+value="([^"]+)"', page)


@pytest.mark.django_db
def test_login_page_opens_each_account_by_one_press():
    demo.load(40, at=timezone.now())
    assert offered() == EMAILS
    for email in EMAILS:
        client = Client()
        answer = client.post("/cuenta/login/", {"login": email, "password": PASSWORD})
        assert answer.status_code == 302
        assert client.get("/cuenta/email/").context["user"].email == email


@pytest.mark.django_db
def test_account_opens_the_page_that_was_wanted():
    page = Client().get("/cuenta/login/?next=/comisiones/").content.decode()
    form = page[page.index('class="demo-accounts"') : page.index("</form>")]
    assert form.count('name="next" value="/comisiones/"') == 1


def test_readme_lists_every_account_once():
    text = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"\w+@pacto\.example", text)) == sorted(EMAILS)
    assert text.count(PASSWORD) == 1


@pytest.mark.django_db
def test_login_page_in_use_offers_no_account(settings):
    settings.DEMO = False
    assert offered() == []


def test_portal_in_use_has_neither_accounts_nor_mailbox():
    environment = {name: value for name, value in os.environ.items() if name != "DEMO"}
    environment |= {"DJANGO_SETTINGS_MODULE": "pacto.settings", "STATIC_ROOT": str(settings.STATIC_ROOT)}
    command = [sys.executable, "-c", IN_USE]
    ended = subprocess.run(command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)
    assert (ended.stdout, ended.returncode) == ("200 0 0\nno mailbox\n", 0), ended.stderr
