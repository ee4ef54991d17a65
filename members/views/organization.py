"""«Mi organización»: what a member sees and changes of its own record."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from members.models import Representation


@require_safe
def my_organizations(request):
    mandates = Representation.objects.living(at=timezone.now()).filter(user=request.user)
    return render(request, "members/my_organizations.html", {"mandates": mandates.select_related("organization")})
