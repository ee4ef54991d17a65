"""How the periodic work goes: what is noted of each run, against the schedule, and the alarm on silence."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from celery import Task
from celery.schedules import crontab, maybe_schedule
from django.db import Error
from django.utils import timezone

from kit.models import TaskRun
from kit.registries.schedule import labels, schedule

log = logging.getLogger(__name__)
LONGEST_ERROR = 300
PATIENCE = timedelta(minutes=5)  # a worker may have something else in hand
LONGEST_RUN = timedelta(hours=1)


class NotedTask(Task):
    """The base of every task: how it goes is noted by itself; writing that never stops the work."""

    abstract = True

    def before_start(self, task_id, args, kwargs):
        note_start(self.name, at=timezone.now())

    def on_success(self, retval, task_id, args, kwargs):
        note_success(self.name, at=timezone.now())

    def on_failure(self, exc, task_id, args, kwargs, einfo):
        note_failure(self.name, exc, at=timezone.now())


def note_start(task: str, *, at: datetime) -> None:
    _note(TaskRun(task=task, started_at=at), "started_at")


def note_success(task: str, *, at: datetime) -> None:
    _note(TaskRun(task=task, started_at=at, succeeded_at=at), "succeeded_at")


def note_failure(task: str, error: BaseException, *, at: datetime) -> None:
    """Only the first line of the error: PostgreSQL's next ones hold what somebody typed."""
    first = str(error).partition("\n")[0].replace("\0", "")
    line = f"{type(error).__name__}: {first}"[:LONGEST_ERROR]
    _note(TaskRun(task=task, started_at=at, failed_at=at, error=line), "failed_at", "error")


def _note(run: TaskRun, *fields: str) -> None:
    """One statement, whether the task is known or not."""
    try:
        TaskRun.objects.bulk_create([run], update_conflicts=True, unique_fields=["task"], update_fields=fields)
    except Error as error:
        log.warning("The run of %s cannot be noted: %s", run.task, error)


@dataclass(frozen=True)
class TaskStatus:
    """A periodic task as it goes; without a run it has never begun."""

    task: str
    label: str
    run: TaskRun | None
    is_silent: bool

    @property
    def is_running(self) -> bool:
        return self.run is not None and self.run.is_running


def task_statuses(*, at: datetime) -> list[TaskStatus]:
    """Every task of the schedule, the silent ones first; one query."""
    runs = {run.task: run for run in TaskRun.objects.all()}
    since = min((run.started_at for run in runs.values()), default=None)
    statuses = []
    for task, entry in schedule.items():
        run = runs.get(task)
        silent = is_silent(run, maybe_schedule(entry["schedule"]), since=since, at=at)
        statuses.append(TaskStatus(task, str(labels[task]), run, silent))
    return sorted(statuses, key=lambda status: not status.is_silent)


def is_silent(run: TaskRun | None, moments, *, since: datetime | None, at: datetime) -> bool:
    """Whether two of its moments passed since the last success, or since anything ran at all (`since`).

    A task that is running has an hour to come to an end.
    """
    last = (run.succeeded_at if run else None) or since
    if last is None:
        return True
    patience = LONGEST_RUN if run and run.is_running else PATIENCE
    return at > moment_after(moment_after(last, moments), moments) + patience


def moment_after(moment: datetime, moments) -> datetime:
    """The next moment of a schedule."""
    if isinstance(moments, crontab):
        last, delta, _now = moments.remaining_delta(moment)
        return last + delta
    return moment + moments.run_every
