"""The portal's Celery app with its schedule hurried: every entry each second."""

from pacto.celery import app

app.conf.beat_schedule = {name: entry | {"schedule": 1.0} for name, entry in app.conf.beat_schedule.items()}
