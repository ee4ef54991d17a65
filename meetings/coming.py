"""What comes next in a commission: open agreements and activities by their day."""

from datetime import date

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Left

from commissions.models import TO_DO, Activity, Commission

from .models import Agreement


def coming(commission: Commission, *, since: date = date.min) -> QuerySet:
    """Everything open that has a day, the earliest first: `day`, `what`, `kind`, `who`, and an agreement's number."""
    agreements = Agreement.objects.open().of_commission(commission).filter(due_on__gte=since)
    activities = Activity.objects.filter(agenda__commission=commission, state__in=TO_DO, ends_on__gte=since)
    agreed = _dated(agreements.annotate(day=F("due_on"), of=F("year"), nth=F("sequence")), "agreement")
    planned = _dated(activities.annotate(day=F("ends_on"), of=Value(0), nth=Value(0)), "activity")
    return agreed.union(planned, all=True).order_by("day")


def _dated(rows: QuerySet, kind: str) -> QuerySet:
    rows = rows.annotate(what=Left("text", 300), kind=Value(kind, CharField()), who=F("organization__name"))
    return rows.order_by().values_list("day", "what", "kind", "who", "of", "nth", named=True)


def has_due(*, on: date) -> Q:
    """Condition on commissions: something there is due today or overdue."""
    agreements = Agreement.objects.open().filter(due_on__lte=on).values("body__commission")
    activities = Activity.objects.filter(state__in=TO_DO, ends_on__lte=on).values("agenda__commission")
    return Q(pk__in=agreements) | Q(pk__in=activities)
