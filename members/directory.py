"""Questions about who belongs and where.

Counting 44,600 organisations takes PostgreSQL longer than the whole rest of a page, so visitors see figures of up to
a minute ago from the shared cache. Whoever is logged in sees this moment's: nobody who edits meets old figures.
"""

import logging
from collections import Counter

from django.core.cache import cache
from django.db.models import Count
from django.utils.text import slugify
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from kit.pages.paging import page_of

from .filters import STATES, DirectoryFilter
from .models import Audience, Kind, Organization, Representation, RepresentationKind

log = logging.getLogger(__name__)
PLACES = {code: {"slug": slugify(name), "name": name} for code, name in STATES}
KEY, SECONDS = "directory-counts", 60
# A search that finds more is shown to here, and says so: counting farther costs more than it tells.
MOST_FOUND = 1000


class Counts:
    """Active organisations by state of seat (INEGI code, None where unknown) and kind."""

    def __init__(self, cells: dict[tuple[str | None, str], int]):
        self.cells = cells
        self.total = sum(cells.values())
        self.by_state = Counter()
        for (state, _kind), number in cells.items():
            self.by_state[state] += number

    @property
    def states_present(self) -> int:
        """In how many states at least one has its seat."""
        return len(self.by_state) - (None in self.by_state)

    @property
    def extent(self) -> str:
        """Where we are, to follow «en»: «los 32 estados», «31 de los 32 estados»."""
        if self.states_present == len(STATES):
            return _("los %d estados") % len(STATES)
        return _("%(present)d de los %(all)d estados") % {"present": self.states_present, "all": len(STATES)}

    def of(self, *, state: str = "", kind: str = "") -> int:
        """How many have their seat in that state and are of that kind; empty means any."""
        if not kind:
            return self.by_state[state] if state else self.total
        return sum(number for (at, of), number in self.cells.items() if of == kind and state in ("", at))


def counts(*, fresh: bool = True) -> Counts:
    """Counts of this moment, or with `fresh=False` perhaps of up to a minute ago; without the cache, of this moment."""
    if fresh:
        return _present_counts()
    try:
        cells = cache.get(KEY)
        if cells is None:
            cells = _present_counts().cells
            cache.set(KEY, cells, SECONDS)
    except RedisError as error:
        log.warning("No cache for the directory's figures, PostgreSQL counts: %s", error)
        return _present_counts()
    return Counts(cells)


def _present_counts() -> Counts:
    rows = Organization.objects.active().order_by().values_list("state_id", "kind").annotate(Count("id"))
    return Counts({(state, kind): number for state, kind, number in rows})


class DirectoryPage:
    """One page of what a filter finds, and how many there are."""

    def __init__(self, filterset: DirectoryFilter, number: str | None, *, fresh: bool):
        self.is_limited = not filterset.is_countable_by_cells
        self.matching = filterset.qs
        rows = self.matching[:MOST_FOUND] if self.is_limited else self.matching
        self.kind, self.fresh = filterset.value_of("tipo"), fresh
        self.page = page_of(rows, number, counting=self._count)
        self.lines = lines(self.page.object_list)
        self.total = self.page.paginator.count
        self.is_more = self.is_limited and self.total >= MOST_FOUND

    def _count(self) -> int:
        if self.is_limited:
            return self.matching.order_by()[:MOST_FOUND].count()
        return counts(fresh=self.fresh).of(kind=self.kind)


def lines(rows) -> list[dict[str, str]]:
    """Rows of `Organization.objects.lines()` as lists show them: slug, name, about («Puebla · Red · ABC»).

    The kind of most and «otra» go unsaid.
    """
    kinds = {kind.value: str(kind.label) for kind in set(Kind) - {Kind.ORGANIZATION, Kind.OTHER}}
    states = dict(STATES)
    return [_line(row, states.get(row["state_id"], ""), kinds.get(row["kind"])) for row in rows]


def _line(row: dict[str, str], state: str, kind: str | None) -> dict[str, str]:
    place = row["municipality"]
    where = f"{place}, {state}" if place and place != state else state
    about = " · ".join(filter(None, (where, kind, row["acronym"])))
    return {"slug": row["slug"], "name": row["name"], "about": about}


def visible_to(user) -> tuple[str, ...]:
    """The audiences that a person belongs to: everybody, whoever speaks for a member, the coordination."""
    if user.is_authenticated and user.is_staff:
        return tuple(Audience.values)
    if user.is_authenticated and user.is_representative:
        return (Audience.PUBLIC, Audience.MEMBERS)
    return (Audience.PUBLIC,)


class Profile:
    """What one of `Organization.objects.on_its_page()` lets these audiences see at a moment."""

    def __init__(self, organization: Organization, *, audiences: tuple[str, ...], at):
        self.kind = Kind(organization.kind).label
        self.seat = PLACES.get(organization.state_id)
        self.working_states = [place for code, place in PLACES.items() if code in organization.other_states]
        self.contact = organization.contact_for(*audiences)
        # Without a name there is only the address, which is nobody's business.
        terms = Representation.objects.active(at=at).filter(audience__in=audiences, user__name__gt="")
        terms = terms.filter(organization=organization)
        kinds = dict(RepresentationKind.choices)
        self.people = [
            {"name": name, "kind": kinds[kind], "position": position}
            for name, kind, position in sorted(terms.values_list("user__name", "kind", "position"))
        ]
