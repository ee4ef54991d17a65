"""What a mail server's report (RFC 3464) says of one message; whatever is no such report says nothing."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser

from kit.logs import tokenless

STATUS = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})\b")
# Refusals that tell of our message or our server, not of the address: too big, its content, its sender's standing.
OURS = ("5.3.4", "5.6.", "5.7.")
ARRIVED_AT = ("Delivered-To", "X-Original-To", "Envelope-To", "To")
LONGEST_ANSWER = 300


@dataclass(frozen=True)
class Report:
    """The enhanced status code (RFC 3463), whether it is for good, and the words of the server."""

    code: str
    is_hard: bool
    answer: str


def addressees(raw: bytes) -> list[str]:
    """The headers that say at which addresses a message arrived, the envelope's first, as they stand."""
    head = BytesHeaderParser().parsebytes(raw)
    return [str(value) for name in ARRIVED_AT for value in head.get_all(name, [])]


def report_of(raw: bytes) -> Report | None:
    """The worst that a delivery report says; None for vacation replies, receipts and whatever else people send.

    Read by the old policy of `email`: the new one takes hours over a header that somebody made for it.
    """
    message = message_from_bytes(raw)
    kind = str(message.get_param("report-type", "")).lower()
    if (message.get_content_type(), kind) != ("multipart/report", "delivery-status") or not message.is_multipart():
        return None
    found = [report for part in message.get_payload() for report in _recipients(part)]
    return max(found, key=lambda report: report.is_hard, default=None)


def _recipients(part: Message) -> list[Report]:
    """One report for each recipient that the part names as failed or delayed; the first block is of the message."""
    if part.get_content_type() != "message/delivery-status" or not part.is_multipart():
        return []
    told = (_report(block) for block in part.get_payload())
    return [report for report in told if report]


def _report(block: Message) -> Report | None:
    action, status = str(block["Action"] or "").strip().lower(), STATUS.match(str(block["Status"] or ""))
    if action not in ("failed", "delayed") or status is None or status[1][0] == "2":
        return None
    is_hard = action == "failed" and status[1][0] == "5" and not status[1].startswith(OURS)
    answer = " ".join(str(block["Diagnostic-Code"] or "").split())
    return Report(status[1], is_hard, tokenless(_storable(answer))[:LONGEST_ANSWER])


def _storable(text: str) -> str:
    """Without what PostgreSQL refuses."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
