"""The structural conditions: what is asked of government, and how each stands."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commitments.models import Condition
from kit.visitors import drawn_once_a_minute


@login_not_required
@require_safe
@drawn_once_a_minute
def condition_list(request):
    conditions = Condition.objects.prefetch_related("reviews")
    return render(request, "commitments/condition_list.html", {"conditions": conditions})
