"""Fills one database for the bench and prints, as JSON, what to ask: `python -m bench.prepare TOTAL`."""

import json
import sys

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client


def main(total: int) -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_demo", total=total, stdout=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("SELECT slug FROM members_organization WHERE status = 'active' ORDER BY id LIMIT 1")
        slug = cursor.fetchone()[0]
        cursor.execute("SELECT id FROM members_user WHERE email = 'coordinacion@pacto.example'")
        staff = cursor.fetchone()[0]
    pages = {
        "home": "/",
        "directory": "/integrantes/",
        "filtered directory": "/integrantes/?estado=20&tipo=organization",
        "search": "/integrantes/?q=ninez",
        "organisation": f"/integrantes/{slug}/",
        "state": "/integrantes/estados/oaxaca/",
        "map": "/integrantes/mapa/",
        "login": "/cuenta/login/",
        "admin list": "/admin/members/organization/",
    }
    visitor, coordinator = _client(), _client()
    coordinator.force_login(django.contrib.auth.get_user_model().objects.get(pk=staff))
    known = []
    for name, path in pages.items():
        client = coordinator if name.startswith("admin") else visitor
        cookie = f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}" if client is coordinator else ""
        queries, size = _measured(client, path)
        known.append({"name": name, "path": path, "cookie": cookie, "queries": queries, "size": size})
    print(json.dumps(known))


def _client() -> Client:
    return Client(raise_request_exception=False, headers={"host": "127.0.0.1"})


def _measured(client: Client, path: str) -> tuple[int, int]:
    """Queries and bytes of one address once its figures are cached."""
    client.get(path)
    statements = []

    def note(execute, sql, *rest):
        statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        response = client.get(path)
    return len(statements), len(response.content)


if __name__ == "__main__":
    main(int(sys.argv[1]))
