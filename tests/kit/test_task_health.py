"""Each run of a periodic task is noted, and silence raises the alarm."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from celery import Celery
from celery.schedules import crontab, maybe_schedule
from django.utils import timezone

from kit.background.task_health import is_silent, moment_after, note_failure, note_start, note_success, task_statuses
from kit.models import TaskRun
from kit.registries.schedule import labels
from pacto.celery import app
from tests.mailings.processes import python_process, wait_for

pytestmark = pytest.mark.django_db
MEXICO = ZoneInfo("America/Mexico_City")
MINUTE = maybe_schedule(60.0, app=app)
WORKDAYS = crontab(hour=9, minute=15, day_of_week="mon-fri", app=app)
NIGHTS = crontab(hour=3, minute=20, app=app)
SIX_HOURS = crontab(hour="*/6", minute=40, app=app)
FRIDAY = datetime(2026, 11, 20, 9, 15, 30, tzinfo=MEXICO)


def test_schedule_has_a_name_in_spanish_for_each_task():
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} == set(labels)


@pytest.mark.parametrize(
    ("schedule", "silent_from"),
    [
        (MINUTE, FRIDAY + timedelta(minutes=2)),
        (WORKDAYS, datetime(2026, 11, 24, 9, 15, tzinfo=MEXICO)),
        (NIGHTS, datetime(2026, 11, 22, 3, 20, tzinfo=MEXICO)),
        (SIX_HOURS, datetime(2026, 11, 20, 18, 40, tzinfo=MEXICO)),
    ],
    ids=["minute", "workdays", "nights", "six hours"],
)
def test_silence_begins_when_two_moments_of_the_schedule_passed_and_five_minutes(schedule, silent_from):
    run = TaskRun(task="t", started_at=FRIDAY, succeeded_at=FRIDAY)
    edge = silent_from + timedelta(minutes=5)
    assert not is_silent(run, schedule, since=FRIDAY, at=edge)
    assert is_silent(run, schedule, since=FRIDAY, at=edge + timedelta(seconds=1))


def test_silence_counts_from_the_last_success_and_no_failure_ends_it():
    later = FRIDAY + timedelta(minutes=30)
    run = TaskRun(task="t", started_at=later, succeeded_at=FRIDAY, failed_at=later)
    assert is_silent(run, MINUTE, since=FRIDAY, at=later)


def test_silence_leaves_a_task_that_is_at_it_an_hour():
    """And no longer: a task that is killed each minute begins each minute."""
    run = TaskRun(task="t", started_at=FRIDAY + timedelta(minutes=1), succeeded_at=FRIDAY)
    assert not is_silent(run, MINUTE, since=FRIDAY, at=FRIDAY + timedelta(minutes=40))
    run.started_at = FRIDAY + timedelta(minutes=70)
    assert is_silent(run, MINUTE, since=FRIDAY, at=FRIDAY + timedelta(minutes=71))


def test_silence_of_what_never_ran_counts_from_the_first_run_of_all():
    assert is_silent(None, NIGHTS, since=None, at=FRIDAY)
    assert not is_silent(None, NIGHTS, since=FRIDAY, at=FRIDAY + timedelta(days=1))
    assert is_silent(None, NIGHTS, since=FRIDAY, at=FRIDAY + timedelta(days=2))


def test_next_moment_of_a_crontab_is_in_mexico_whatever_the_zone_of_the_last():
    utc = FRIDAY.astimezone(ZoneInfo("UTC"))
    assert moment_after(utc, WORKDAYS) == datetime(2026, 11, 23, 9, 15, tzinfo=MEXICO)


def test_runs_are_kept_apart_and_only_the_first_line_of_an_error():
    for number, mark in enumerate((note_start, note_success)):
        mark("kit.erase", at=FRIDAY + timedelta(minutes=number))
    note_start("kit.erase", at=FRIDAY + timedelta(minutes=2))
    note_failure("kit.erase", ValueError("no\0 hay\nana@pacto.example"), at=FRIDAY + timedelta(minutes=3))
    run = TaskRun.objects.get()
    moments = [(moment - FRIDAY).seconds // 60 for moment in (run.started_at, run.succeeded_at, run.failed_at)]
    assert moments == [2, 1, 3]
    assert run.error == "ValueError: no hay"


def test_office_says_what_is_silent_and_then_that_all_is_well(cast):
    now = timezone.now()
    staff = cast.client("staff")
    assert staff.get("/admin/").content.decode().count("En silencio") == len(labels)
    TaskRun.objects.bulk_create(TaskRun(task=task, started_at=now, succeeded_at=now) for task in labels)
    page = staff.get("/admin/").content.decode()
    assert page.count("En silencio") == 0
    assert page.count("Todo corre a sus horas.") == 1


def test_health_names_what_is_silent(client):
    now = timezone.now()
    TaskRun.objects.bulk_create(TaskRun(task=task, started_at=now, succeeded_at=now) for task in labels)
    TaskRun.objects.filter(task="kit.erase").update(succeeded_at=now - timedelta(days=3))
    assert client.get("/salud/").json() == {"database": "ok", "silent": ["kit.erase"]}


def test_task_statuses_ask_one_question(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(task_statuses(at=timezone.now())) == len(labels)


@pytest.mark.django_db(transaction=True)
def test_worker_notes_the_run_of_a_task_that_ends_and_of_one_that_fails(broker):
    """A real worker: red without `task_cls` in pacto/celery.py."""
    worker = ["-m", "celery", "-A", "pacto", "worker", "--concurrency=1", "--loglevel=ERROR"]
    with python_process(*worker, REDIS_URL=broker), Celery(broker=broker) as bell:
        bell.send_task("members.read_imports")
        bell.send_task("kit.erase", args=[1])
        wait_for(lambda: TaskRun.objects.filter(failed_at__isnull=False).exists())
    read, forget = TaskRun.objects.get(task="members.read_imports"), TaskRun.objects.get(task="kit.erase")
    assert read.started_at <= read.succeeded_at
    assert read.failed_at is None
    assert forget.succeeded_at is None
    assert forget.error[:11] == "TypeError: "
