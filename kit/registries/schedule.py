"""All periodic work: each app declares its own in `tasks.py`, pacto/celery.py gives it to Celery."""

from collections.abc import Callable

from celery import shared_task
from celery.schedules import crontab

schedule: dict[str, dict] = {}  # task → its entry of Celery's `beat_schedule`
labels: dict[str, str] = {}  # task → what the office calls it


def periodic_task(name: str, label: str, *, every: float | crontab, expires: int | None = None) -> Callable:
    """Decorator of a function that runs `every` so many seconds, or at those moments.

    After `expires` seconds in the broker a message is no longer worth a run.
    """
    schedule[name] = {"task": name, "schedule": every, "options": {"expires": expires} if expires else {}}
    labels[name] = label
    return shared_task(name=name)
