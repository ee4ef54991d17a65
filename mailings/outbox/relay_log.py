"""What the relay took, by its own log: a message whose sender died is found there by its Message-ID, or is not.

The log is Postfix's, or one that says the same in the same words: `ID: message-id=<…>` while a message comes in,
`ID: from=<…>, size=…, nrcpt=… (queue active)` once it was taken. A message that broke off has the first line alone.
"""

import re
from functools import cached_property
from pathlib import Path

from django.conf import settings

NAMED = re.compile(rb"\b(\w+): message-id=(<[^>\s]+>)")
TAKEN = re.compile(rb"\b(\w+): from=<[^>]*>, size=\d+, nrcpt=\d+ \(queue active\)")


def relay_log() -> "RelayLog | None":
    """The log of the settings; None where the relay cannot be asked."""
    return RelayLog(Path(settings.MAIL_RELAY_LOG)) if settings.MAIL_RELAY_LOG else None


class RelayLog:
    """The log as it is when first asked, with the one before it, where the system has just begun a new one."""

    def __init__(self, path: Path):
        self.path = path

    def contains(self, message_id: str) -> bool | None:
        """Whether the relay took that message; None where the log cannot be read now."""
        return None if self._messages is None else message_id.encode() in self._messages

    @cached_property
    def _messages(self) -> set[bytes] | None:
        ids, messages = {}, set()
        try:
            for path in (self.path.with_name(f"{self.path.name}.1"), self.path):
                if path == self.path or path.exists():
                    with path.open("rb") as lines:
                        for line in lines:
                            self._note(line, ids, messages)
        except OSError:
            return None
        return messages

    @staticmethod
    def _note(line: bytes, ids: dict[bytes, bytes], messages: set[bytes]) -> None:
        if match := NAMED.search(line):
            ids[match[1]] = match[2]
        elif (match := TAKEN.search(line)) and match[1] in ids:
            messages.add(ids[match[1]])
