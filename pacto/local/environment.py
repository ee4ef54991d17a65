"""What `DEMO=1` puts into the environment, and the doorway of `manage.py`."""

import ipaddress
import os
import secrets
from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from pacto.local.keeper import invent_missing
from pacto.local.lease import leased
from pacto.local.memory import Memory, var_dir
from pacto.local.refusal import Refusal

REMEMBERED = "demo"
SERVED = ("DATABASE_URL", "REDIS_URL")
# Commands that need no service; everything else finds them running.
ALONE = {"check", "collectstatic", "compilemessages", "diffsettings", "help", "makemessages", "version"}


def fill(environ: MutableMapping[str, str], port: int = 8000) -> None:
    """Gives every name that is missing its local value; only for DEMO=1.

    Raises Refusal when the database or the mail server that was given is not on this machine, or the site is for others
    to visit.
    """
    refuse_distant_database(environ.get("DATABASE_URL", ""))
    refuse_distant_relay(environ.get("EMAIL_URL", ""))
    refuse_public_site(environ.get("SITE_URL", ""))
    environ["DEMO"] = "1"
    memory = Memory(var_dir(environ))
    invent_missing(memory)
    known = memory.read()
    address = f"127.0.0.1:{known['postgres_port']}"
    local = {
        "DATABASE_URL": f"postgres://pacto:{known['postgres_password']}@{address}/pacto",
        "REDIS_URL": f"redis://:{known['valkey_password']}@127.0.0.1:{known['valkey_port']}/0",
        "EMAIL_URL": f"smtp://127.0.0.1:{known['smtp_port']}",
        "SECRET_KEY": str(memory.recall("secret_key", lambda: secrets.token_urlsafe(50))),
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "SITE_URL": f"http://localhost:{port}",
        "DEFAULT_FROM_EMAIL": "Portal del Pacto (demostración) <portal@pacto.example>",
    }
    if not environ.get("EMAIL_URL"):  # another relay's log would be another
        local["MAIL_RELAY_LOG"] = str(memory.var / "mail" / "relay.log")
    for name, value in local.items():
        if not environ.get(name):
            environ[name] = value


def refuse_distant_database(url: str) -> None:
    if not url:
        return
    parts = urlsplit(url)
    named = [parts.netloc.rpartition("@")[2], *parse_qs(parts.query).get("host", [])]
    hosts = [_bare(host) for group in named for host in group.split(",")]
    distant = [host for host in hosts if not _is_here(host)]
    if distant:
        raise Refusal(
            f"DEMO=1 es solo para una base de datos de esta máquina, y DATABASE_URL apunta a «{distant[0]}»: "
            "quita DEMO (o pon DEMO=0) para trabajar con ella, o quita DATABASE_URL para la demostración."
        )


def refuse_distant_relay(url: str) -> None:
    """Invented people have addresses too, and some of them may be somebody's."""
    host = urlsplit(url).hostname or ""
    if not _is_here(host):
        raise Refusal(
            f"DEMO=1 no envía correos a nadie, y EMAIL_URL apunta a «{host}»: quita DEMO (o pon DEMO=0) para enviar de "
            "verdad, o quita EMAIL_URL para la demostración."
        )


def refuse_public_site(url: str) -> None:
    """The demonstration's password is public, its mail can be read and its staff needs no second factor."""
    host = urlsplit(url).hostname or ""
    if not _is_here(host):
        raise Refusal(
            f"DEMO=1 es solo para probar en esta máquina, y SITE_URL es «{url}»: quita DEMO para servir a otras "
            "personas, o quita SITE_URL para la demostración."
        )


def _bare(host: str) -> str:
    """The host without its port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return unquote(host.rpartition(":")[0] if ":" in host else host)


def _is_here(host: str) -> bool:
    if host in {"", "localhost"} or host.startswith("/"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def prepared(arguments: Sequence[str]) -> Iterator[None]:
    """Runs a management command: with DEMO=1, or remembered so, on the local services.

    They are shared with a running demonstration, else started here and stopped after the command.
    """
    environ = os.environ
    var = var_dir(environ)
    if (var / REMEMBERED).exists():
        environ.setdefault("DEMO", "1")
    try:
        with ExitStack() as stack:
            if environ.get("DEMO") == "1":
                refuse_distant_database(environ.get("DATABASE_URL", ""))
                if _needs_services(arguments) and any(not environ.get(name) for name in SERVED):
                    stack.enter_context(leased(var))
                fill(environ, port=remembered_port(var))
            yield
    except Refusal as reason:
        raise SystemExit(str(reason)) from None


def remembered_port(var: Path) -> int:
    return int(Memory(var).read().get("web_port", 8000))


def _needs_services(arguments: Sequence[str]) -> bool:
    command = arguments[1] if len(arguments) > 1 else "help"
    return command.lstrip("-") not in ALONE and not {"-h", "--help"} & set(arguments)
