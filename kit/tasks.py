"""The ground floor's periodic work."""

from celery import shared_task
from django.utils import timezone

from . import forgetting


@shared_task(name="kit.forget")
def forget():
    forgetting.forget(at=timezone.now())
