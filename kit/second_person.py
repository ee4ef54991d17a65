"""What one person prepared another lets out; after a day without one, whoever prepared it may do so alone."""

from datetime import datetime, timedelta

PATIENCE = timedelta(hours=24)


def alone_from(prepared_at: datetime) -> datetime:
    """From when on whoever prepared it may let it out alone."""
    return prepared_at + PATIENCE


def may_let_out(*, prepared_by: int | None, prepared_at: datetime, by: int, at: datetime) -> bool:
    """Whether the person `by` may, who prepared it or not; both are keys of people."""
    return prepared_by != by or at >= alone_from(prepared_at)
