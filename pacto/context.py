"""What every page knows."""

from django.conf import settings

from members.demo_accounts import ACCOUNTS, PASSWORD


def site(request):
    """The address of the site; in the demonstration also that it is one, and who can be entered as."""
    context = {"is_demo": settings.DEMO, "site_url": settings.SITE_URL}
    return context | {"demo_accounts": ACCOUNTS, "demo_password": PASSWORD} if settings.DEMO else context
