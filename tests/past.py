"""Histories that are older than the test."""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F


def begin(model, *, at: datetime) -> None:
    """Let every event of `model` have happened at that moment: also what the migrations did, on whichever day."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        model.pgh_event_model.objects.update(pgh_created_at=at)
        cursor.execute("SET LOCAL session_replication_role = origin")


def backdate(model, *, days: int) -> None:
    """Make every event of `model` older, past the triggers that forbid it: the test's role owns the database."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        model.pgh_event_model.objects.update(pgh_created_at=F("pgh_created_at") - timedelta(days=days))
        cursor.execute("SET LOCAL session_replication_role = origin")
