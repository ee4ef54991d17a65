"""Fills one database for the bench and prints, as JSON, what to ask: `python -m dev.bench.prepare TOTAL DIRECTORY`."""

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client

from dev.bench import lists
from dev.bench.pages import ACCOUNTS, Page, fill, pages

SMALLEST_DEMO = 3  # its accounts speak for three organisations
WITHDRAW = """
    UPDATE members_organization SET status = 'withdrawn', status_at = now(), status_reason = 'bench' WHERE id NOT IN
    (SELECT id FROM members_organization WHERE status = 'active' ORDER BY id LIMIT %s)
"""
FIRST = "SELECT slug FROM members_organization WHERE status = 'active' ORDER BY id LIMIT 1"


def main(total: int, directory: Path) -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_demo", total=max(total, SMALLEST_DEMO), stdout=sys.stderr)
    with connection.cursor() as cursor:
        if total < SMALLEST_DEMO:
            cursor.execute(WITHDRAW, [total])
        cursor.execute(FIRST)
        slug = cursor.fetchone()[0]
    fill(total, slug)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    lists.write(directory, total)
    clients = {who: _client(email) for who, email in ACCOUNTS.items()} | {"visitor": _client(), "guest": _guest()}
    print(json.dumps([_measure(page, clients[page.who]) for page in pages(slug)]))


def _measure(page: Page, client: Client) -> dict:
    """The page with its promises, who asks for it, and what one answer takes."""
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    facts = {"cookie": f"{cookie.key}={cookie.value}" if cookie else ""}
    facts |= {"most_queries": page.most_queries, "least_share": page.least_share}
    facts["measured_queries"], facts["size"] = _queries_and_size(client, page.path)
    facts["processor"] = _processor(client, page.path)
    return asdict(page) | facts


def _client(email: str = "") -> Client:
    client = Client(raise_request_exception=False, headers={"host": "127.0.0.1"})
    if email:
        client.force_login(get_user_model().objects.get(email=email))
    return client


def _guest() -> Client:
    """A visitor with a session of her own and nothing in it."""
    client = _client()
    client.session.save()
    return client


def _processor(client: Client, path: str) -> float:
    """Milliseconds of processor time that Python spends on one answer: the least of a few rounds."""
    rounds = []
    for _round in range(3):
        start = time.process_time()
        for _request in range(5):
            client.get(path)
        rounds.append((time.process_time() - start) * 1000 / 5)
    return min(rounds)


def _queries_and_size(client: Client, path: str) -> tuple[int, int]:
    """Queries and bytes of one address with nothing of it in any cache."""
    client.get(path)
    for name in settings.CACHES:
        caches[name].clear()
    statements = []

    def note(execute, sql, *rest):
        statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        response = client.get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path} answered {response.status_code}.")
    return len(statements), len(response.content)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
