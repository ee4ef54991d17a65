"""The open sessions of a person, ended the moment a right ends; those of the coordination by themselves."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import User

STAFF_IDLE, STAFF_LONGEST = timedelta(minutes=30), timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=1)
UNATTENDED = "X-Unattended"  # sent with what a page asks by itself


def end_sessions(users: Iterable[User]) -> None:
    """Close every open session of these people; they may log in again with whatever rights are left."""
    for session in UserSession.objects.filter(user__in=users):
        session.end()


def limit_staff(get_response):
    """Middleware: the coordination's sessions end after half an hour without her, and after half a day in any case."""

    def answer(request):
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session and request.user.is_staff and _is_over(request, at=timezone.now()):
            logout(request)
            messages.info(request, _("Su sesión de la Coordinación se cerró por seguridad. Entre otra vez."))
        return get_response(request)

    return answer


def _is_over(request, *, at: datetime) -> bool:
    """Until she has been noted in the session, her login is the last that was seen of her."""
    session, now = request.session, int(at.timestamp())
    login = int(request.user.last_login.timestamp()) if request.user.last_login else now
    since, seen = session.get("staff_since", login), session.get("staff_seen", login)
    if now - since > STAFF_LONGEST.total_seconds() or now - seen > STAFF_IDLE.total_seconds():
        return True
    if now - seen > NOTED_EVERY.total_seconds() and UNATTENDED not in request.headers:
        session["staff_since"], session["staff_seen"] = since, now
    return False
