"""Who is near a state, for whoever found few there."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache
from django.db.models import Count, Q
from django.urls import reverse
from redis.exceptions import RedisError

from kit.registries.extensions import hints

from .directory import PLACES, SECONDS, Counts
from .filters import DirectoryFilter
from .geography import neighbours
from .models import Organization

FEW = 4  # from so many on, whoever looks has somebody to talk to


@dataclass(frozen=True)
class NearbyState:
    """A state beside the one asked for: where those who fit are listed, and how many, if that was counted."""

    name: str
    url: str
    count: int | None = None


def beside_few(filterset: DirectoryFilter, total: int, path: str) -> dict[str, list]:
    """What to offer whoever asked and found few: the states around; and where nobody was found, who of them has any,
    and where people of the topic meet. Only then it asks the database, once a minute.
    """
    if total >= FEW or not filterset.is_used:
        return {}
    if total:
        return {"nearby": [_there(code, one, path) for code, one in _elsewhere(filterset).items()]}
    return _kept_a_minute(f"{path}?{filterset.data.urlencode()}", lambda: _for_nobody(filterset, path))


def _for_nobody(filterset: DirectoryFilter, path: str) -> dict[str, list]:
    return {"nearby": nearby(filterset, path), "hints": hints(filterset.value_of("q"), filterset.chosen)}


def _kept_a_minute(question: str, find: Callable[[], dict[str, list]]) -> dict[str, list]:
    """What was found for the same question up to a minute ago; without the cache, anew."""
    try:
        return cache.get_or_set(f"nearby:{sha256(question.encode()).hexdigest()}", find, SECONDS)
    except RedisError:
        return find()


def _elsewhere(filterset: DirectoryFilter) -> dict[str, DirectoryFilter]:
    """The same question of the states around the one chosen."""
    return {code: filterset.elsewhere(code) for code in neighbours(filterset.value_of("estado"))}


def _there(code: str, filterset: DirectoryFilter, path: str, count: int | None = None) -> NearbyState:
    return NearbyState(PLACES[code]["name"], f"{path}?{filterset.data.urlencode()}", count)


def nearby(filterset: DirectoryFilter, path: str) -> list[NearbyState]:
    """Those of the states around where somebody fits, most first; one query."""
    elsewhere = _elsewhere(filterset)
    if not elsewhere:
        return []
    fits = {code: Q(pk__in=one.qs.order_by().values("pk")) for code, one in elsewhere.items()}
    numbers = {f"in_{code}": Count("pk", filter=fit) for code, fit in fits.items()}
    counts = Organization.objects.order_by().aggregate(**numbers)
    return _present([_there(code, one, path, counts[f"in_{code}"]) for code, one in elsewhere.items()])


def around(code: str, presence: Counts) -> list[NearbyState]:
    """The states around that one in which somebody has its seat."""
    states = [PLACES[one] | {"count": presence.of(state=one)} for one in neighbours(code)]
    return _present([NearbyState(one["name"], reverse("state", args=[one["slug"]]), one["count"]) for one in states])


def _present(states: list[NearbyState]) -> list[NearbyState]:
    return sorted((state for state in states if state.count), key=lambda state: -state.count)
