"""Line charts as numbers to draw: ticks, lines and marks in the units of an SVG of `WIDTH` by `HEIGHT`.

Templates draw them (components/line_chart.svg). The upright axis always has its zero, so that no change looks larger
than it is; runs of points are never joined to each other. Words look for a free place: in fixed ones they would cover
the line, or each other, in 20 of the 68 charts of the figures that come with the portal.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

WIDTH, HEIGHT = 360, 240
LEFT, RIGHT, TOP, BOTTOM = 44, 16, 30, 34
# Of a letter, about; beside words, bold ones too; and how close points are that stand for a line when words look
# for a free place.
LETTER, MARGIN, DENSITY = 7.5, 3, 4
AROUND = ((-4, 0), (4, 0), (0, -4), (0, 4))
MOST_TICKS = 5
STEPS = (1, 2, 5, 10)
MANY = 10**6


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
class ChartText:
    """A text at its place; `anchor` is start, middle or end, as in SVG."""

    x: float
    y: float
    anchor: str
    text: str

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, right, top and bottom, about."""
        width = len(self.text) * LETTER
        left = self.x - width * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        return left - MARGIN, left + width + MARGIN, self.y - 12, self.y + 5

    def covers(self, points: Iterable[tuple[float, float]]) -> int:
        """How many of the points would lie under it, all of them where it leaves the drawing."""
        left, right, top, bottom = self.box
        if left < 0 or right > WIDTH or bottom > HEIGHT - BOTTOM + 2:
            return MANY
        return sum(left <= x <= right and top <= y <= bottom for x, y in points)


@dataclass(frozen=True)
class Chart:
    """What the template draws: each of `lines` joins the marks of one run, `breaks` are the gaps between runs.

    `goal_words` and `last_words` stand where they cover least of the lines and of each other.
    """

    across: list[Tick]
    upward: list[Tick]
    lines: list[str]
    marks: list[Mark]
    breaks: list[float]
    goal: float | None
    goal_words: ChartText | None
    last_words: ChartText
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
    goal_year, goal_value, goal_text = goal or (None, None, "")
    points = [point for run in runs for point in run]
    years = [year for year, _value in points] + ([goal_year] if goal_year else [])
    values = [value for _year, value in points] + ([goal_value] if goal else [])
    upward = ticks(min(0, *values, 0), max(*values, 0))
    x = _scale(min(years), max(years), LEFT, WIDTH - RIGHT)
    y = _scale(upward[0], upward[-1], HEIGHT - BOTTOM, TOP)
    marks = [[Mark(x(year), y(value), f"{year}: {written(value)}") for year, value in run] for run in runs]
    grid = [Tick(y(value), _short(value)) for value in upward]
    level = y(goal_value) if goal else None
    goal_words, last_words = _words(marks, grid, level, goal_text, written(points[-1][1]))
    return Chart(
        across=[Tick(x(year), str(year)) for year in _years(min(years), max(years))],
        upward=grid,
        lines=[" ".join(f"{mark.x:g},{mark.y:g}" for mark in run) for run in marks if len(run) > 1],
        marks=[mark for run in marks for mark in run],
        breaks=[round((before[-1].x + after[0].x) / 2, 1) for before, after in pairwise(marks)],
        goal=level,
        goal_words=goal_words,
        last_words=last_words,
    )


def _words(
    marks: Sequence[Sequence[Mark]], grid: Sequence[Tick], level: float | None, goal_text: str, last_text: str
) -> tuple[ChartText | None, ChartText]:
    """What is written beside the line of the goal, at that level, and beside the last mark."""
    points, goal_words = _points(marks, grid), None
    if level is not None:
        goal_words = _beside_line(level, goal_text, points)
        points += [*_dense([(LEFT, level), (WIDTH - RIGHT, level)]), *_filled(goal_words)]
    return goal_words, _beside_mark(marks[-1][-1], last_text, points)


def _points(marks: Sequence[Sequence[Mark]], grid: Sequence[Tick]) -> list[tuple[float, float]]:
    """All over what words should not cover: lines, marks and the numbers of the axis."""
    points = [point for run in marks for point in _dense([(mark.x, mark.y) for mark in run])]
    points += [(mark.x + across, mark.y + down) for run in marks for mark in run for across, down in AROUND]
    return points + [point for tick in grid for point in _filled(ChartText(LEFT - 6, tick.at + 4, "end", tick.label))]


def _beside_line(level: float, text: str, points: list) -> ChartText:
    ends = ((WIDTH - RIGHT, "end"), (LEFT + 4, "start"))
    places = [ChartText(x, level + step, anchor, text) for x, anchor in ends for step in (-6, 15)]
    return min(places, key=lambda words: words.covers(points))


def _beside_mark(mark: Mark, text: str, points: list) -> ChartText:
    steps = [(0, -10, "middle"), (0, 20, "middle"), (9, 5, "start"), (0, -10, "end"), (0, 20, "end"), (-9, 5, "end")]
    steps += [(0, -10, "start"), (0, 20, "start"), (0, -24, "end"), (0, 35, "end")]
    places = [ChartText(mark.x + across, mark.y + down, anchor, text) for across, down, anchor in steps]
    return min(places, key=lambda words: words.covers(points))


def _dense(line: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points along a line, its marks among them."""
    points = list(line)
    for (ax, ay), (bx, by) in pairwise(line):
        count = ceil(max(abs(bx - ax), abs(by - ay)) / DENSITY)
        points += [(ax + (bx - ax) * step / count, ay + (by - ay) * step / count) for step in range(1, count)]
    return points


def _filled(words: ChartText) -> list[tuple[float, float]]:
    """Points all over a text."""
    left, right, top, bottom = map(round, words.box)
    return [(x, y) for x in range(left, right + 1, DENSITY) for y in range(top, bottom + 1, DENSITY)]


def ticks(low: float, high: float, *, most: int = MOST_TICKS) -> list[float]:
    """At most `most` round numbers at one distance, from at most `low` to at least `high`."""
    step = _step((high - low) / (most - 1) or 1)
    first, last = floor(low / step), ceil(high / step)
    if last - first >= most:
        step = _step(step * 1.01)
        first, last = floor(low / step), ceil(high / step)
    return [round(number * step, 10) for number in range(first, max(last, first + 1) + 1)]


def _short(value: float) -> str:
    text = f"{value / 1_000_000:g} M" if abs(value) >= 1_000_000 else f"{value:,.10g}"
    return text.replace("-", "−")


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
