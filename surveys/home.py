"""Cards of the first page about surveys to answer."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kit.database.compiled import compiled
from kit.registries.home import Card, CardGroup, home_cards
from kit.registries.roles import Role
from members.models import User

from .models import Invitee


@home_cards(CardGroup.TASKS, role=Role.REPRESENTATIVE)
def surveys_to_answer(user, *, at):
    """Open surveys that this person may answer and, as of last night, did not."""
    text = _("Toma %(minutes)d minutos. Responde: %(who)s. Si ya la envió, aquí se quita mañana.")
    for row in _invitees(user, at=at):
        who = _("usted") if row.user_id else row.organization.name
        url = reverse("member_surveys", args=[row.organization.slug])
        yield Card(row.wave.title, text % {"minutes": row.wave.minutes, "who": who}, url, waits=True)


@compiled
def _invitees(user: User, *, at: datetime):
    return Invitee.objects.of_user(user, at=at).open(at=at).missing().with_wave().order_by("wave__closes_at", "pk")
