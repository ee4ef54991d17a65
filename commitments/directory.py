"""Which organisations work on a commitment, and where: the directory by commitment and the counts of the maps."""

from datetime import datetime

import django_filters
from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import gettext_lazy as _

from kit.text.collation import Folded, WordVector
from kit.text.folding import fold
from members.filters import DirectoryFilter, states
from members.models import Organization, Status
from members.searching import SMALL_WORDS, search_query

from .models import Commitment, Focus, Indicator

# Every commitment speaks of them.
EVERYWHERE = ("anos", "infancia", "infantil", "mas", "ninas", "ninez", "ninos", "primera", "tengan", "todas")


class WorkFilter(DirectoryFilter):
    """The directory of one commitment: the state is where they work on it, wherever the seat is."""

    estado = django_filters.ChoiceFilter(label=_("Estado donde trabaja"), method="working_in", choices=states)
    trabaja = None
    facets = ()
    working_state = ""
    is_countable_by_cells = False

    def __init__(self, data, *, commitment: Commitment):
        self.commitment = commitment
        super().__init__(data, queryset=Organization.objects.lines().filter(working_on(commitment.slug)))

    @property
    def chosen(self):
        return {"compromiso": self.commitment.slug}

    def remade(self, data):
        return WorkFilter(data, commitment=self.commitment)

    def working_in(self, queryset, name, value):
        return queryset.filter(working_on(self.commitment.slug, state=value))


def working_on(slug: str, *, state: str = "") -> Exists:
    """Whether an organisation works on the commitment, in that state (INEGI code) where one is given."""
    focuses = Focus.objects.filter(organization=OuterRef("pk"), commitment__slug=slug)
    return Exists(focuses.filter(states=state) if state else focuses)


def commitments_about(text: str) -> QuerySet:
    """Those whose name, sentence or indicators hold words that begin with these; none where all would."""
    words = set(fold(text).split()) - SMALL_WORDS
    if all(any(common.startswith(word) for common in EVERYWHERE) for word in words):
        return Commitment.objects.none()
    of_each = Indicator.objects.filter(commitment=OuterRef("pk")).order_by().values("commitment")
    of_each = of_each.annotate(all_names=StringAgg("name", " ")).values("all_names")
    names = Coalesce(Subquery(of_each), Value(""), output_field=TextField())
    whole = Concat("name", Value(" "), "summary", Value(" "), names, output_field=TextField())
    return Commitment.objects.annotate(words=WordVector(Folded(whole))).filter(words=search_query(text))


def working_on_words(text: str) -> QuerySet:
    """Keys of the organisations that work on such a commitment."""
    commitments = commitments_about(text).order_by().values("pk")
    return Focus.objects.filter(commitment__in=commitments).order_by().values("organization")


def to_invite(commitment: Commitment, state: str):
    """Lines of the organisations with their seat in that state that do not work there on the commitment."""
    return Organization.objects.lines().filter(~working_on(commitment.slug, state=state), state=state)


def counted() -> dict[tuple[str, int], int]:
    """(INEGI code, commitment id) → how many members work there on it; one query, only where somebody does."""
    rows = Focus.objects.of_members().filter(states__isnull=False).order_by()
    rows = rows.values_list("states", "commitment").annotate(Count("id"))
    return {(state, commitment): number for state, commitment, number in rows}


def focuses_on(commitment: Commitment, *, past: datetime | None = None) -> QuerySet:
    """Ticks of a commitment by those that belong; of a moment gone by, rows of history with those that stood then.

    Their organisations, of which only those that belonged count, bear today's names.
    """
    if past is None:
        return Focus.objects.of_members().filter(commitment=commitment)
    events = Focus.pgh_event_model.objects.filter(commitment=commitment)
    # A tick says itself since when it stands; its record may be younger.
    by_then = events.filter(Q(pgh_created_at__lte=past) | Q(pgh_label="insert", created_at__lte=past))
    last = by_then.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id").values("pk")
    current = events.filter(pk__in=last, created_at__lte=past).exclude(pgh_label="delete")
    return current.annotate(status=_status(at=past)).filter(status=Status.ACTIVE)


def _status(*, at: datetime) -> Coalesce:
    """What an organisation was at a moment; where its history is forgotten, a member, because only members tick."""
    history = Organization.pgh_event_model.objects.filter(pgh_obj=OuterRef("organization"), pgh_created_at__lte=at)
    unchanged = When(organization__status_at__lte=at, then=F("organization__status"))
    return Coalesce(
        Subquery(history.order_by("-pgh_id").values("status")[:1]), Case(unchanged, default=Value(Status.ACTIVE))
    )
