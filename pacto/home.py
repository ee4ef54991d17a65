"""The first page: what the Pact is for a visitor, what waits for whoever is logged in."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.directory import presence


@login_not_required
@require_safe
def home(request):
    return render(request, "home.html", {"presence": presence()})
