"""Which organisations work on a commitment, and where: the directory by commitment and the counts of the maps."""

import django_filters
from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from members.filters import DirectoryFilter, states
from members.models import Organization

from .models import Commitment, Focus


class WorkFilter(DirectoryFilter):
    """The directory of one commitment: the state is where they work on it, wherever the seat is."""

    estado = django_filters.ChoiceFilter(label=_("Estado donde trabaja"), method="working_in", choices=states)
    trabaja = None
    more = ()
    working_state = ""
    is_countable_by_cells = False

    def __init__(self, data, *, commitment: Commitment):
        self.commitment = commitment
        super().__init__(data, queryset=Organization.objects.lines().filter(working_on(commitment)))

    def working_in(self, queryset, name, value):
        return queryset.filter(working_on(self.commitment, state=value))


def working_on(commitment: Commitment, *, state: str = "") -> Exists:
    """Whether an organisation works on the commitment, in that state (INEGI code) where one is given."""
    focuses = Focus.objects.filter(organization=OuterRef("pk"), commitment=commitment)
    return Exists(focuses.filter(states=state) if state else focuses)


def to_invite(commitment: Commitment, state: str):
    """Lines of the organisations with their seat in that state that do not work there on the commitment."""
    return Organization.objects.lines().filter(~working_on(commitment, state=state), state=state)


def counted() -> dict[tuple[str, int], int]:
    """(INEGI code, commitment id) → how many members work there on it; one query, only where somebody does."""
    rows = Focus.objects.of_members().filter(states__isnull=False).order_by()
    rows = rows.values_list("states", "commitment").annotate(Count("id"))
    return {(state, commitment): number for state, commitment, number in rows}
