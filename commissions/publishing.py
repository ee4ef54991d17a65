"""From a draft to the commission's comments, and from there to a numbered edition that never changes."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import User

from .drafting import lock_agenda
from .models import Activity, Agenda, AgendaState, Commission, Edition
from .questions import missing_by_section

LONGEST = timedelta(days=366)  # for which comments are asked


def consult(commission: Commission, *, until: date, by: User, at: datetime) -> None:
    """Put the agenda to the commission, which may comment until the end of that day."""
    with transaction.atomic():
        agenda = lock_agenda(commission, by=by, at=at, right="leads")
        if agenda.state == AgendaState.PUBLISHED:
            raise ValidationError(_("La agenda está publicada: primero vuélvala a borrador."))
        if until < timezone.localdate(at):
            raise ValidationError(_("Ese día ya pasó."))
        if until > timezone.localdate(at) + LONGEST:
            raise ValidationError(_("Ese día queda a más de un año: elija uno más cercano."))
        _put(agenda, AgendaState.CONSULTED, comments_until=until, consulted_at=at, consulted_by=by)


def publish(commission: Commission, *, by: User, at: datetime) -> Edition:
    """Freeze what the agenda says as its next edition; ValidationError while something is missing in it."""
    with transaction.atomic():
        agenda = lock_agenda(commission, by=by, at=at, right="leads")
        if agenda.state == AgendaState.PUBLISHED:
            raise ValidationError(_("La agenda ya está publicada."))
        content = frozen(agenda)
        questions = [label for _kind, _section, labels in missing_by_section(content) for label in labels]
        if questions:
            raise ValidationError(_("Todavía falta: %(what)s.") % {"what": "; ".join(questions)})
        number = (agenda.editions.aggregate(last=Max("number"))["last"] or 0) + 1
        _put(agenda, AgendaState.PUBLISHED)
        return Edition.objects.create(agenda=agenda, number=number, content=content, published_at=at, published_by=by)


def reopen(commission: Commission, *, by: User, at: datetime) -> None:
    """Back to draft; what was published stays published."""
    with transaction.atomic():
        _put(lock_agenda(commission, by=by, at=at, right="leads"), AgendaState.DRAFT)


def frozen(agenda: Agenda) -> dict:
    """All that the agenda says at this moment, as an edition keeps it: each section by its kind, and `activities`."""
    activities = Activity.objects.filter(agenda=agenda).select_related("organization")
    return {
        **{section.kind: section.content for section in agenda.sections.all()},
        "activities": [
            {
                "text": row.text,
                "organization": row.organization.name if row.organization else "",
                "starts_on": row.starts_on and row.starts_on.isoformat(),
                "ends_on": row.ends_on and row.ends_on.isoformat(),
                "expected": row.expected,
                "state": row.state,
            }
            for row in activities
        ],
    }


def _put(agenda: Agenda, state: str, *, comments_until: date | None = None, **columns) -> None:
    Agenda.objects.filter(pk=agenda.pk).update(state=state, comments_until=comments_until, **columns)
