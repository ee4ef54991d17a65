"""The directory: who belongs, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kit.paging import page_of

from members.models import Organization


@login_not_required
@require_safe
def organization_list(request):
    rows = Organization.objects.active().select_related("state")
    return render(request, "members/organization_list.html", {"page": page_of(rows, request.GET.get("page"))})


@login_not_required
@require_safe
def organization_detail(request, slug):
    organization = get_object_or_404(Organization.objects.active().select_related("state"), slug=slug)
    return render(request, "members/organization_detail.html", {"organization": organization})
