"""What an organisation reports that it did in a year: which years are open, and how a report is saved.

The numbers of girls and boys are the organisation's own: nothing here or elsewhere adds them to official figures.
"""

from dataclasses import dataclass
from datetime import date, datetime

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from kit.editing.versions import ConflictError, write_over
from members.models import Organization, User

from .access import lock_activity_report
from .models import ActivityReport, AnnualReport, Commitment

# From this month on the year that ends is due; until then the one before.
NOVEMBER = 11


@dataclass(frozen=True)
class ReportYear:
    """A year with the organisation's reports by commitment id; `is_closed` once the annual report is published."""

    number: int
    is_closed: bool
    reports: dict[int, ActivityReport]

    def lines(self, ticked: list[Commitment]) -> list[tuple[Commitment, ActivityReport | None]]:
        """Each commitment with its report; in a closed year only those that have one."""
        pairs = [(commitment, self.reports.get(commitment.pk)) for commitment in ticked]
        return [pair for pair in pairs if pair[1] or not self.is_closed]


def due_year(*, on: date) -> int:
    """The year that should be reported by now."""
    return on.year if on.month >= NOVEMBER else on.year - 1


def years(organization: Organization, *, on: date) -> list[ReportYear]:
    """This year and the last, in two queries."""
    numbers = [on.year, on.year - 1]
    closed = set(AnnualReport.objects.filter(year__in=numbers).values_list("year", flat=True))
    reports: dict[int, dict] = {number: {} for number in numbers}
    for row in ActivityReport.objects.filter(organization=organization, year__in=numbers):
        reports[row.year][row.commitment_id] = row
    return [ReportYear(number, number in closed, reports[number]) for number in numbers]


def save_activity_report(row: ActivityReport, values: dict, *, version: int, by: User, at: datetime) -> None:
    """Write `values` (field → value, states among them) over exactly that version; 0 where none was written yet.

    `row` names organisation, commitment and year. Raises `ConflictError` when another version is stored, and what
    `lock_activity_report` raises.
    """
    columns = {name: value for name, value in values.items() if name != "states"}
    columns |= {"reported_at": at, "reported_by": by}
    with pghistory.context(user=by.pk), transaction.atomic():
        saved = lock_activity_report(row, by=by, at=at)
        if version or saved.pk:
            write_over(ActivityReport.objects.filter(pk=saved.pk), version=version, **columns)
        else:
            key = {"organization": row.organization, "commitment": row.commitment, "year": row.year}
            saved = ActivityReport.objects.create(**key, **columns)
        saved.states.set(values["states"])


def withdraw_activity_report(row: ActivityReport, *, version: int, by: User, at: datetime) -> None:
    """Take exactly that version back; what it said stays in the organisation's history.

    Raises `ConflictError` when another version is stored, and what `lock_activity_report` raises.
    """
    with pghistory.context(user=by.pk), transaction.atomic():
        lock_activity_report(row, by=by, at=at)
        _count, deleted = ActivityReport.objects.filter(pk=row.pk, version=version).delete()
        if ActivityReport._meta.label not in deleted:
            raise ConflictError(_("No se retiró: alguien la cambió mientras tanto. Vea qué dice ahora."))
