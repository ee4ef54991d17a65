"""Ask for a Celery task: the work is already a row in PostgreSQL, so a lost request loses nothing."""

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)


def enqueue_on_commit(task: str) -> None:
    """Ask for the task of that name after this transaction; without a broker its next periodic run finds the row."""

    def send():
        try:
            current_app.send_task(task, retry=False)
        except OperationalError as error:
            log.warning("No broker for %s, its periodic run will do it: %s", task, error)

    transaction.on_commit(send)
