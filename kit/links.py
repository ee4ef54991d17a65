"""Signed links for one purpose and one subject: they open one page without a login and nothing else.

A token carries the subject's id, never personal data. What ends before its age (used, revoked, mandate over)
is decided by the subject's row, which the page looks up and which is the permission.
"""

from datetime import timedelta

from django.core import signing


class BadLink(Exception):
    """The token is altered, of another purpose, or too old."""


def sign(purpose: str, subject: str | int) -> str:
    """Token for `subject` (a row's id or unguessable key), valid only for `purpose`."""
    return signing.TimestampSigner(salt=f"link:{purpose}").sign_object(str(subject), compress=False)


def read(purpose: str, token: str, *, max_age: timedelta) -> str:
    """The subject of a token of this purpose; `BadLink` for every other string."""
    try:
        return signing.TimestampSigner(salt=f"link:{purpose}").unsign_object(token, max_age=max_age)
    except (signing.BadSignature, ValueError) as error:
        raise BadLink from error
