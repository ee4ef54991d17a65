"""The devices in which a person has been inside: what is tried elsewhere with her address does not shut her out there.

A device is known by a signed cookie that names her, until she changes her password or ends her other sessions. Guesses
and codes from a known device are counted apart from everybody else's, and so is the bound that holds for it.
"""

from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core import signing
from django.utils.crypto import get_random_string

from .authentication import ratelimit
from .models import User

SALT = "device"
LIFETIME = timedelta(days=365)


def remember(get_response):
    """Middleware: whoever is inside leaves the cookie of this device."""

    def answer(request):
        response = get_response(request)
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES or request.session.modified
        if has_session and request.user.is_authenticated and not _key(request, request.user):
            value = signing.dumps([request.user.pk, _epoch(request.user), get_random_string(12)], salt=SALT)
            response.set_cookie(
                settings.DEVICE_COOKIE_NAME,
                value,
                max_age=LIFETIME,
                secure=settings.HTTPS,
                httponly=True,
                samesite="Lax",
            )
        return response

    return answer


def counted_as(request, email: str) -> str:
    """The key under which attempts with that address are counted: the address, and of a device she knows the device."""
    email = email.strip().lower()
    owner = User.objects.owner_of(email) if settings.DEVICE_COOKIE_NAME in request.COOKIES else None
    key = _key(request, owner) if owner else ""
    return f"{email} {key}" if key else email


def notice_stranger(request, email: str) -> None:
    """Count an attempt from a device that is not hers; when there are many she is told, once a day at most."""
    email = email.strip().lower()
    if counted_as(request, email) != email or ratelimit.consume(request, action="unknown_device", key=email):
        return
    owner = User.objects.filter(is_active=True).owner_of(email)
    if owner and ratelimit.consume(request, action="unknown_device_notice", key=email):
        get_adapter().send_mail("account/email/unknown_device", owner.email, {})


def forget_devices(user: User, *, at: datetime) -> None:
    """No device is known any more; the one before which she sits gets its cookie anew."""
    user.devices_forgotten_at = at
    User.objects.filter(pk=user.pk).update(devices_forgotten_at=at)


def _key(request, user: User) -> str:
    """The name of this device, where it is one of hers."""
    try:
        pk, epoch, key = signing.loads(
            request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=LIFETIME
        )
    except (signing.BadSignature, ValueError):
        return ""
    return key if (pk, epoch) == (user.pk, _epoch(user)) else ""


def _epoch(user: User) -> str:
    return user.devices_forgotten_at.isoformat() if user.devices_forgotten_at else ""
