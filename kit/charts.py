"""Line charts as numbers to draw: ticks, lines and marks in the units of an SVG of `WIDTH` by `HEIGHT`.

Templates draw them (components/line_chart.svg). The upright axis always has its zero, so that no change looks larger
than it is; runs of points are never joined to each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

WIDTH, HEIGHT = 360, 240
LEFT, RIGHT, TOP, BOTTOM = 44, 16, 30, 34
ROOM = 26
MOST_TICKS = 5
STEPS = (1, 2, 5, 10)


@dataclass(frozen=True)
class Tick:
    """A line of the grid at `at` (pixels along its axis) and what is written beside it."""

    at: float
    label: str


@dataclass(frozen=True)
class Mark:
    """A point, and its words."""

    x: float
    y: float
    label: str


@dataclass(frozen=True)
class Chart:
    """What the template draws: each of `lines` joins the marks of one run, `breaks` are the gaps between runs.

    The words of `last` go under it where the line comes down to it, so as not to cover the line.
    """

    across: list[Tick]
    upward: list[Tick]
    lines: list[str]
    marks: list[Mark]
    breaks: list[float]
    goal: Mark | None
    last: Mark
    last_below: bool
    width: int = WIDTH
    height: int = HEIGHT


def line_chart(
    runs: Sequence[Sequence[tuple[int, float]]],
    *,
    written: Callable[[float], str] = "{:,.10g}".format,
    goal: tuple[int | None, float, str] | None = None,
) -> Chart:
    """A chart of runs of (year, value) in the order of the years, none of them empty.

    `goal` is the year by which a value is wanted (None: whenever), that value, and what is written on its line.
    `written` makes a number the text of a tick or a mark.
    """
    points = [point for run in runs for point in run]
    years = [year for year, _value in points] + [goal[0] for goal in (goal,) if goal and goal[0]]
    values = [value for _year, value in points] + [goal[1] for goal in (goal,) if goal]
    upward = ticks(min(0, *values, 0), max(*values, 0))
    x = _scale(min(years), max(years), LEFT, WIDTH - RIGHT)
    y = _scale(upward[0], upward[-1], HEIGHT - BOTTOM, TOP)
    marks = [[Mark(x(year), y(value), f"{year}: {written(value)}") for year, value in run] for run in runs]
    flat = [mark for run in marks for mark in run]
    return Chart(
        across=[Tick(x(year), str(year)) for year in _years(min(years), max(years))],
        upward=[Tick(y(value), _short(value)) for value in upward],
        lines=[" ".join(f"{mark.x:g},{mark.y:g}" for mark in run) for run in marks if len(run) > 1],
        marks=flat,
        breaks=[round((before[-1].x + after[0].x) / 2, 1) for before, after in pairwise(marks)],
        goal=Mark(x(goal[0] or max(years)), y(goal[1]), goal[2]) if goal else None,
        last=Mark(flat[-1].x, flat[-1].y, written(points[-1][1])),
        last_below=_comes_down(marks[-1]),
    )


def _comes_down(run: Sequence[Mark]) -> bool:
    """Whether the last stretch descends and leaves room for words above the axis."""
    return len(run) > 1 and run[-2].y < run[-1].y < HEIGHT - BOTTOM - ROOM


def ticks(low: float, high: float, *, most: int = MOST_TICKS) -> list[float]:
    """At most `most` round numbers at one distance, from at most `low` to at least `high`."""
    step = _step((high - low) / (most - 1) or 1)
    first, last = floor(low / step), ceil(high / step)
    if last - first >= most:
        step = _step(step * 1.01)
        first, last = floor(low / step), ceil(high / step)
    return [round(number * step, 10) for number in range(first, max(last, first + 1) + 1)]


def _short(value: float) -> str:
    return f"{value / 1_000_000:g} M" if abs(value) >= 1_000_000 else f"{value:,.10g}"


def _step(least: float) -> float:
    """The smallest of 1, 2, 5 times a power of ten that is not under `least`."""
    power = 10.0 ** floor(log10(least))
    return next(power * step for step in STEPS if power * step >= least * (1 - 1e-9))


def _years(first: int, last: int) -> list[int]:
    """Round years between the two, and the first where none is round."""
    step = max(1, round(_step((last - first) / (MOST_TICKS - 1) or 1)))
    return [year for year in range(first, last + 1) if year % step == 0] or [first]


def _scale(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    """Numbers from `low` to `high` as tenths of pixels from `start` to `end`; in the middle where both are one."""
    if high == low:
        return lambda _number: (start + end) / 2
    return lambda number: round(start + (number - low) / (high - low) * (end - start), 1)
