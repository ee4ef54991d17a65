"""Valkey is there and answers nothing: nobody logs in uncounted, and whoever tries is told so."""

import signal

import pytest
from django.test import Client

from dev.services import processes, valkey
from dev.services.state import ServiceState, private_dir
from dev.services.supervisor import invent_missing

PASSWORD = "clave-inventada-de-prueba"


@pytest.fixture
def server(settings, tmp_path):
    """A Valkey of this test's own, which the cache uses."""
    state = ServiceState(private_dir(tmp_path / "var"))
    invent_missing(state)
    server, values = valkey.start(tmp_path / "var", state, tmp_path / "valkey.log"), state.read()
    location = f"redis://:{values['valkey_password']}@127.0.0.1:{values['valkey_port']}/0"
    settings.CACHES = settings.CACHES | {"default": settings.CACHES["default"] | {"LOCATION": location}}
    yield server
    server.send_signal(signal.SIGCONT)
    processes.stop({server: signal.SIGTERM})


@pytest.fixture
def login(cast) -> dict:
    user = cast["titular"]
    user.set_password(PASSWORD)
    user.save()
    return {"login": user.email, "password": PASSWORD}


def enter(client: Client, login: dict):
    return client.post("/cuenta/login/", login)


def test_login_while_the_cache_hangs_is_refused_for_now(server, login):
    client = Client()
    server.send_signal(signal.SIGSTOP)
    answer = enter(client, login)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert answer.content.decode().count("<h1>Ahora no podemos atender</h1>") == 1
    assert client.session.get("_auth_user_id") is None
    assert client.get("/cuenta/login/").status_code == 200
    server.send_signal(signal.SIGCONT)
    assert enter(client, login).status_code == 302


@pytest.mark.parametrize("address", ["/cuenta/password/reset/", "/cuenta/login/code/"])
def test_mail_is_not_asked_for_uncounted_while_the_cache_hangs(server, login, address):
    server.send_signal(signal.SIGSTOP)
    assert Client().post(address, {"email": login["login"]}).status_code == 503
