"""How many, and how late the last: of rows that know the outer query (`OuterRef`), beside each of its rows.

Without it the board of commissions and the dashboard take a query more for each commission; their number is promised
to be the same at 10 and at 500 (tests/commissions/test_budgets.py).
"""

from django.db.models import Count, Max, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce


def count_of(rows: QuerySet) -> Coalesce:
    """How many there are; 0 where there is none."""
    return Coalesce(Subquery(_together(rows).annotate(number=Count("pk")).values("number")), 0)


def latest_of(rows: QuerySet, field: str) -> Subquery:
    """The highest value of that field; None where there is none."""
    return Subquery(_together(rows).annotate(latest=Max(field)).values("latest"))


def _together(rows: QuerySet) -> QuerySet:
    return rows.order_by().values(one=Value(1))
