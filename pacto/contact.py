"""Who coordinates the Pact, and where one writes: for visitors, the press and whoever wants the bulletin."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kit.pages.visitors import drawn_once_a_minute
from kit.registries.sitemap import register_pages

register_pages("contact")


@login_not_required
@require_safe
@drawn_once_a_minute
def contact(request):
    context = {
        "responsible": settings.RESPONSIBLE_NAME,
        "address": settings.RESPONSIBLE_ADDRESS,
        "email": settings.COORDINATION_EMAIL,
        "press": settings.PRESS_EMAIL,
        "privacy": settings.PRIVACY_EMAIL,
        "phone": settings.CONTACT_PHONE,
    }
    return render(request, "contact.html", context)
