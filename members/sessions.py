"""The open sessions of a person, ended the moment a right ends."""

from collections.abc import Iterable

from allauth.usersessions.models import UserSession

from .models import User


def end_sessions(users: Iterable[User]) -> None:
    """Close every open session of these people; they may log in again with whatever rights are left."""
    for session in UserSession.objects.filter(user__in=users):
        session.end()
