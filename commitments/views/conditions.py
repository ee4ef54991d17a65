"""The structural conditions: what is asked of government, and how each stands, or stood."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch, prefetch_related_objects
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commitments.models import Condition, ConditionReview
from commitments.snapshot import as_of
from kit.pages.visitors import drawn_once_a_minute

from .day import day_of


@login_not_required
@require_safe
@drawn_once_a_minute
def condition_list(request):
    day = day_of(request)
    conditions = as_of(Condition, at=day.past) if day.past else list(Condition.objects.all())
    by_then = Prefetch("reviews", ConditionReview.objects.filter(made_at__lte=day.at))
    prefetch_related_objects(conditions, by_then)
    conditions.sort(key=lambda row: (not row.reviews.all(), row.number))
    with_review = [row for row in conditions if row.reviews.all()]
    context = {"day": day, "conditions": conditions}
    context |= {"with_review": with_review, "without_review": conditions[len(with_review) :]}
    return render(request, "commitments/condition_list.html", context)
