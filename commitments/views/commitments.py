"""The commitments for everybody: all at a glance, one in full, and how they are measured."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commitments.detail import commitment_detail as detail_of
from commitments.drawing import drawing_of
from commitments.overview import overview, tally
from commitments.progress import rules
from kit.pages.link_previews import preview
from kit.pages.visitors import drawn_once_a_minute

from .day import day_of


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
    day = day_of(request)
    detail = detail_of(day.commitment(slug), day.known, on=day.on, at=day.at)
    charts = [(measure, drawing_of(measure.series, target=measure.target)) for measure in detail.measures]
    context = {"day": day, "detail": detail, "charts": charts}
    return render(request, "commitments/commitment_detail.html", context)


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
