"""Every kind of message that the portal sends: those that apps declare, and those that mail has of its own."""

from functools import cache

from kit.messages import messages
from mailings.mandate_changes import MANDATE_CHANGES
from mailings.message_kinds import MessageKind
from mailings.reminders.digests import DIGESTS
from mailings.transactional import RowMessages

from .bulletins.kind import BulletinKind, TrialKind


@cache
def message_kinds() -> dict[str, MessageKind]:
    """By name; asked for once every app has declared its messages."""
    declared = [RowMessages(message) for message in messages.values()]
    return {kind.name: kind for kind in (*declared, MANDATE_CHANGES, *DIGESTS, BulletinKind(), TrialKind())}
