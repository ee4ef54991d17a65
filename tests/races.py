"""Several threads at the same act, each on its own database connection."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


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
