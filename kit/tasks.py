"""Periodic work that is no app's own."""

from celery.schedules import crontab
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.background import erasure
from kit.registries.schedule import periodic_task


@periodic_task("kit.erase", _("Borrar lo que ya no se debe guardar"), every=crontab(hour=3, minute=20))
def erase_expired():
    """What is past the time declared in the privacy notice: old applications, lists, mails, sessions, history."""
    erasure.erase_expired(at=timezone.now())
