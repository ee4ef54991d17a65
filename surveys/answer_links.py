"""The link by which a person answers for an invitee without a login, and that by which staff types."""

from django.conf import settings
from django.urls import reverse

from members import links

from .access import LINK, PAPER_LINK
from .models import Invitee


def link(invitee: Invitee, user) -> str:
    """The address at which this person answers for the invitee, whole; it opens as long as she may."""
    return settings.SITE_URL + reverse("survey_answer", args=[links.sign(LINK, user, invitee.pk)])


def paper_link(invitee: Invitee, *, by) -> str:
    """The address where this member of staff types what the invitee said on paper or by telephone; theirs alone."""
    return reverse("survey_answer", args=[links.sign(PAPER_LINK, by, invitee.pk)])
