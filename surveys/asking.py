"""The link by which an invitee answers without a login, and what it opens."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from kit import links
from members.models import Status

from .models import Invitee

PURPOSE = "survey"
MAX_AGE = timedelta(days=200)


def link(invitee: Invitee) -> str:
    """The address for this invitee, whole."""
    return settings.SITE_URL + reverse("survey_answer", args=[links.sign(PURPOSE, invitee.pk)])


def invited(token: str) -> Invitee:
    """Whom the token invites; `BadLinkError` or `Invitee.DoesNotExist` when it opens nothing (any more)."""
    pk = links.read(PURPOSE, token, max_age=MAX_AGE)
    return Invitee.objects.asked().get(pk=pk, organization__status=Status.ACTIVE)
