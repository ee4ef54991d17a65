"""The schedule names only tasks that exist, and every thread reaches our broker."""

from concurrent.futures import ThreadPoolExecutor

from celery import current_app
from django.conf import settings

from pacto.celery import app


def test_schedule_names_only_tasks_that_exist():
    app.loader.import_default_modules()
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} - set(app.tasks) == set()


def test_yearly_question_is_put_from_monday_to_friday():
    assert app.conf.beat_schedule["members.ask_confirmations"]["schedule"].day_of_week == {1, 2, 3, 4, 5}


def test_current_app_of_another_thread_has_our_broker():
    with ThreadPoolExecutor(1) as pool:
        broker = pool.submit(lambda: current_app.conf.broker_url).result()
    assert broker == settings.CELERY_BROKER_URL
