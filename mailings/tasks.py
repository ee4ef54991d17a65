"""The mail's periodic work."""

from celery import shared_task
from celery.schedules import crontab
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.background.queueing import enqueue_on_commit
from kit.registries.schedule import periodic_task

from .bounce_mailbox import read_mailbox
from .bulletins.drafting import draft_due
from .messages import SEND_DUE
from .outbox.sending import send_due, send_queued

SEND_QUEUED = "mailings.send_queued"


@periodic_task(SEND_DUE, _("Enviar los correos"), every=10.0, expires=30)
def send_due_mail():
    """Ask for the other senders, then be one; whichever finds no free slot ends.

    What is due is found here even when every message of Celery was lost, and what a dead sender left behind.
    """
    for _number in range(1, settings.MAIL_SENDERS):
        enqueue_on_commit(SEND_QUEUED)
    send_due()


@shared_task(name=SEND_QUEUED)
def send_queued_mail():
    send_queued()


@periodic_task("mailings.draft_bulletin", _("Preparar el borrador del boletín"), every=crontab(hour=7, minute=20))
def draft_bulletin():
    """Once its twentieth day has come, also where that morning was missed."""
    draft_due(at=timezone.now())


@periodic_task("mailings.read_bounces", _("Leer los correos que rebotan"), every=60.0)
def read_bounces():
    read_mailbox(at=timezone.now())
