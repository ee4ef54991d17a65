"""The open sessions of a person, ended the moment a right ends; those of the coordination by themselves."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession, UserSessionManager
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import User

STAFF_IDLE, STAFF_LONGEST = timedelta(minutes=30), timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=1)
UNATTENDED = "X-Unattended"  # sent with what a page asks by itself


def list_open(_manager, user: User) -> list[UserSession]:
    """Her open sessions; what is left of others goes. Two queries, where allauth asks three for each session.

    Sessions with an old password or factor are none of them: those were ended when it changed.
    """
    rows, now = UserSession.objects.filter(user_id=user.pk), timezone.now()
    there = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=now)
    rows.filter(~Exists(there)).delete()
    return list(rows)


def bound_sessions() -> None:
    """Put `list_open` in the place of what allauth asks at each login and for the page of sessions."""
    UserSessionManager.purge_and_list = list_open


def end_sessions(users: Iterable[User]) -> None:
    """Close every open session of these people; they may log in again with whatever rights are left."""
    rows = UserSession.objects.filter(user__in=users)
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    rows.filter(session_key__in=keys).delete()


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
