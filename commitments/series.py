"""Figures as series: one indicator in one territory, in the order of the years, cut where they cannot be compared."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from .models import Figure, Indicator


@dataclass(frozen=True)
class Series:
    """All figures of `indicator` in one territory (`state_id`, None for the country), in the order of the years."""

    indicator: Indicator
    state_id: str | None
    figures: tuple[Figure, ...]

    @property
    def latest(self) -> Figure | None:
        return self.figures[-1] if self.figures else None

    def notes(self) -> list[tuple[str, list[Figure]]]:
        """What its figures warn of."""
        return notes_of(self.figures)

    def sources(self) -> list[Figure]:
        """The newest figure of each source."""
        return list({figure.source: figure for figure in self.figures}.values())

    def segments(self) -> list[list[Figure]]:
        """Runs of figures that may be compared and joined by a line: a break begins a new one."""
        runs: list[list[Figure]] = []
        for figure in self.figures:
            if not runs or figure.is_break:
                runs.append([])
            runs[-1].append(figure)
        return runs


def notes_of(figures: Iterable[Figure]) -> list[tuple[str, list[Figure]]]:
    """Each warning once, with the figures that bear it, none named where all do; not those of their indicator."""
    figures, by_note = list(figures), defaultdict(list)
    for figure in figures:
        if figure.note and figure.note != figure.indicator.warning:
            by_note[figure.note].append(figure)
    return [(note, [] if len(bearing) == len(figures) else bearing) for note, bearing in by_note.items()]


def national(indicators: Iterable[Indicator], *, at: datetime) -> dict[int, Series]:
    """Indicator id → its series for the whole country as known at that moment, in one query."""
    by_id = {indicator.pk: indicator for indicator in indicators}
    figures = Figure.objects.filter(indicator__in=by_id, state=None).known(at=at)
    by_indicator = _placed(figures, by_id)
    return {pk: Series(indicator, None, tuple(by_indicator[pk][None])) for pk, indicator in by_id.items()}


def by_state(indicators: Iterable[Indicator], *, at: datetime) -> dict[int, dict[str, Series]]:
    """Indicator id → INEGI code → series, only where there are figures, in one query."""
    return _by_territory(indicators, Figure.objects.filter(state__isnull=False), at=at)


def everywhere(indicators: Iterable[Indicator], *, at: datetime) -> dict[int, dict[str | None, Series]]:
    """Indicator id → INEGI code, None for the country → series, only where there are figures, in one query."""
    return _by_territory(indicators, Figure.objects.select_related("state"), at=at)


def _by_territory(indicators, figures, *, at: datetime) -> dict[int, dict[str | None, Series]]:
    by_id = {indicator.pk: indicator for indicator in indicators}
    by_indicator = _placed(figures.filter(indicator__in=by_id).known(at=at), by_id)
    return {
        pk: {state: Series(indicator, state, tuple(rows)) for state, rows in by_indicator[pk].items()}
        for pk, indicator in by_id.items()
    }


def _placed(figures: Iterable[Figure], by_id: dict[int, Indicator]) -> dict[int, dict[str | None, list[Figure]]]:
    """Indicator id → territory → its figures, each knowing its indicator."""
    by_indicator: dict[int, dict[str | None, list]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        figure.indicator = by_id[figure.indicator_id]
        by_indicator[figure.indicator_id][figure.state_id].append(figure)
    return by_indicator
