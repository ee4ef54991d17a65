"""The link by which a person answers for an invitee without a login, that by which staff types, and what they open."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from kit import links

from .models import Invitee

PURPOSE = "survey"
MAX_AGE = timedelta(days=200)
PAPER = "survey-paper"
PAPER_AGE = timedelta(hours=12)


def link(invitee: Invitee, user) -> str:
    """The address at which this person answers for the invitee, whole; it opens as long as she may."""
    return settings.SITE_URL + reverse("survey_answer", args=[links.sign(PURPOSE, f"{invitee.pk}:{user.pk}")])


def paper_link(invitee: Invitee, *, by) -> str:
    """The address where this member of staff types what the invitee said on paper or by telephone; theirs alone."""
    return reverse("survey_answer", args=[links.sign(PAPER, f"{invitee.pk}:{by.pk}")])


def admitted(token: str, *, user, at):
    """Whom the token invites, and who types for it (`user`) or None.

    `BadLinkError` or `Invitee.DoesNotExist` when it opens nothing (any more).
    """
    asked = Invitee.objects.still(at=at).asked()
    try:
        pk, _colon, person = links.read(PURPOSE, token, max_age=MAX_AGE).partition(":")
        return asked.of_user(person or 0, at=at).get(pk=pk), None
    except links.BadLinkError:
        pk, _colon, by = links.read(PAPER, token, max_age=PAPER_AGE).partition(":")
        if not user.is_staff or by != str(user.pk):
            raise
        return asked.get(pk=pk), user
