"""Who a list says represents an organisation.

An import invites nobody and gives nobody a mandate: 446 mails must be a decision, and nobody consented to anything by
standing in a list. The person stays in the row of the list, and whoever invites finds the address here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kit.imports.states import ImportState, RowOutcome
from members.models import ImportRow


@dataclass(frozen=True)
class Suggestion:
    """A person whom a list names for an organisation."""

    email: str
    name: str
    position: str


def suggested(keys: Iterable[int]) -> dict[int, Suggestion]:
    """Key of an organisation → the person with an address in the newest list that was imported; one query."""
    rows = ImportRow.objects.filter(
        organization__in=keys, member_import__state=ImportState.APPLIED, values__has_key="person_email"
    )
    pairs = (
        rows.exclude(outcome=RowOutcome.LEFT)
        .order_by("member_import__applied_at")
        .values_list("organization_id", "values")
    )
    return {
        key: Suggestion(values["person_email"], values.get("person_name", ""), values.get("person_position", ""))
        for key, values in pairs
    }
