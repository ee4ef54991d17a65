"""The Celery app, and everything periodic on one screen."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pacto.settings")

app = Celery("pacto", task_cls="pacto.pulses:PulsingTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    # What is due to be sent is found here even when every bell was lost, and what a dead sender left behind.
    "send what is due": {"task": "mailings.send_due", "schedule": 10.0, "options": {"expires": 30}},
    # This month's bulletin drafts itself once its twentieth day has come, also where that morning was missed.
    "draft the bulletin": {"task": "mailings.draft_bulletin", "schedule": crontab(hour=7, minute=20)},
    # Mail that came back, and the addresses that are not written to for it.
    "read bounces": {"task": "mailings.read_bounces", "schedule": 60.0},
    # Uploaded member lists waiting to be read.
    "read uploaded lists": {"task": "members.read_imports", "schedule": 60.0},
    # The yearly question to organisations whose record is a year old, on the mornings of Monday to Friday.
    "ask for confirmations": {
        "task": "members.ask_confirmations",
        "schedule": crontab(hour=9, minute=15, day_of_week="mon-fri"),
    },
    # Pairs of organisations that may be one, for the coordination to decide; read by the office, never computed there.
    "find duplicates": {"task": "members.find_duplicates", "schedule": crontab(hour="*/6", minute=40)},
    # Commissions whose focal point is silent while something is due: the alternate is asked, on working mornings.
    "ask alternates": {
        "task": "meetings.ask_alternates",
        "schedule": crontab(hour=9, minute=30, day_of_week="mon-fri"),
    },
    # Surveys past their hour: counted, written without names, and the drafts erased.
    "close surveys": {"task": "surveys.close_due", "schedule": 60.0},
    # Who answered yesterday, all in one go: the day is kept and nothing finer.
    "note turnout": {"task": "surveys.note_turnout", "schedule": crontab(hour=0, minute=10)},
    # What is past the time declared in the privacy notice: old applications, lists, mails, sessions, history.
    "forget": {"task": "kit.forget", "schedule": crontab(hour=3, minute=20)},
}
