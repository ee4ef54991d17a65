"""Every kind of message that the portal sends: those that apps declare, and those that mail has of its own."""

from functools import cache

from kit.messages import messages

from .bulletins.kind import BulletinKind, TrialKind
from .changes import MANDATE_CHANGES
from .digests import DIGESTS
from .message_kinds import MessageKind
from .transactional import RowMessages


@cache
def message_kinds() -> dict[str, MessageKind]:
    """By name; asked for once every app has declared its messages."""
    declared = [RowMessages(message) for message in messages.values()]
    return {kind.name: kind for kind in (*declared, MANDATE_CHANGES, *DIGESTS, BulletinKind(), TrialKind())}
