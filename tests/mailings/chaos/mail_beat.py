"""The portal's Celery app with nothing on its schedule but the mail, hurried."""

from pacto.celery import app

app.conf.beat_schedule = {"mail": app.conf.beat_schedule["send what is due"] | {"schedule": 1.0}}
