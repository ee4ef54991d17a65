"""Writing down what was spoken about with an organisation."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import CallNote, Organization, User


def note_call(
    organization: Organization, *, called_on: date, person: str, text: str, by: User, at: datetime
) -> CallNote:
    """A note that stays as it is; refused for a day that has not come."""
    if called_on > timezone.localdate(at):
        raise ValidationError({"called_on": _("Ese día todavía no llega: escriba cuándo hablaron.")})
    facts = {"called_on": called_on, "person": person, "text": text}
    return CallNote.objects.create(organization=organization, written_by=by, written_at=at, **facts)
