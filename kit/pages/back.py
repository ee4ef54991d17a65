"""Where one was before an act, to land there again: forms and links carry it as `volver`, a page of the portal."""

from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

FIELD = "volver"
LONGEST = 500


def back_to(request, fallback) -> str:
    """The page that the form or the address names, or else `fallback` (whatever `redirect` takes)."""
    url = request.POST.get(FIELD) or request.GET.get(FIELD) or ""
    is_ours = url.startswith("/") and len(url) <= LONGEST and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    return url if is_ours else resolve_url(fallback)
