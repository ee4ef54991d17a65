"""Who is near a state, for whoever found few there."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from kit.registries.extensions import hints

from .directory import PLACES, Counts
from .filters import DirectoryFilter
from .geography import neighbours
from .models import Organization

FEW = 4  # from so many on, whoever looks has somebody to talk to


@dataclass(frozen=True)
class NearbyState:
    """A state beside the one asked for: how many fit there, and where they are listed."""

    name: str
    count: int
    url: str


def beside_few(filterset: DirectoryFilter, total: int, path: str) -> dict[str, list]:
    """What to offer whoever asked and found few: the states around, and where people of the topic meet."""
    if total >= FEW or not filterset.is_used:
        return {}
    return {"nearby": nearby(filterset, path), "hints": hints(filterset.value_of("q"), filterset.chosen)}


def nearby(filterset: DirectoryFilter, path: str) -> list[NearbyState]:
    """The same question of the states around the one chosen: those where somebody fits; one query."""
    elsewhere = {code: filterset.elsewhere(code) for code in neighbours(filterset.value_of("estado"))}
    if not elsewhere:
        return []
    fits = {f"in_{code}": Q(pk__in=one.qs.order_by().values("pk")) for code, one in elsewhere.items()}
    counts = Organization.objects.order_by().aggregate(**{name: Count("pk", filter=fit) for name, fit in fits.items()})
    urls = {code: f"{path}?{one.data.urlencode()}" for code, one in elsewhere.items()}
    return _present({code: counts[f"in_{code}"] for code in elsewhere}, urls)


def around(code: str, presence: Counts) -> list[NearbyState]:
    """The states around that one in which somebody has its seat."""
    numbers = {code: presence.of(state=code) for code in neighbours(code)}
    return _present(numbers, {code: reverse("state", args=[PLACES[code]["slug"]]) for code in numbers})


def _present(numbers: dict[str, int], urls: dict[str, str]) -> list[NearbyState]:
    states = [NearbyState(PLACES[code]["name"], number, urls[code]) for code, number in numbers.items() if number]
    return sorted(states, key=lambda state: -state.count)
