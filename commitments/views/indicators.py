"""An indicator with all that was ever published of it, and the stable address of each figure."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from commitments.detail import measures
from commitments.drawing import drawing_of
from commitments.sentences import figure_in_words
from commitments.series import everywhere, notes_of
from commitments.snapshot import with_indicators
from commitments.vintages import revisions, vintages_until
from kit.pages.charts import WIDTH
from kit.pages.visitors import drawn_once_a_minute

from .day import day_of


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
    context |= {"drawing": drawing_of(measure.series) if measure else None, "snippet": _snippet(indicator)}
    return render(request, "commitments/indicator_detail.html", context)


def _snippet(indicator):
    """What another site copies to show the chart."""
    image = settings.SITE_URL + reverse("indicator_chart", args=[indicator.code])
    return format_html(
        '<a href="{}"><img src="{}" alt="{}" width="{}"></a>',
        settings.SITE_URL + indicator.get_absolute_url(),
        image,
        indicator,
        WIDTH,
    )


@login_not_required
@require_safe
@drawn_once_a_minute
def figure_detail(request, pk):
    vintages = vintages_until(at=timezone.now())
    figure = get_object_or_404(vintages, pk=pk)
    same = vintages.filter(indicator=figure.indicator_id, state=figure.state_id, year=figure.year)
    context = {"figure": figure, "vintages": list(same.reverse()), "site": settings.SITE_URL}
    context["sentence"] = figure_in_words(figure) if figure.value is not None else ""
    return render(request, "commitments/figure_detail.html", context)
