"""A mail server that delivers nothing: each message becomes a file in `var/mail/`.

Run as `python -m pacto.local.smtp_sink FOLDER PORT`.
"""

import itertools
import signal
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

KEPT = 500


class Archive:
    """The handler of aiosmtpd that writes each message down; the newest KEPT stay."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.numbers = itertools.count(1)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 aiosmtpd's name
        self.store(envelope.rcpt_tos, envelope.original_content or b"")
        return "250 OK"

    def store(self, recipients: list[str], content: bytes) -> Path:
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%f")
        path = self.folder / f"{moment}-{next(self.numbers):06}.eml"
        fresh = path.with_suffix(".new")
        fresh.write_bytes(f"X-RcptTo: {', '.join(recipients)}\r\n".encode() + content)
        fresh.replace(path)
        for old in sorted(self.folder.glob("*.eml"))[:-KEPT]:
            old.unlink(missing_ok=True)
        return path


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
