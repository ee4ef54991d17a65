"""Links for one purpose and one subject: they open one page without a login and nothing else.

A token is sealed, because it stands in the logs of proxies: whoever meets it there reads neither what it opens, nor
for whom, nor when it was made. It carries the subject's id, never personal data. What ends before its age (used,
revoked, mandate over) is decided by the subject's row, which the page looks up and which is the permission.
"""

import os
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from functools import cache, wraps

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.utils.cache import patch_cache_control
from django.utils.crypto import salted_hmac
from django.views.decorators.csrf import csrf_exempt

MARK = "pacto_"  # by which logs know a token (kit/logs.py)
NONCE, TAG, STEP = 12, 16, 32  # lengths in steps: they tell a short id from a long one no more


class BadLinkError(Exception):
    """The token is altered, of another purpose, or too old."""


def sign(purpose: str, subject: str | int) -> str:
    """Token for `subject` (a row's id or unguessable key), valid only for `purpose`."""
    content = f"{int(time.time())}:{subject}".encode()
    content = content.ljust(-(-len(content) // STEP) * STEP, b"\0")
    nonce = os.urandom(NONCE)
    sealed = nonce + _ciphers(purpose)[0].encrypt(nonce, content, None)
    return MARK + urlsafe_b64encode(sealed).decode().rstrip("=")


def read(purpose: str, token: str, *, max_age: timedelta) -> str:
    """The subject of a token of this purpose; `BadLinkError` for every other string."""
    made_at, _colon, subject = _unseal(purpose, _bytes(token)).rstrip(b"\0").decode().partition(":")
    if time.time() - int(made_at) > max_age.total_seconds():
        raise BadLinkError
    return subject


def _bytes(token: str) -> bytes:
    """What was sealed; only of a token written exactly as `sign` writes it."""
    try:
        sealed = urlsafe_b64decode(token.removeprefix(MARK) + "=" * (-len(token.removeprefix(MARK)) % 4))
    except ValueError as error:
        raise BadLinkError from error
    if len(sealed) < NONCE + TAG or MARK + urlsafe_b64encode(sealed).decode().rstrip("=") != token:
        raise BadLinkError
    return sealed


def _unseal(purpose: str, sealed: bytes) -> bytes:
    for cipher in _ciphers(purpose):
        try:
            return cipher.decrypt(sealed[:NONCE], sealed[NONCE:], None)
        except InvalidTag:
            continue
    raise BadLinkError


def _ciphers(purpose: str) -> tuple[AESGCM, ...]:
    """What seals and opens the tokens of a purpose: by the present secret first, then by each former one."""
    return _make(purpose, (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@cache
def _make(purpose: str, secrets: tuple[str, ...]) -> tuple[AESGCM, ...]:
    keys = [salted_hmac(f"link:{purpose}", "", secret=secret, algorithm="sha256").digest() for secret in secrets]
    return tuple(AESGCM(key) for key in keys)


def opened_by_link(view):
    """Decorator of a page that its token opens: no login, nothing kept by caches, no token told to other sites.

    The token is the right, not a cookie, so there is no request to forge; and a page that sends no referrer makes
    browsers post `Origin: null`, which Django's check would refuse.
    """

    @wraps(view)
    def page(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return csrf_exempt(login_not_required(page))
