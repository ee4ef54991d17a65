"""What is counted before it is done is counted and done by one at a time."""

from django.db import connection


def hold(name: str, *, shared: bool = False) -> None:
    """Let nobody else past `hold` of the same name until the transaction ends; to be called before counting.

    Those who hold it shared go on beside each other, and wait only for who holds it alone. Where there is a row that
    all of them need, lock that row instead.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A lock outside a transaction is gone before anything is done under it.")
    function = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(hashtextextended(%s, 0))", [name])
