"""The open sessions of a person, ended the moment a right ends; those of the coordination by themselves."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.pages.headers import UNATTENDED

from .models import User

STAFF_IDLE, STAFF_LONGEST = timedelta(minutes=30), timedelta(hours=12)
LOGGED_IN_AT = "logged_in_at"
NOTED_EVERY = timedelta(minutes=1)


def list_open(user: User) -> list[UserSession]:
    """Her open sessions; what is left of others goes. Two queries, where allauth asks three for each session.

    Sessions with an old password or factor are none of them: those were ended when it changed.
    """
    rows, now = UserSession.objects.filter(user_id=user.pk), timezone.now()
    there = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=now)
    rows.filter(~Exists(there)).delete()
    return list(rows)


def note_session(sender, *, request, user: User, **_kwargs) -> None:
    """Receiver of allauth's `user_logged_in`, in place of its own: the session is one of hers from now on."""
    list_open(user)
    UserSession.objects.create_from_request(request)


def note_login(sender, *, request, user: User, **_kwargs) -> None:
    """Receiver of Django's `user_logged_in`: when this session began, whatever she does in others."""
    request.session[LOGGED_IN_AT] = int(timezone.now().timestamp())


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
    """Until she has been noted in the session, its login is the last that was seen of her."""
    session, now = request.session, int(at.timestamp())
    since = session.get(LOGGED_IN_AT, 0)
    seen = session.get("staff_seen", since)
    if now - since > STAFF_LONGEST.total_seconds() or now - seen > STAFF_IDLE.total_seconds():
        return True
    is_attended = UNATTENDED not in request.headers and UNATTENDED not in request.GET
    if now - seen > NOTED_EVERY.total_seconds() and is_attended:
        session["staff_seen"] = now
    return False
