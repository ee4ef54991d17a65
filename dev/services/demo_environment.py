"""The environment of the demonstration: what the settings ask for, with the local services in it."""

import os
import secrets
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import ExitStack, contextmanager

from dev.services.client import shared_services
from dev.services.refusal import Refusal
from dev.services.state import ServiceState, var_dir
from dev.services.supervisor import invent_missing
from pacto import local_only

SERVED = ("DATABASE_URL", "REDIS_URL")


def fill(environ: MutableMapping[str, str], port: int = 8000) -> None:
    """Gives every name that is missing its local value, and DEMO=1.

    Raises Refusal when what was given is not of this machine.
    """
    refuse_distant(environ)
    environ["DEMO"] = "1"
    state = ServiceState(var_dir(environ))
    invent_missing(state)
    values = state.read()
    address = f"127.0.0.1:{values['postgres_port']}"
    local = {
        "DATABASE_URL": f"postgres://pacto:{values['postgres_password']}@{address}/pacto",
        "REDIS_URL": f"redis://:{values['valkey_password']}@127.0.0.1:{values['valkey_port']}/0",
        "EMAIL_URL": f"smtp://127.0.0.1:{values['smtp_port']}",
        "SECRET_KEY": str(state.recall("secret_key", lambda: secrets.token_urlsafe(50))),
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "SITE_URL": f"http://localhost:{port}",
        "DEFAULT_FROM_EMAIL": "Portal del Pacto (demostración) <portal@pacto.example>",
    }
    if not environ.get("EMAIL_URL"):  # another relay's log would be another
        local["MAIL_RELAY_LOG"] = str(state.var / "mail" / "relay.log")
    for name, value in local.items():
        if not environ.get(name):
            environ[name] = value


def refuse_distant(environ: Mapping[str, str]) -> None:
    if sentence := local_only.refusal(environ):
        raise Refusal(sentence)


def refuse_unnamed(environ: Mapping[str, str]) -> None:
    """A database of this machine may be a real one: whoever means it for the demonstration says where that is."""
    refuse_distant(environ)
    if environ.get("DATABASE_URL") and not environ.get("SITE_URL"):
        raise Refusal(
            "DATABASE_URL está puesta y SITE_URL no, así que puede ser la base de datos de un portal de verdad: quita "
            "DATABASE_URL para la demostración, o pon también SITE_URL=http://localhost:8000 si es la suya."
        )


@contextmanager
def local_services(*, are_needed: bool = True) -> Iterator[None]:
    """Runs the body in the environment of the demonstration, on the services where they are needed.

    They are shared with a running demonstration, else started here and stopped after the body.
    """
    environ, var = os.environ, var_dir(os.environ)
    try:
        with ExitStack() as stack:
            refuse_unnamed(environ)
            if are_needed and any(not environ.get(name) for name in SERVED):
                stack.enter_context(shared_services(var))
            fill(environ, port=int(ServiceState(var).read().get("web_port", 8000)))
            yield
    except Refusal as reason:
        raise SystemExit(str(reason)) from None
