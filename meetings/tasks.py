"""The periodic work."""

from celery import shared_task
from django.utils import timezone

from .silence import ask_alternates


@shared_task(name="meetings.ask_alternates")
def ask_alternates_of_silent_commissions():
    ask_alternates(at=timezone.now())
