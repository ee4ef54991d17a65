"""The first page: surveys to answer."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.database.compiled import compiled
from kit.registries.home import WaitingItem, waiting_items
from kit.registries.roles import Role
from members.models import User

from .models import Invitee


@waiting_items(role=Role.REPRESENTATIVE)
def surveys_to_answer(user, *, at):
    """Open surveys that this person may answer and, as of last night, did not."""
    text = _("Encuesta «%s». Si ya la envió, aquí se quita mañana")
    for row in _invitees(user, at=at):
        url, until = reverse("member_surveys", args=[row.organization.slug]), timezone.localdate(row.wave.closes_at)
        about = "" if row.user_id else row.organization.name
        yield WaitingItem(text % row.wave.title, url, _("Responder"), row.wave.minutes, until=until, about=about)


@compiled
def _invitees(user: User, *, at: datetime):
    return Invitee.objects.of_user(user, at=at).open(at=at).missing().with_wave().order_by("wave__closes_at", "pk")
