"""Who works on a commitment, and whom to invite where nobody does."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from commitments.directory import WorkFilter, to_invite
from commitments.models import Commitment
from kit.pages.paging import page_of
from kit.pages.visitors import drawn_once_a_minute
from members.directory import lines
from members.models import State
from members.views.directory import directory


@login_not_required
@require_safe
@drawn_once_a_minute
def commitment_members(request, slug):
    commitment = get_object_or_404(Commitment, slug=slug)
    narrowed = WorkFilter(request.GET, commitment=commitment)
    return directory(request, narrowed, template="commitments/commitment_members.html", commitment=commitment)


@login_not_required
@require_safe
@drawn_once_a_minute
def commitment_gap(request, slug, state):
    """The coordination finds whom to invite; everybody else, how to join in."""
    commitment, state = get_object_or_404(Commitment, slug=slug), get_object_or_404(State, slug=state)
    context = {"commitment": commitment, "state": state}
    context["members_url"] = reverse("commitment_members", args=[slug]) + f"?estado={state.code}"
    if request.user.is_authenticated and request.user.is_staff:
        context["page"] = page_of(to_invite(commitment, state.code), request.GET.get("page"))
        context["lines"] = lines(context["page"])
    return render(request, "commitments/commitment_gap.html", context)
