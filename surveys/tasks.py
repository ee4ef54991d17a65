"""The surveys' periodic work."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from .closing import close, note_turnout
from .models import Wave


@shared_task(name="surveys.close_due")
def close_due():
    """Count what is past its hour; what a killed worker left undone is found again the next minute."""
    now = timezone.now()
    for wave in Wave.objects.to_close(at=now):
        close(wave, at=now)


@shared_task(name="surveys.note_turnout")
def note_turnout_of_open_waves():
    """After midnight, the day that ended."""
    now = timezone.now()
    yesterday = timezone.localdate(now) - timedelta(days=1)
    for wave in Wave.objects.open(at=now):
        note_turnout(wave, on=yesterday)
