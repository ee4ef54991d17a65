"""All that the report of a year says, as it is known at one moment."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet

from commitments.models import (
    ActivityReport,
    Commitment,
    Condition,
    ConditionReview,
    Figure,
    Focus,
    Generation,
    Indicator,
    Judgement,
    Pledge,
    Target,
)
from commitments.overview import Aim, aims
from commitments.series import Series
from members.directory import Counts, counts
from members.filters import STATES

from .earlier import Earlier, earlier_than
from .overall_status import OverallStatus, overall_status


@dataclass(frozen=True)
class Presence:
    """How many organisations say that they work on a commitment, and how many in each state (INEGI code)."""

    total: int
    by_state: dict[str, int]

    @property
    def lines(self) -> list[tuple[str, int]]:
        """Name of each state where somebody works on it, and how many do."""
        return [(name, self.by_state[code]) for code, name in STATES if code in self.by_state]


@dataclass(frozen=True)
class ReportChapter:
    """A commitment: its targets with verdict and judgement, its national series, who works on it, their reports."""

    pledge: Pledge
    commitment: Commitment
    judged: list[tuple[Aim, Judgement | None]]
    measures: list[Series]
    presence: Presence
    activity_reports: list[ActivityReport]

    @property
    def overall_status(self) -> OverallStatus:
        return overall_status([aim.progress.verdict for aim, _judgement in self.judged])


@dataclass(frozen=True)
class YearReport:
    """`figures` are those of all territories up to the year, `context` the series of no commitment.

    `earlier` is what the report before said.
    """

    year: int
    at: datetime
    generation: Generation
    chapters: list[ReportChapter]
    context: list[Series]
    figures: list[Figure]
    conditions: list[tuple[Condition, ConditionReview | None]]
    members: Counts
    overdue: list[Indicator]
    earlier: Earlier | None


def last_day(year: int, *, on: date) -> date:
    """The day whose generation a report of that year tells of: its last one, or today while it runs."""
    return min(date(year, 12, 31), on)


def gather(year: int, *, on: date, at: datetime) -> YearReport:
    """Gather the report of `year` on a day, by what is known at a moment; some generation must be current."""
    day = last_day(year, on=on)
    generation = Generation.objects.current(on=day)
    figures = list(known_figures(year, at=at))
    series = _national(figures)
    return YearReport(
        year,
        at,
        generation,
        _chapters(generation, year, series, at=at),
        [one for one in series.values() if one.indicator.commitment_id is None],
        figures,
        _conditions(at=at),
        counts(),
        list(Indicator.objects.overdue(on=on)),
        earlier_than(year),
    )


def known_figures(year: int, *, at: datetime) -> QuerySet[Figure]:
    """Figures of the year and those before it, of all territories, as known at that moment."""
    known = Figure.objects.filter(year__lte=year).known(at=at)
    return known.select_related("indicator", "state", "release").defer("release__content")


def _national(figures: list[Figure]) -> dict[int, Series]:
    by_indicator = defaultdict(list)
    for figure in figures:
        if figure.state_id is None:
            by_indicator[figure.indicator_id].append(figure)
    return {pk: Series(rows[0].indicator, None, tuple(rows)) for pk, rows in by_indicator.items()}


def _chapters(generation: Generation, year: int, series: dict[int, Series], *, at: datetime) -> list[ReportChapter]:
    targets = defaultdict(list)
    for target in Target.objects.filter(pledge__generation=generation).select_related("indicator"):
        targets[target.pledge_id, target.commitment_id].append(target)
    judgements = Judgement.objects.filter(target__pledge__generation=generation).current(at=at)
    last = {row.target_id: row for row in judgements}
    presence, activity = _presence(), _activity_reports(year)
    return [
        ReportChapter(
            pledge,
            commitment,
            [(aim, last.get(aim.target.pk)) for aim in aims(targets[pledge.pk, commitment.pk], series)],
            _measures(commitment, targets[pledge.pk, commitment.pk], series),
            presence.get(commitment.pk, Presence(0, {})),
            activity[commitment.pk],
        )
        for pledge in Pledge.objects.filter(generation=generation).prefetch_related("commitments")
        for commitment in pledge.commitments.all()
    ]


def _measures(commitment: Commitment, targets: list[Target], series: dict[int, Series]) -> list[Series]:
    """The series of its indicators, and of those that its targets aim at."""
    aimed_at = {target.indicator_id for target in targets}
    return [row for pk, row in series.items() if pk in aimed_at or row.indicator.commitment_id == commitment.pk]


def _presence() -> dict[int, Presence]:
    focuses = Focus.objects.of_members().order_by()
    totals = dict(focuses.values_list("commitment").annotate(Count("id")))
    cells = focuses.exclude(states=None).values_list("commitment", "states").annotate(Count("id"))
    by_state = defaultdict(dict)
    for commitment, state, number in cells:
        by_state[commitment][state] = number
    return {pk: Presence(total, by_state[pk]) for pk, total in totals.items()}


def _activity_reports(year: int) -> dict[int, list[ActivityReport]]:
    """Commitment id → what was reported of that year, in that order."""
    rows = ActivityReport.objects.filter(year=year).select_related("organization").prefetch_related("states")
    reports = defaultdict(list)
    for row in rows.order_by("reported_at", "id"):
        reports[row.commitment_id].append(row)
    return reports


def _conditions(*, at: datetime) -> list[tuple[Condition, ConditionReview | None]]:
    """Each condition with its last review by that moment."""
    made = ConditionReview.objects.filter(made_at__lte=at).order_by("condition_id", "-made_at", "-id")
    last = {row.condition_id: row for row in made.distinct("condition_id")}
    return [(condition, last.get(condition.pk)) for condition in Condition.objects.all()]
