"""The commitments for everybody: all at a glance, one in full, and how they are measured."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commitments.detail import CommitmentDetail, IndicatorFigures
from commitments.detail import commitment_detail as detail_of
from commitments.drawing import chart_snippet, drawing_of
from commitments.overview import overview, tally
from commitments.progress import rules
from kit.pages.link_previews import preview
from kit.pages.sharing import Sharing, sharing
from kit.pages.visitors import drawn_once_a_minute

from .day import Day, day_of


@login_not_required
@require_safe
@drawn_once_a_minute
def commitment_list(request):
    day = day_of(request)
    current = overview(day.known, on=day.on, at=day.at)
    return render(request, "commitments/commitment_list.html", {"day": day, "overview": current})


@login_not_required
@require_safe
@drawn_once_a_minute
def commitment_detail(request, slug):
    """Each target with the chart of its indicator, once, then the indicators that no target of the day asks for."""
    day = day_of(request)
    detail = detail_of(day.commitment(slug), day.known, on=day.on, at=day.at)
    charts = {
        measure.indicator.pk: (measure, drawing_of(measure.series, target=measure.target))
        for measure in detail.measures
    }
    none = (None, None)
    aims = [(aim, judged, *charts.pop(aim.target.indicator_id, none)) for aim, judged in detail.judged()]
    context = {"day": day, "detail": detail, "aims": aims, "others": charts.values()}
    context["sharing"] = _sharing(detail, day, [measure for _aim, _judged, measure, drawing in aims if drawing])
    return render(request, "commitments/commitment_detail.html", context)


def _sharing(detail: CommitmentDetail, day: Day, with_chart: list[IndicatorFigures]) -> Sharing:
    """Its first chart is what another site embeds; the cited address shows for ever what was known that day."""
    address = detail.commitment.get_absolute_url()
    words, snippet = " ".join(filter(None, [f"{detail.commitment}:", detail.answer])), ""
    if with_chart:
        snippet = chart_snippet(with_chart[0].indicator, address)
    stable = f"{address}{day.stable_query}"
    now = timezone.now()
    return sharing(str(detail.commitment), address, words=words, at=now, stable=stable, snippet=snippet)


@login_not_required
@require_safe
@drawn_once_a_minute
def commitment_preview(request, slug):
    """The image for links to it: how many of its targets have each verdict."""
    day = day_of(request)
    detail = detail_of(day.commitment(slug), day.known, on=day.on, at=day.at)
    parts = [f"{verdict.label}: {count}" for verdict, count in tally(detail.aims)]
    return preview(str(detail.commitment), below=" · ".join(parts))


@login_not_required
@require_safe
@drawn_once_a_minute
def commitment_method(request):
    return render(request, "commitments/commitment_method.html", {"rules": rules()})
