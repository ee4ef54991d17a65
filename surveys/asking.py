"""The link by which a person answers for an invitee without a login, that by which staff types, and what they open."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Exists
from django.urls import reverse

from kit.pages.links import BadLinkError
from members import links

from .answering import Writer
from .models import Invitee

PURPOSE = "survey"
MAX_AGE = timedelta(days=200)
PAPER = "survey-paper"
PAPER_AGE = timedelta(hours=12)


def link(invitee: Invitee, user) -> str:
    """The address at which this person answers for the invitee, whole; it opens as long as she may."""
    return settings.SITE_URL + reverse("survey_answer", args=[links.sign(PURPOSE, user, invitee.pk)])


def paper_link(invitee: Invitee, *, by) -> str:
    """The address where this member of staff types what the invitee said on paper or by telephone; theirs alone."""
    return reverse("survey_answer", args=[links.sign(PAPER, by, invitee.pk)])


def admitted(token: str, *, user, at) -> tuple[Invitee, Writer]:
    """Whom the token invites, and who writes: the person whose link it is, or staff (`user`) who types.

    `BadLinkError` or `Invitee.DoesNotExist` when it opens nothing (any more).
    """
    asked = Invitee.objects.still(at=at).asked()
    try:
        link = links.read(PURPOSE, token, max_age=MAX_AGE)
    except BadLinkError:
        link = links.read(PAPER, token, max_age=PAPER_AGE)
        if not user.is_staff or link.user_id != user.pk:
            raise
        return asked.filter(Exists(link.holder)).get(pk=link.subject), Writer(user.pk, types=True)
    return asked.of_user(link.user_id, at=at).filter(Exists(link.holder)).get(pk=link.subject), Writer(link.user_id)
