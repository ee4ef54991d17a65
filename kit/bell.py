"""Ring for a Celery task: the work is already a row in PostgreSQL, so a lost message loses nothing."""

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)


def ring(task: str) -> None:
    """Ask for the task of that name after this transaction; without a broker the next sweep finds the row."""

    def send():
        try:
            current_app.send_task(task, retry=False)
        except OperationalError as error:
            log.warning("No broker for %s, the sweep will do it: %s", task, error)

    transaction.on_commit(send)
