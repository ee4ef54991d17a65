"""Mail that goes by itself, outside the ledger (log-in codes, a changed password): posted beside the request.

The answer to the person neither waits for the mail server nor tells by its time or failure whether an address is
known. A process that dies loses what it was sending, at most for as long as the person takes to ask again.
"""

import logging
from concurrent.futures import ThreadPoolExecutor, wait

from django.core.mail import EmailMessage

log = logging.getLogger(__name__)
_hands = ThreadPoolExecutor(max_workers=2, thread_name_prefix="account-mail")
_under_way = set()


def post(message: EmailMessage) -> None:
    """Hand the finished message over as soon as a hand is free; a failure is logged without the address."""
    sending = _hands.submit(_send, message)
    _under_way.add(sending)
    sending.add_done_callback(_under_way.discard)


def settle() -> None:
    """Wait until all that was posted in this process has gone out or failed."""
    wait(list(_under_way))


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except Exception as error:
        log.warning("A mail of the account could not be sent: %s", type(error).__name__)
