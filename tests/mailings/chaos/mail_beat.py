"""The portal's Celery app with nothing on its schedule but the mail, hurried."""

import django

django.setup()

from pacto.celery import app  # noqa: E402 the apps declare the schedule when they are set up

app.conf.beat_schedule = {"mail": app.conf.beat_schedule["mailings.send_due"] | {"schedule": 1.0}}
