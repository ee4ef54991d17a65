"""Several threads at the same act, each on its own database connection."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection, transaction

from tests.mailings.processes import wait_for


def at_once(act: Callable[[], object], *, times: int) -> list:
    """What each of `times` simultaneous calls returned, or the exception it raised."""
    together = Barrier(times)

    def run(_number):
        try:
            together.wait()
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def behind(first: Callable[[], object], second: Callable[[], object]) -> list:
    """What both returned (or raised, the second), where the second begins before the first is committed."""

    def run():
        try:
            return second()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            done = first()
            later = pool.submit(run)
            wait_for(lambda: later.done() or is_waited_for())
        return [done, later.result()]


def is_waited_for() -> bool:
    """Somebody waits for a lock of the transaction we are in."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT bool_or(pg_backend_pid() = ANY(pg_blocking_pids(pid))) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0] is True
