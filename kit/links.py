"""Signed links for one purpose and one subject: they open one page without a login and nothing else.

A token carries the subject's id, never personal data. What ends before its age (used, revoked, mandate over)
is decided by the subject's row, which the page looks up and which is the permission.
"""

from datetime import timedelta
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt


class BadLinkError(Exception):
    """The token is altered, of another purpose, or too old."""


def sign(purpose: str, subject: str | int) -> str:
    """Token for `subject` (a row's id or unguessable key), valid only for `purpose`."""
    return signing.TimestampSigner(salt=f"link:{purpose}").sign_object(str(subject), compress=False)


def read(purpose: str, token: str, *, max_age: timedelta) -> str:
    """The subject of a token of this purpose; `BadLinkError` for every other string."""
    try:
        return signing.TimestampSigner(salt=f"link:{purpose}").unsign_object(token, max_age=max_age)
    except (signing.BadSignature, ValueError) as error:
        raise BadLinkError from error


def opened_by_link(view):
    """Decorator of a page that its token opens: no login, nothing kept by caches, no token told to other sites.

    The token is the right, not a cookie, so there is no request to forge; and a page that sends no referrer makes
    browsers post `Origin: null`, which Django's check would refuse.
    """

    @wraps(view)
    def opened(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return csrf_exempt(login_not_required(opened))
