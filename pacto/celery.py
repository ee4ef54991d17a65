"""The Celery app; what is periodic is declared beside each task (kit/registries/schedule.py)."""

import os

from celery import Celery

from kit.registries.schedule import schedule

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pacto.settings")

app = Celery("pacto", task_cls="kit.background.task_health:NotedTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = schedule
