"""Ending the sessions of people whose rights ended."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from .models import User


def end_sessions(people) -> None:
    """Close every open session of these people (queryset or ids of users), at once, on every device."""
    sessions = UserSession.objects.filter(user__in=people)
    Session.objects.filter(session_key__in=sessions.values("session_key")).delete()
    sessions.delete()


def end_sessions_of(organization, *, at) -> None:
    """Close the sessions of those who speak for the organisation at that moment."""
    living = User.objects.filter(representations__organization=organization, representations__term__contains=at).values(
        "pk"
    )
    end_sessions(living)
