"""An indicator with all that was ever published of it, and the stable address of each figure."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commitments.detail import measures
from commitments.drawing import chart_snippet, drawing_of
from commitments.models import Figure, Indicator
from commitments.sentences import figure_in_words
from commitments.series import everywhere, notes_of
from commitments.snapshot import with_indicators
from commitments.vintages import revisions, vintages_until
from kit.pages.sharing import Sharing, sharing
from kit.pages.visitors import drawn_once_a_minute

from .day import Day, day_of


@login_not_required
@require_safe
@drawn_once_a_minute
def indicator_detail(request, code):
    day = day_of(request)
    indicator = day.indicator(code)
    known = everywhere([indicator], at=day.at)
    shown = measures([indicator], known, at=day.at)
    measure = shown[0] if shown else None
    revised = revisions(with_indicators(vintages_until(at=day.at).filter(indicator=indicator), [indicator]))
    context = {"day": day, "indicator": indicator, "measure": measure, "revised": revised}
    before = [row for state, series in known[indicator.pk].items() if state for row in series.figures[:-1]]
    context |= {"earlier": before, "earlier_notes": notes_of(before)}
    drawing = drawing_of(measure.series) if measure else None
    context |= {"drawing": drawing, "sharing": _sharing(indicator, day, is_drawn=drawing is not None)}
    return render(request, "commitments/indicator_detail.html", context)


def _sharing(indicator: Indicator, day: Day, *, is_drawn: bool) -> Sharing:
    address = indicator.get_absolute_url()
    snippet = chart_snippet(indicator, address) if is_drawn else ""
    stable = f"{address}{day.stable_query}"
    words = indicator.definition
    return sharing(str(indicator), address, words=words, at=timezone.now(), stable=stable, snippet=snippet)


@login_not_required
@require_safe
@drawn_once_a_minute
def figure_detail(request, pk):
    vintages = vintages_until(at=timezone.now())
    figure = get_object_or_404(vintages, pk=pk)
    same = vintages.filter(indicator=figure.indicator_id, state=figure.state_id, year=figure.year)
    context = {"figure": figure, "vintages": list(same.reverse())}
    context["sentence"] = figure_in_words(figure) if figure.value is not None else ""
    context["sharing"] = _sharing_of(figure, context["sentence"])
    return render(request, "commitments/figure_detail.html", context)


def _sharing_of(figure: Figure, sentence: str) -> Sharing:
    """A figure's address never changes; the chart of its indicator goes with one of the whole country."""
    address, title = figure.get_absolute_url(), f"{figure}: {figure.written()}"
    is_drawn = figure.state_id is None and figure.value is not None
    snippet = chart_snippet(figure.indicator, address) if is_drawn else ""
    words = sentence or title
    return sharing(title, address, words=words, at=timezone.now(), stable=address, snippet=snippet)
