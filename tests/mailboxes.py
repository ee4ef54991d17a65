"""What the portal mailed outside the ledger in a test: read and emptied only once nothing is under way any more."""

import re

from django.core import mail

from kit.background import account_mail

CODE = re.compile(r"^ +([A-Z0-9]{3,}(?:-[A-Z0-9]+)*)$", re.MULTILINE)


def mailed() -> list:
    """Every message since the mailboxes were emptied, in the order in which they were posted."""
    account_mail.settle()
    return mail.outbox  # noqa: TID251


def mailed_to(address: str) -> list:
    return [message for message in mailed() if message.to == [address]]


def empty() -> None:
    mailed().clear()


def code_for(address: str) -> str:
    """The log-in code in the last mail to this address."""
    return CODE.search(mailed_to(address)[-1].body)[1]
