"""What the database holds for a row, where several models hold the same."""

from django.db.models import CheckConstraint, Q


def all_or_none(name: str, *fields: str) -> CheckConstraint:
    """A state worth showing has its facts (when, who, what): all of them, or it did not happen."""
    told, untold = (Q(**{f"{field}__isnull": is_null for field in fields}) for is_null in (False, True))
    return CheckConstraint(name=name, condition=untold | told)
