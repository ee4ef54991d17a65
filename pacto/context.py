"""What every page knows."""

from django.conf import settings


def site(request):
    """Whether this is the demonstration, and the address of the site."""
    return {"is_demo": settings.DEMO, "site_url": settings.SITE_URL}
