"""What the database holds for a row, where several models hold the same."""

from django.conf import settings
from django.db.models import PROTECT, CheckConstraint, ForeignKey, Q


def actor_field(verbose_name: str, *, null: bool = False) -> ForeignKey:
    """Who did it, beside when: written by the act alone, and a person of whom a trace is left is never deleted."""
    shared = {"editable": False, "related_name": "+", "verbose_name": verbose_name}
    return ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=null, **shared)


def all_or_none(name: str, *fields: str) -> CheckConstraint:
    """A state worth showing has its facts (when, who, what): all of them, or it did not happen."""
    all_given, none_given = (Q(**{f"{field}__isnull": is_null for field in fields}) for is_null in (False, True))
    return CheckConstraint(name=name, condition=none_given | all_given)
