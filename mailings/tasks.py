"""The mail's periodic work."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from kit.bell import ring

from .bulletins.drafting import draft_due
from .returning import read_mailbox
from .sending import send_due, send_queued


@shared_task(name="mailings.send_due")
def send_due_mail():
    """Ring for the other senders, then be one; who finds no free slot leaves."""
    for _number in range(1, settings.MAIL_SENDERS):
        ring("mailings.send_queued")
    send_due()


@shared_task(name="mailings.send_queued")
def send_queued_mail():
    send_queued()


@shared_task(name="mailings.draft_bulletin")
def draft_bulletin():
    draft_due(at=timezone.now())


@shared_task(name="mailings.read_bounces")
def read_bounces():
    read_mailbox(at=timezone.now())
