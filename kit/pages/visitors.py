"""Public pages drawn once a minute for everybody who comes without a session; nothing kept of anybody's own.

Drawn for each visitor, the directory takes seven times the processor time (13 ms instead of 2): it would not reach half
of the limit, as is promised of visitors' pages (dev/bench/pages.py).
"""

import re
from functools import wraps
from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.utils.cache import add_never_cache_headers

SECONDS = 60
# Each visitor's own key of a form, and what stands in its place in a page that is kept.
FORM_KEY = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")\w{64}(?=")')
NO_KEY = b"csrf-key-of-the-visitor"
LONGEST_QUERY = 200


def drawn_once_a_minute(view):
    """Decorator of a page that is the same for every visitor; whoever has a session gets it drawn anew.

    Nothing about an organisation's choice of audience should be: that must hold this second (`drawn_while_same`).
    """

    @wraps(view)
    def page(request, *args, **kwargs):
        return drawn_while_same(request, None, lambda: view(request, *args, **kwargs))

    return page


def drawn_while_same(request, facts, draw) -> HttpResponse:
    """What `draw()` answers, or answered a visitor up to a minute ago from the same facts.

    `facts` are all that may not be a minute old; their `repr` tells them whole. A session may hold a message or a
    person, so whoever has one gets the page drawn anew and nothing of it is kept; of the others, only 200s are, with
    a hole for the key that each visitor's forms carry.
    """
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    if has_session or request.method != "GET" or len(request.META["QUERY_STRING"]) > LONGEST_QUERY:
        return draw()
    asked_for = [request.headers.get(name) for name in ("HX-Request", "HX-History-Restore-Request")]
    digest = sha256(f"{asked_for}{request.get_full_path()} {facts!r}".encode()).hexdigest()
    cache, key = caches["parts"], f"page:{digest}"
    entry = cache.get(key)
    if entry is None:
        response = draw()
        if hasattr(response, "render"):
            response.render()
        if response.status_code == 200 and not response.cookies:
            cache.set(key, (FORM_KEY.sub(NO_KEY, response.content), dict(response.headers)), SECONDS)
        return response
    content, headers = entry
    if NO_KEY in content:
        content = content.replace(NO_KEY, get_token(request).encode())
    return HttpResponse(content, headers=headers)


class OwnPagesMiddleware:
    """What a person sees while logged in stays in no cache, so that «back» on a shared telephone shows nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            add_never_cache_headers(response)
        return response
