"""All commitments of the current generation, each target with its computed verdict."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from .models import Commitment, Generation, Pledge, Target, Verdict
from .progress import Progress, progress
from .sentences import answer, change_so_far, change_to_come, projection, rule, verdict_in_words
from .series import Series, national
from .snapshot import Snapshot


@dataclass(frozen=True)
class Aim:
    """A target and how it is doing."""

    target: Target
    progress: Progress

    @property
    def sentence(self) -> str:
        """How it goes, in plain words."""
        return verdict_in_words(self.target, self.progress)

    @property
    def change_so_far(self) -> str:
        """How far it moved since it began."""
        return change_so_far(self.progress)

    @property
    def change_to_come(self) -> str:
        """What is still to change."""
        return change_to_come(self.target, self.progress)

    @property
    def projection(self) -> str:
        """Where the pace so far leads."""
        return projection(self.target, self.progress)

    @property
    def rule(self) -> str:
        """The rule that decided."""
        return rule(self.progress)


@dataclass(frozen=True)
class PromiseLine:
    """What the generation promises under a number: mostly one commitment, or what is several today."""

    pledge: Pledge
    commitments: list[Commitment]
    aims: list[Aim]

    @property
    def number(self) -> int:
        return self.pledge.number

    @property
    def answer(self) -> str:
        """How its targets go, in one sentence."""
        return answer(tally(self.aims))

    @property
    def commitment(self) -> Commitment | None:
        """The commitment, where it is one."""
        return self.commitments[0] if len(self.commitments) == 1 else None


@dataclass(frozen=True)
class Overview:
    """`generation` is None, and the rest empty, before the first one; `context` are figures of no commitment."""

    generation: Generation | None
    lines: list[PromiseLine]
    context: list[Series]

    @property
    def total(self) -> int:
        """How many targets there are."""
        return sum(len(line.aims) for line in self.lines)

    def tally(self) -> list[tuple[Verdict, int]]:
        """How many targets have each verdict, of all lines."""
        return tally(aim for line in self.lines for aim in line.aims)


def tally(aims: Iterable[Aim]) -> list[tuple[Verdict, int]]:
    """How many targets have each verdict that some have, the best first."""
    counted = Counter(aim.progress.verdict for aim in aims)
    return [(verdict, counted[verdict]) for verdict in Verdict if counted[verdict]]


def overview(known: Snapshot, *, on: date, at: datetime) -> Overview:
    """What was promised in the current generation of a day, by the figures known at a moment; one query."""
    pledges = known.current_pledges(on=on)
    if not pledges:
        return Overview(None, [], [])
    targets = [target for target in known.targets if target.pledge in pledges]
    context = [indicator for indicator in known.indicators if indicator.commitment is None]
    series = national([*context, *(target.indicator for target in targets if target.indicator)], at=at)
    lines = [
        PromiseLine(pledge, pledge.promised_to, aims([target for target in targets if target.pledge == pledge], series))
        for pledge in pledges
    ]
    return Overview(
        pledges[0].generation, lines, [series[indicator.pk] for indicator in context if series[indicator.pk].figures]
    )


def aims(targets: Iterable[Target], known: dict[int, Series]) -> list[Aim]:
    """Targets with their verdicts, by national series by the id of their indicator."""
    return [Aim(target, progress(target, known.get(target.indicator_id))) for target in targets]
