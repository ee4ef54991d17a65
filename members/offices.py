"""Serving the Pact itself for a time: appointed with dates, ended and never deleted."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Office, OfficeKind, User
from .sessions import end_sessions


@transaction.atomic
def appoint(email: str, *, kind: str, by: User | None, name: str = "", position: str = "", since=None) -> Office:
    """The person with that address serves from `since` (now when absent); the person is created where unknown."""
    user = User.objects.known(email, name=name)
    if name and not user.name:
        User.objects.filter(pk=user.pk).update(name=name)
    user = User.objects.select_for_update().get(pk=user.pk)
    term = (since or timezone.now(), None)
    if Office.objects.filter(user=user, kind=kind, term__overlap=term).exists():
        raise ValidationError(_("Esa persona ya tiene ese cargo en esas fechas."))
    return Office.objects.create(user=user, kind=kind, position=position, term=term, given_by=by)


@transaction.atomic
def end(office: Office, *, by: User) -> None:
    """End it this second, with the person's sessions; somebody must remain in the coordination."""
    living = Office.objects.select_for_update(of=["self"]).filter(kind=office.kind).order_by("pk")
    now = timezone.now()
    rows = {row.pk: row for row in living.living(at=now)}
    if office.pk not in rows:
        raise ValidationError(_("Ese cargo no está vigente."))
    if office.kind == OfficeKind.COORDINATION and len(rows) == 1:
        raise ValidationError(_("Es la última persona de la Coordinación: nombre antes a otra."))
    row = rows[office.pk]
    row.term, row.ended_by = (row.started_at, now), by
    row.save(update_fields=["term", "ended_by"])
    end_sessions([row.user_id])
