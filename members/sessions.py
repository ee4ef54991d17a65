"""The open sessions of a person, ended the moment a right ends."""

from collections.abc import Iterable

from allauth.usersessions.models import UserSession, UserSessionManager
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import timezone

from .models import User


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
