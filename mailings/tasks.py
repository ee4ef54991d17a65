"""The mail's periodic work."""

from celery import shared_task

from .sending import send_due


@shared_task(name="mailings.send_due")
def send_due_mail():
    send_due()
