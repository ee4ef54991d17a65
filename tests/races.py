"""Several threads at the same act, each on its own database connection."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Barrier

from django.db import connection, transaction


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
            wait([later], timeout=1)  # by then it waits for the first one's lock, or needs none
        return [done, later.result()]
