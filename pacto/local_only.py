"""What DEMO=1 refuses: its password is public, its mail can be read and its staff needs no second factor."""

import ipaddress
from collections.abc import Mapping
from urllib.parse import parse_qs, unquote, urlsplit


def refusal(environ: Mapping[str, str]) -> str:
    """The sentence for whoever asks for the demonstration with another machine's services, or for others to visit.

    Empty where nothing speaks against it; what is not given is of this machine.
    """
    if distant := [host for host in _database_hosts(environ.get("DATABASE_URL", "")) if not _is_local(host)]:
        return (
            f"DEMO=1 es solo para una base de datos de esta máquina, y DATABASE_URL apunta a «{distant[0]}»: "
            "quita DEMO (o pon DEMO=0) para trabajar con ella, o quita DATABASE_URL para la demostración."
        )
    if not _is_local(relay := urlsplit(environ.get("EMAIL_URL", "")).hostname or ""):
        # Invented people have addresses too, and some of them may be somebody's.
        return (
            f"DEMO=1 no envía correos a nadie, y EMAIL_URL apunta a «{relay}»: quita DEMO (o pon DEMO=0) para enviar "
            "de verdad, o quita EMAIL_URL para la demostración."
        )
    site = environ.get("SITE_URL", "")
    if not _is_local(urlsplit(site).hostname or ""):
        return (
            f"DEMO=1 es solo para probar en esta máquina, y SITE_URL es «{site}»: quita DEMO para servir a otras "
            "personas, o quita SITE_URL para la demostración."
        )
    return ""


def _database_hosts(url: str) -> list[str]:
    """Every host that a connection to this database may be made to."""
    parts = urlsplit(url)
    groups = [parts.netloc.rpartition("@")[2], *parse_qs(parts.query).get("host", [])]
    return [_bare(host) for group in groups for host in group.split(",")]


def _bare(host: str) -> str:
    """The host without its port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return unquote(host.rpartition(":")[0] if ":" in host else host)


def _is_local(host: str) -> bool:
    if host in {"", "localhost"} or host.startswith("/"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
