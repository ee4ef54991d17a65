"""The portal's Celery app with its schedule hurried: every entry each second."""

import django

django.setup()

from pacto.celery import app  # noqa: E402 the apps declare the schedule when they are set up

app.conf.beat_schedule = {name: entry | {"schedule": 1.0} for name, entry in app.conf.beat_schedule.items()}
