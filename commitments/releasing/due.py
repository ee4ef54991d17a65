"""When the next figure of an indicator is due: proposed when one comes in, decided by whoever publishes it."""

from calendar import monthrange
from datetime import date

from django.db.models import Max

from commitments.models import Figure, Indicator, Release, ReleaseVerdict


def proposals(release: Release, *, on: date) -> list[tuple[Indicator, date]]:
    """The indicators with a periodicity whose newest year this release brings, each with its next day after `on`."""
    rows = release.rows.filter(verdict=ReleaseVerdict.NEW, indicator__every_months__isnull=False).order_by()
    brought = dict(rows.with_year().values_list("indicator").annotate(Max("year")))
    known = Figure.objects.filter(indicator__in=brought, value__isnull=False).order_by()
    newest = dict(known.values_list("indicator").annotate(Max("year")))
    newer = [pk for pk, year in brought.items() if year > newest.get(pk, 0)]
    return [(indicator, following(indicator, on=on)) for indicator in Indicator.objects.filter(pk__in=newer)]


def following(indicator: Indicator, *, on: date) -> date:
    """The next due day after `on`: the last one known, or `on`, plus whole periods."""
    start, months = indicator.next_due_on or on, 0
    while (day := _after(start, months=months)) <= on or not months:
        months += indicator.every_months
    return day


def _after(day: date, *, months: int) -> date:
    """The same day some months later, or the last of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
