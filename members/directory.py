"""Questions about who belongs and where."""

from dataclasses import dataclass

from django.db.models import Count, Q

from .models import State, Status


@dataclass(frozen=True)
class Presence:
    """Organisations in all and by state (every state is there, empty ones with 0), in the Spanish order."""

    total: int
    states: list[State]

    @property
    def states_present(self) -> int:
        return sum(1 for state in self.states if state.active_count)


def presence() -> Presence:
    """Active organisations by state of seat, in one query."""
    active = Count("organizations", filter=Q(organizations__status=Status.ACTIVE))
    states = list(State.objects.annotate(active_count=active))
    return Presence(total=sum(state.active_count for state in states), states=states)
