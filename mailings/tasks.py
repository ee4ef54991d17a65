"""The mail's periodic work."""

from celery import shared_task
from django.utils import timezone

from .returning import read_mailbox
from .sending import send_due


@shared_task(name="mailings.send_due")
def send_due_mail():
    send_due()


@shared_task(name="mailings.read_bounces")
def read_bounces():
    read_mailbox(at=timezone.now())
