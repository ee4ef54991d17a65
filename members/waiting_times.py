"""How long the coordination takes, as it took lately."""

from math import ceil
from statistics import median

from .models import Application

LAST, ENOUGH = 30, 5


def usual_days() -> int | None:
    """In how many days half of the last applications were decided; None where there are too few to tell."""
    decided = Application.objects.filter(decided_at__isnull=False, confirmed_at__isnull=False)
    pairs = decided.order_by("-decided_at").values_list("confirmed_at", "decided_at")[:LAST]
    days = [(decided_at - confirmed_at).total_seconds() / 86400 for confirmed_at, decided_at in pairs]
    return max(1, ceil(median(days))) if len(days) >= ENOUGH else None
