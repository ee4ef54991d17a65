"""Each periodic task leaves a mark when it begins and when it ends; writing it never stops the work itself."""

import logging
from datetime import datetime

from django.db import Error

from .models import Pulse

log = logging.getLogger(__name__)
LONGEST_ERROR = 300


def started(task: str, *, at: datetime) -> None:
    _mark(Pulse(task=task, started_at=at), "started_at")


def succeeded(task: str, *, at: datetime) -> None:
    _mark(Pulse(task=task, started_at=at, succeeded_at=at), "succeeded_at")


def failed(task: str, error: BaseException, *, at: datetime) -> None:
    """Only the first line of the error: PostgreSQL's next ones hold what somebody typed."""
    first = str(error).partition("\n")[0].replace("\0", "")
    told = f"{type(error).__name__}: {first}"[:LONGEST_ERROR]
    _mark(Pulse(task=task, started_at=at, failed_at=at, error=told), "failed_at", "error")


def _mark(pulse: Pulse, *fields: str) -> None:
    """One statement, whether the task is known or not."""
    try:
        Pulse.objects.bulk_create([pulse], update_conflicts=True, unique_fields=["task"], update_fields=fields)
    except Error as error:
        log.warning("The pulse of %s cannot be written: %s", pulse.task, error)
