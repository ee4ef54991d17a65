"""What an organisation or a person answers for, in the case files of the office."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.registries.case_files import (
    CaseFileGroup,
    CaseFileLine,
    CaseFileSection,
    CaseFileSubject,
    case_file_section,
)
from kit.text.dates import numeric_date

from .models import Agreement

MOST_OPEN, MOST_CLOSED = 20, 5


@case_file_section(CaseFileSubject.ORGANIZATION, CaseFileGroup.WORK)
def agreements_of_organization(organization, *, at):
    return _section(Agreement.objects.filter(organization=organization), on=timezone.localdate(at))


@case_file_section(CaseFileSubject.PERSON, CaseFileGroup.WORK)
def agreements_of_person(user, *, at):
    return _section(Agreement.objects.of_person(user), on=timezone.localdate(at))


def _section(rows: QuerySet[Agreement], *, on: date) -> CaseFileSection:
    """Open ones by their day, then the last that were closed; two queries."""
    rows = rows.with_body().select_related("organization", "responsible")
    closed = rows.filter(closed_at__isnull=False).order_by("-closed_at")[:MOST_CLOSED]
    lines = [_line(row, on=on) for row in [*rows.open().order_by("due_on", "pk")[:MOST_OPEN], *closed]]
    return CaseFileSection(_("Acuerdos"), lines, empty=_("No responde de ningún acuerdo."))


def _line(row: Agreement, *, on: date) -> CaseFileLine:
    is_late = row.is_overdue(on=on)
    who = str(row.responsible or row.organization or "")
    due = _("para el %s") % numeric_date(row.due_on) if row.due_on else _("sin fecha")
    return CaseFileLine(
        row.text,
        reverse("admin:meetings_agreement_change", args=[row.pk]),
        notes=[row.number, *filter(None, [who]), due],
        badge=_("Vencido") if is_late else row.get_state_display(),
        tone="warn" if is_late else row.tone,
    )
