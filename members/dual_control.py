"""What one person prepared another lets out; after a day without one, anybody in the coordination may do so alone.

Whoever came into the coordination through somebody in the last month is no other person than she: a second mailbox is
not a second person. That holds along the whole chain of who appointed whom, in both directions.
"""

from datetime import datetime, timedelta

from .models import Office

PATIENCE = timedelta(hours=24)
ONE_HAND = timedelta(days=30)


def alone_from(prepared_at: datetime) -> datetime:
    """From when on whoever prepared it may let it out alone."""
    return prepared_at + PATIENCE


def is_permitted(*, prepared_by: int | None, prepared_at: datetime, by: int, at: datetime) -> bool:
    """Whether the person `by` may, who prepared it or not; both are keys of people."""
    return at >= alone_from(prepared_at) or is_second(by, to=prepared_by, at=at)


def is_second(person: int, *, to: int | None, at: datetime) -> bool:
    """Whether she is another person than `to` (keys); what nobody prepared has everybody for a second."""
    return to is None or person not in _one_hand(to, at=at)


def _one_hand(person: int, *, at: datetime) -> set[int]:
    """That person, and everybody joined to her by appointments that took effect in the last month; one query."""
    rows = Office.objects.coordinating().filter(term__startswith__gt=at - ONE_HAND, objected_at=None)
    pairs = [{giver, taker} for giver, taker in rows.filter(given_by__isnull=False).values_list("given_by", "user")]
    group = {person}
    while neighbours := [pair for pair in pairs if pair & group and not pair <= group]:
        group = group.union(*neighbours)
    return group
