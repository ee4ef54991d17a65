"""What an address answers, and what has changed when it did."""

from decimal import Decimal

from django.apps import apps
from django.conf import settings
from django.db import connection

AWAY = ("/cuenta/login/", "/admin/login/", "/admin/")


def answer(response) -> str:
    if response.status_code == 302 and response.url.startswith("/cuenta/login/"):
        return "login"
    return str(response.status_code)


def is_sent_away(response) -> bool:
    return response.status_code == 302 and (response.url == "/" or response.url.startswith(AWAY))


def everything() -> dict[str, Decimal | None]:
    """Table → a sum over all its rows, of what is kept about members, commitments and mail."""
    tables = [
        model._meta.db_table for label in settings.LOCAL_APPS for model in apps.get_app_config(label).get_models()
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(
                f"SELECT '{table}', sum(hashtextextended(line::text, 0)) FROM {table} AS line"  # noqa: S608
                for table in tables
            )
        )
        return dict(cursor.fetchall())
