"""How many may send at the same time: each sender takes a slot, which a lock of its database session holds.

The lock ends with the session, however the sender died, so that whoever gets it knows at once that what that slot had
in hand is in nobody's hands.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from django.db import Error, connection

NAMESPACE = 0x6D61696C  # apart from any other use of such locks


@contextmanager
def acquire() -> Iterator[int | None]:
    """A free slot for as long as the body runs; None where all are taken."""
    slot = next((number for number in range(settings.MAIL_SENDERS) if _lock(number)), None)
    try:
        yield slot
    finally:
        if slot is not None:
            _unlock(slot)


@contextmanager
def attempt(slot: int) -> Iterator[bool]:
    """Whether that slot has nobody; it is ours for as long as the body runs."""
    is_ours = _lock(slot)
    try:
        yield is_ours
    finally:
        if is_ours:
            _unlock(slot)


def _lock(slot: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [NAMESPACE, slot])
        return cursor.fetchone()[0]


def _unlock(slot: int) -> None:
    with suppress(Error), connection.cursor() as cursor:  # where the session is gone, its locks are too
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [NAMESPACE, slot])
