"""What is counted before it is done is counted and done by one at a time."""

from django.db import connection


def hold(name: str) -> None:
    """Let nobody else past `hold` of the same name until the transaction ends; to be called before counting.

    Where there is a row that all of them need, lock that row instead.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A lock outside a transaction is gone before anything is done under it.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
