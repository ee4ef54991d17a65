"""The surveys' periodic work."""

from datetime import timedelta

from celery.schedules import crontab
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.registries.schedule import periodic_task

from .closing import close_wave, note_turnout
from .models import Wave


@periodic_task("surveys.close_due", _("Cerrar las encuestas"), every=60.0)
def close_due():
    """Count what is past its hour; what a killed worker left undone is found again the next minute."""
    now = timezone.now()
    for wave in Wave.objects.to_close(at=now):
        close_wave(wave, at=now)


@periodic_task("surveys.note_turnout", _("Contar cuántas personas respondieron"), every=crontab(hour=0, minute=10))
def note_turnout_of_open_waves():
    """After midnight, the day that ended, all in one go: the day is kept and nothing finer."""
    now = timezone.now()
    yesterday = timezone.localdate(now) - timedelta(days=1)
    for wave in Wave.objects.open(at=now):
        note_turnout(wave, on=yesterday)
