"""All commissions, and who led each."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commissions.access import commission_access
from commissions.handing_over import readable
from commissions.models import Commission, FocalPoint
from commissions.public_profile import gallery
from kit.pages.paging import page_of
from kit.pages.visitors import drawn_once_a_minute


@login_not_required
@require_safe
@drawn_once_a_minute
def commission_list(request):
    now = timezone.now()
    own = set()
    if request.user.is_authenticated:
        own = set(Commission.objects.of_member(request.user, at=now).values_list("pk", flat=True))
    context = {"page": page_of(gallery(at=now), request.GET.get("page")), "own": own}
    return render(request, "commissions/commission_list.html", context)


@require_safe
def commission_history(request, slug):
    """Who led, from when to when, and how each came."""
    now = timezone.now()
    access = commission_access(request.user, slug, at=now)
    rows = FocalPoint.objects.filter(commission=access.commission).select_related("user", "organization")
    handovers = readable(request.user, at=now).filter(commission=access.commission)
    context = {"access": access, "rows": rows.order_by("-term"), "handovers": handovers}
    return render(request, "commissions/commission_history.html", context)
