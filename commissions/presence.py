"""Who has an agenda open right now, by name; kept for a minute in the cache and nowhere else."""

import logging

from django.core.cache import cache
from django.utils import timezone
from redis.exceptions import RedisError

from members.models import User

from .models import Commission

log = logging.getLogger(__name__)
# Three missed beats of twenty seconds, and somebody is gone.
SECONDS = 60


def beat(commission: Commission, user: User, *, place: str = "") -> list[tuple[str, str]]:
    """Note that the person is here, perhaps writing in a section; the others here: name and section.

    Two beats that cross may forget one of them: she is back with her next one.
    """
    now, key = timezone.now().timestamp(), f"agenda:{commission.pk}"
    try:
        present = _active(cache.get(key) or {}, now)
        present[user.pk] = (str(user.name or user.email), place, now)
        cache.set(key, present, SECONDS)
    except RedisError as error:
        log.warning("No cache to tell who is at an agenda: %s", error)
        return []
    return sorted((name, where) for pk, (name, where, _at) in present.items() if pk != user.pk)


def _active(seen: dict, now: float) -> dict:
    return {pk: one for pk, one in seen.items() if now - one[2] < SECONDS}
