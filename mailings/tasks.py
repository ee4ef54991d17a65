"""The mail's periodic work."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from kit.queueing import enqueue_on_commit
from mailings.bounce_mailbox import read_mailbox
from mailings.messages import SEND_DUE
from mailings.outbox.sending import send_due, send_queued

from .bulletins.drafting import draft_due

SEND_QUEUED = "mailings.send_queued"


@shared_task(name=SEND_DUE)
def send_due_mail():
    """Ask for the other senders, then be one; whichever finds no free slot ends."""
    for _number in range(1, settings.MAIL_SENDERS):
        enqueue_on_commit(SEND_QUEUED)
    send_due()


@shared_task(name=SEND_QUEUED)
def send_queued_mail():
    send_queued()


@shared_task(name="mailings.draft_bulletin")
def draft_bulletin():
    draft_due(at=timezone.now())


@shared_task(name="mailings.read_bounces")
def read_bounces():
    read_mailbox(at=timezone.now())
