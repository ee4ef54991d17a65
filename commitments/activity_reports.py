"""What an organisation tells that it did in a year: when it may be told, and how it is saved.

Told numbers of girls and boys are the organisation's own: nothing here or elsewhere adds them to official figures.
"""

from dataclasses import dataclass
from datetime import date, datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kit.database.compiled import compiled
from kit.editing.versions import ConflictError, write_over
from members.models import Organization, User

from .models import ActivityReport, AnnualReport, Commitment

# From this month on the year that ends is asked for; until then the one before.
NOVEMBER = 11


@dataclass(frozen=True)
class Year:
    """A year with what the organisation told of it, by commitment id; `is_closed` once its report is published."""

    number: int
    is_closed: bool
    told: dict[int, ActivityReport]

    def lines(self, ticked: list[Commitment]) -> list[tuple[Commitment, ActivityReport | None]]:
        """Each commitment with what was told of it; in a closed year only those of which something was."""
        pairs = [(commitment, self.told.get(commitment.pk)) for commitment in ticked]
        return [pair for pair in pairs if pair[1] or not self.is_closed]


def year_asked_for(*, on: date) -> int:
    """The year that should be told by now."""
    return on.year if on.month >= NOVEMBER else on.year - 1


def years(organization: Organization, *, on: date) -> list[Year]:
    """This year and the last, in two queries."""
    numbers = [on.year, on.year - 1]
    closed = set(AnnualReport.objects.filter(year__in=numbers).values_list("year", flat=True))
    rows = ActivityReport.objects.filter(organization=organization, year__in=numbers)
    told: dict[int, dict] = {number: {} for number in numbers}
    for row in rows:
        told[row.year][row.commitment_id] = row
    return [Year(number, number in closed, told[number]) for number in numbers]


def is_closed(year: int) -> bool:
    """Whether the report of that year is published: what it tells stays as it is."""
    return bool(_reports(year))


@compiled
def _reports(year: int):
    return AnnualReport.objects.filter(year=year).values_list("pk")


def save_activity_report(row: ActivityReport, values: dict, *, version: int, by: User, at: datetime) -> None:
    """Write `values` (field → value, states among them) over exactly that version; 0 where none was written yet.

    `row` names organisation, commitment and year. Raises `ConflictError` when another version is stored,
    ValidationError once the year is closed.
    """
    columns = {name: value for name, value in values.items() if name != "states"}
    columns |= {"reported_at": at, "reported_by": by}
    key = {"organization": row.organization, "commitment": row.commitment, "year": row.year}
    rows = ActivityReport.objects.filter(**key)
    with pghistory.context(user=by.pk), transaction.atomic():
        _lock_open_year(row)
        if version or rows.exists():
            write_over(rows, version=version, **columns)
            saved = rows.get()
        else:
            saved = ActivityReport.objects.create(**key, **columns)
        saved.states.set(values["states"])


def withdraw_activity_report(row: ActivityReport, *, version: int, by: User) -> None:
    """Take exactly that version back; what it said stays in the organisation's history.

    Raises `ConflictError` when another version is stored, ValidationError once the year is closed.
    """
    with pghistory.context(user=by.pk), transaction.atomic():
        _lock_open_year(row)
        _count, gone = ActivityReport.objects.filter(pk=row.pk, version=version).delete()
        if ActivityReport._meta.label not in gone:
            raise ConflictError(_("No se retiró: alguien la cambió mientras tanto. Vea qué dice ahora."))


def _lock_open_year(row: ActivityReport) -> None:
    Organization.objects.locked(row.organization_id)
    if is_closed(row.year):
        raise ValidationError(_("El informe anual de ese año ya se publicó: lo que se contó queda como está."))
