"""Logs a person of the demonstration in, with ever more sessions open; prints, as JSON, the queries of each login.

Run where Django is set up (`dev.bench.logins` does).
"""

import json
from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dev.bench.pages import ACCOUNTS
from members.demo_accounts import PASSWORD


def tell() -> None:
    user = get_user_model().objects.get(email=ACCOUNTS["member"])
    counts = {}
    for number in (0, 40):
        UserSession.objects.filter(user=user).delete()
        _open(user, number)
        counts[number] = _login(user.email)
    print(json.dumps(counts))


def _open(user, number: int) -> None:
    stores = [import_module(settings.SESSION_ENGINE).SessionStore() for _nth in range(number)]
    for store in stores:
        store.create()
    UserSession.objects.bulk_create(
        UserSession(user=user, session_key=store.session_key, ip="127.0.0.1", user_agent="bench") for store in stores
    )


def _login(email: str) -> int:
    client = Client(headers={"host": "127.0.0.1"})
    with CaptureQueriesContext(connection) as queries:
        response = client.post("/cuenta/login/", {"login": email, "password": PASSWORD})
    if response.status_code != 302:
        raise SystemExit(f"The login answered {response.status_code}.")
    return len(queries)
