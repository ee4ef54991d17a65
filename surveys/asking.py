"""The link by which an invitee answers without a login, that by which staff types for it, and what they open."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from kit import links

from .models import Invitee

PURPOSE = "survey"
MAX_AGE = timedelta(days=200)
PAPER = "survey-paper"
PAPER_AGE = timedelta(hours=12)


def link(invitee: Invitee) -> str:
    """The address for this invitee, whole."""
    return settings.SITE_URL + reverse("survey_answer", args=[links.sign(PURPOSE, invitee.pk)])


def paper_link(invitee: Invitee, *, by) -> str:
    """The address where this member of staff types what the invitee said on paper or by telephone; theirs alone."""
    return reverse("survey_answer", args=[links.sign(PAPER, f"{invitee.pk}:{by.pk}")])


def admitted(token: str, *, user, at):
    """Whom the token invites, and who types for it (`user`) or None.

    `BadLinkError` or `Invitee.DoesNotExist` when it opens nothing (any more).
    """
    try:
        return _asked(links.read(PURPOSE, token, max_age=MAX_AGE), at=at), None
    except links.BadLinkError:
        pk, _colon, by = links.read(PAPER, token, max_age=PAPER_AGE).partition(":")
        if not user.is_staff or by != str(user.pk):
            raise
        return _asked(pk, at=at), user


def _asked(pk: str, *, at) -> Invitee:
    return Invitee.objects.still(at=at).asked().get(pk=pk)
