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

    def seen(self, message_id: str) -> bool | None:
        """Whether the relay took that message; None where the log cannot be read now."""
        return None if self._taken is None else message_id.encode() in self._taken

    @cached_property
    def _taken(self) -> set[bytes] | None:
        named, taken = {}, set()
        try:
            for path in (self.path.with_name(f"{self.path.name}.1"), self.path):
                if path == self.path or path.exists():
                    with path.open("rb") as lines:
                        for line in lines:
                            self._note(line, named, taken)
        except OSError:
            return None
        return taken

    @staticmethod
    def _note(line: bytes, named: dict[bytes, bytes], taken: set[bytes]) -> None:
        if found := NAMED.search(line):
            named[found[1]] = found[2]
        elif (found := TAKEN.search(line)) and found[1] in named:
            taken.add(named[found[1]])
