"""The portal's Celery app with the kinds of these tests and with nothing on its schedule but the mail, hurried."""

import django

django.setup()

from django.conf import settings  # noqa: E402 stands only after the set-up

from mailings.installed_kinds import installed_kinds  # noqa: E402
from pacto.celery import app  # noqa: E402
from tests.mailings.plain import Plain  # noqa: E402

installed_kinds().clear()
installed_kinds().update({"plain": Plain("plain")})
settings.MAIL_RATE, settings.MAIL_CONVERSATION, settings.EMAIL_TIMEOUT = 0, 2, 1
app.conf.beat_schedule = {"mail": app.conf.beat_schedule["mailings.send_due"] | {"schedule": 1.0}}
