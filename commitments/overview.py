"""All commitments of the generation in force, each target with its computed verdict."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from .models import Commitment, Generation, Indicator, Pledge, Target, Verdict
from .progress import Progress, progress
from .saying import rule, told
from .series import Series, national


@dataclass(frozen=True)
class Aim:
    """A target and how it is doing."""

    target: Target
    progress: Progress

    @property
    def sentence(self) -> str:
        """How it goes, in plain words."""
        return told(self.target, self.progress)

    @property
    def rule(self) -> str:
        """The rule that decided."""
        return rule(self.progress)


@dataclass(frozen=True)
class Line:
    """A commitment under the number that the generation gives it."""

    number: int
    commitment: Commitment
    aims: list[Aim]


@dataclass(frozen=True)
class Overview:
    """`generation` is None, and the rest empty, before the first one; `context` are figures of no commitment."""

    generation: Generation | None
    lines: list[Line]
    context: list[Series]

    @property
    def total(self) -> int:
        """How many targets there are."""
        return sum(len(line.aims) for line in self.lines)

    def tally(self) -> list[tuple[Verdict, int]]:
        """How many targets have each verdict that some have, the best first."""
        counted = Counter(aim.progress.verdict for line in self.lines for aim in line.aims)
        return [(verdict, counted[verdict]) for verdict in Verdict if counted[verdict]]


def overview(*, on: date, at: datetime) -> Overview:
    """What was promised in the generation in force on a day, by the figures known at a moment; five queries."""
    adopted = Pledge.objects.filter(generation__in=Generation.objects.in_force(on=on).values("pk"))
    pledges = list(adopted.select_related("generation").prefetch_related("commitments"))
    if not pledges:
        return Overview(None, [], [])
    targets = list(Target.objects.filter(pledge__in=pledges).select_related("indicator"))
    context = list(Indicator.objects.filter(commitment=None))
    known = national([*context, *(target.indicator for target in targets if target.indicator)], at=at)
    lines = [
        Line(pledge.number, commitment, aims(_of(targets, pledge, commitment), known))
        for pledge in pledges
        for commitment in pledge.commitments.all()
    ]
    return Overview(
        pledges[0].generation, lines, [known[indicator.pk] for indicator in context if known[indicator.pk].figures]
    )


def _of(targets, pledge, commitment) -> list[Target]:
    return [row for row in targets if (row.pledge_id, row.commitment_id) == (pledge.pk, commitment.pk)]


def aims(targets: Iterable[Target], known: dict[int, Series]) -> list[Aim]:
    """Targets with their verdicts, by national series by the id of their indicator."""
    return [Aim(target, progress(target, known.get(target.indicator_id))) for target in targets]
