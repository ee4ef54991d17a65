"""One commitment: what was promised and when, how each target is doing, and all that is known of its indicators."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Window

from .directory import focuses_on
from .models import Commitment, ContextNote, Generation, Indicator, Judgement, Pledge, Target
from .overview import Aim, aims, tally
from .sentences import answer
from .series import Series, everywhere
from .snapshot import Snapshot
from .statemap import StateTable, state_table

MOST_ORGANIZATIONS = 8


@dataclass(frozen=True)
class IndicatorFigures:
    """An indicator, its national series, its latest figure of each state, and what is no point of a series."""

    indicator: Indicator
    series: Series
    states: StateTable | None
    notes: list[ContextNote]
    target: Target | None = None


@dataclass(frozen=True)
class Working:
    """The first organisations that work on it, by name (name, slug), and how many there are."""

    first: list[dict[str, str]]
    total: int


@dataclass(frozen=True)
class CommitmentDetail:
    """`pledge` is that of the current generation, None where it does not have this commitment."""

    commitment: Commitment
    generation: Generation | None
    pledge: Pledge | None
    history: list[Pledge]
    aims: list[Aim]
    judgements: dict[int, Judgement]
    measures: list[IndicatorFigures]
    working: Working

    @property
    def answer(self) -> str:
        """How its targets go, in one sentence; "" where there are none."""
        return answer(tally(self.aims))

    def judged(self) -> list[tuple[Aim, Judgement | None]]:
        """Each target of the current generation with the judgement that stands beside its verdict."""
        return [(aim, self.judgements.get(aim.target.pk)) for aim in self.aims]


def commitment_detail(commitment: Commitment, known: Snapshot, *, on: date, at: datetime) -> CommitmentDetail:
    """The commitment by what was current on a day and known at a moment; four queries."""
    history = _history(commitment, known, on=on)
    pledge = next((pledge for pledge in known.current_pledges(on=on) if pledge in history), None)
    targets = pledge.own_targets if pledge else []
    judgements = Judgement.objects.filter(target__in=targets).current(at=at)
    aimed_at = [target.indicator for target in targets]
    indicators = [row for row in known.indicators if row.commitment == commitment or row in aimed_at]
    series = everywhere(indicators, at=at)
    return CommitmentDetail(
        commitment,
        pledge.generation if pledge else None,
        pledge,
        history,
        aims(targets, {pk: places[None] for pk, places in series.items() if None in places}),
        {judgement.target_id: judgement for judgement in judgements},
        measures(indicators, series, targets=targets, at=at),
        _working(commitment, past=known.past),
    )


def _history(commitment: Commitment, known: Snapshot, *, on: date) -> list[Pledge]:
    """Every wording adopted by that day, the latest first, with the targets that touch this commitment."""
    adopted = [row for row in known.pledges if commitment in row.promised_to and row.generation.adopted_on <= on]
    for pledge in adopted:
        pledge.own_targets = known.targets_of(pledge, commitment)
    return sorted(adopted, key=lambda row: row.generation.adopted_on, reverse=True)


def measures(indicators, known, *, targets=(), at: datetime) -> list[IndicatorFigures]:
    """Those indicators of which something is known at that moment, those of targets first."""
    notes, measured = {}, []
    for note in ContextNote.objects.filter(indicator__in=indicators, release__published_at__lte=at):
        notes.setdefault(note.indicator_id, []).append(note)
    aimed_at = {target.indicator_id: target for target in targets}
    for indicator in sorted(indicators, key=lambda row: row.pk not in aimed_at):
        places = known[indicator.pk]
        if places or indicator.pk in notes:
            series = places.get(None) or Series(indicator, None, ())
            table, target = state_table(indicator, places), aimed_at.get(indicator.pk)
            measured.append(IndicatorFigures(indicator, series, table, notes.get(indicator.pk, []), target))
    return measured


def _working(commitment: Commitment, *, past: datetime | None) -> Working:
    rows = focuses_on(commitment, past=past).order_by("organization__sort_key").annotate(total=Window(Count("*")))
    first = list(rows.values("total", name=F("organization__name"), slug=F("organization__slug"))[:MOST_ORGANIZATIONS])
    return Working(first, first[0]["total"] if first else 0)
