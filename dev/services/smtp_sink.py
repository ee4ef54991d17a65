"""A mail server that delivers nothing: each message becomes a file in `var/mail/`, and two lines of its log.

The log says in Postfix's words what was taken, so that the portal can ask (`MAIL_RELAY_LOG`).
Run as `python -m dev.services.smtp_sink FOLDER PORT`.
"""

import itertools
import logging
import re
import signal
import sys
import threading
from collections import deque
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

KEPT, KEPT_OF_ONE = 4000, 50
LOG = "relay.log"
MESSAGE_ID = re.compile(rb"^message-id:\s*(<[^>\s]+>)", re.IGNORECASE | re.MULTILINE)
RECIPIENTS = "X-RcptTo: "


class Archive:
    """The handler of aiosmtpd that writes each message down, and what it wrote before.

    Of one address the newest KEPT_OF_ONE stay. Past KEPT in all, whoever has most loses her oldest: a message to
    hundreds takes nobody's last ones away.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self.numbers = itertools.count(1)
        self.paths: dict[str, deque[Path]] = {}
        for path in sorted(folder.glob("*.eml")):
            with path.open("rb") as message:
                self.paths.setdefault(message.readline().decode("utf-8", "replace").strip(), deque()).append(path)
        self.count = sum(map(len, self.paths.values()))
        self.log = logging.Logger("relay")
        handler = RotatingFileHandler(folder / LOG, maxBytes=2_000_000, backupCount=1, delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s localhost %(message)s", "%Y-%m-%dT%H:%M:%S"))
        self.log.addHandler(handler)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 aiosmtpd's name
        content = envelope.original_content or b""
        path = self.store(envelope.rcpt_tos, content)
        self.note(path.stem.replace("-", "").replace(".", ""), envelope.mail_from or "", content)
        return "250 OK"

    def store(self, recipients: list[str], content: bytes) -> Path:
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%f")
        path = self.folder / f"{moment}-{next(self.numbers):06}.eml"
        to = f"{RECIPIENTS}{', '.join(recipients).lower()}"
        fresh = path.with_suffix(".new")
        fresh.write_bytes(f"{to}\r\n".encode() + content)
        fresh.replace(path)
        self.paths.setdefault(to, deque()).append(path)
        self.count += 1
        if len(self.paths[to]) > KEPT_OF_ONE:
            self.drop_oldest(to)
        elif self.count > KEPT:
            self.drop_oldest(max(self.paths, key=lambda one: len(self.paths[one])))
        return path

    def drop_oldest(self, to: str) -> None:
        self.paths[to].popleft().unlink(missing_ok=True)
        self.count -= 1
        if not self.paths[to]:
            del self.paths[to]

    def note(self, name: str, sender: str, content: bytes) -> None:
        match = MESSAGE_ID.search(content.partition(b"\r\n\r\n")[0])
        self.log.info(
            "postfix/cleanup: %s: message-id=%s", name, match[1].decode("ascii", "replace") if match else "<>"
        )
        self.log.info("postfix/qmgr: %s: from=<%s>, size=%d, nrcpt=1 (queue active)", name, sender, len(content))


def main() -> None:
    over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: over.set())
    controller = Controller(Archive(Path(sys.argv[1])), hostname="127.0.0.1", port=int(sys.argv[2]))
    controller.start()
    over.wait()
    controller.stop()


if __name__ == "__main__":
    main()
