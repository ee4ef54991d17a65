"""How many rows of an import got which verdict, and what became of them."""

from django.db.models import Count

from members.models import MemberImport, Outcome, Verdict


def counts(source: MemberImport) -> dict[str, int]:
    """Verdict → rows, every verdict there, in one query."""
    return _counted(source, "verdict", Verdict)


def outcomes(source: MemberImport) -> dict[str, int]:
    """Outcome → rows, every outcome there, in one query."""
    return _counted(source, "outcome", Outcome)


def _counted(source: MemberImport, field: str, choices) -> dict[str, int]:
    found = dict(source.rows.order_by().values_list(field).annotate(Count("pk")))
    return {value: found.get(value, 0) for value in choices.values}
