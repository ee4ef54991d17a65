"""What comes back says of one message: by a report (RFC 3464) where there is one, in words otherwise.

Read by the old policy of `email`: the new one takes hours over a header that somebody made for it.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.message import Message
from email.parser import BytesHeaderParser

from kit.logs import tokenless
from mailings.bounces import notices
from mailings.bounces.causes import cause_of
from mailings.models import GONE, BounceCause

STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
REPLY = re.compile(r"(?<![\d.])([45])\d\d(?=[ -])")
ARRIVED_AT = ("Delivered-To", "X-Original-To", "Envelope-To", "To")
STATUSES = ("message/delivery-status", "message/global-delivery-status")
OTHER_REPORTS = ("disposition-notification", "global-disposition-notification", "tlsrpt", "feedback-report")
RECEIPTS = ("message/disposition-notification", "message/global-disposition-notification")
FEEDBACK = "message/feedback-report"
LONGEST_ANSWER = 300


@dataclass(frozen=True)
class BounceReport:
    """Why it came back, the enhanced status code (RFC 3463) where there is one, and the words of the server."""

    cause: BounceCause
    code: str
    answer: str


@dataclass(frozen=True)
class Recipient:
    """What a report says of one recipient; `report` is None where it says of no failure."""

    emails: frozenset[str]
    report: BounceReport | None


def addressees(raw: bytes) -> list[str]:
    """The headers that say at which addresses a message arrived, the envelope's first, as they stand."""
    head = BytesHeaderParser().parsebytes(raw)
    return [str(value) for name in ARRIVED_AT for value in head.get_all(name, [])]


def report_of(raw: bytes, *, to: str = "") -> BounceReport | None:
    """What came back says of a message to that address; None for vacation replies, receipts and what people write."""
    message = message_from_bytes(raw)
    kind, parts = str(message.get_param("report-type", "")).lower(), list(own_parts(message))
    for part in parts:
        if part.get_content_type() == FEEDBACK:
            return _feedback(part)
    if kind in OTHER_REPORTS or any(part.get_content_type() in RECEIPTS for part in parts):
        return None
    words = notices.words_of(parts)
    recipients = [one for part in parts for one in _recipients(part, words)]
    if recipients:
        return _of_ours(recipients, to.lower())
    is_return = kind == "delivery-status" or notices.is_return(message)
    return _in_words(message, words, to.lower()) if is_return else None


def own_parts(message: Message) -> Iterator[Message]:
    """Every part at any depth, but none of a message that is brought along."""
    yield message
    if message.is_multipart() and message.get_content_maintype() == "multipart":
        for part in message.get_payload():
            yield from own_parts(part)


def _of_ours(recipients: list[Recipient], to: str) -> BounceReport | None:
    """Of many recipients ours; else, where one got it nothing, and where one may get it another time that."""
    own = [one for one in recipients if to in one.emails]
    reports = [one.report for one in own or recipients]
    if None in reports:
        return None
    return min(reports, key=lambda report: report.cause in GONE)


def _feedback(part: Message) -> BounceReport | None:
    """Of an abuse report (RFC 5965, 6591): not each of its kinds is a complaint."""
    block = part.get_payload(0) if part.is_multipart() else part
    kind = str(block["Feedback-Type"] or "").strip().lower()
    if kind == "not-spam":
        return None
    return BounceReport(BounceCause.IDENTITY if kind == "auth-failure" else BounceCause.COMPLAINT, "", "")


def _recipients(part: Message, words: str) -> Iterator[Recipient]:
    """One for each recipient that the part names; the first block is of the message."""
    if part.get_content_type() in STATUSES:
        for block in _blocks(part):
            if any(block[name] for name in ("Action", "Final-Recipient", "Original-Recipient")):
                emails = f"{block['Final-Recipient']} {block['Original-Recipient']}".lower()
                yield Recipient(frozenset(re.split(r"[;\s<>]+", emails)), _report(block, words))


def _blocks(part: Message) -> list[Message]:
    """The blocks of headers; of a part that came encoded, or that Python does not split, by hand."""
    blocks = part.get_payload() if part.is_multipart() else []
    whole = "\n".join(block.as_string() for block in blocks)
    if str(part["Content-Transfer-Encoding"] or "").strip().lower() in ("base64", "quoted-printable"):
        encoded = Message()
        encoded["Content-Transfer-Encoding"] = part["Content-Transfer-Encoding"]
        encoded.set_payload(whole.strip())
        whole = notices.decoded(encoded)
    elif part.get_content_type() == STATUSES[0]:
        return blocks
    return [message_from_string(block.lstrip()) for block in re.split(r"\r?\n[ \t]*\r?\n", whole)]


def _report(block: Message, words: str) -> BounceReport | None:
    action = str(block["Action"] or "failed").strip().lower()
    if not action.startswith(("fail", "delay")):
        return None
    answer = " ".join(notices.header(block["Diagnostic-Code"]).split())
    code = _code(str(block["Status"] or ""), answer) or _code("", words)
    if code.startswith("2"):
        return None
    if action.startswith("delay"):
        return BounceReport(BounceCause.DELAYED, code, _shortened(answer))
    return BounceReport(_cause(code, answer, words), code, _shortened(answer or words))


def _in_words(message: Message, words: str, to: str) -> BounceReport:
    """Of a return without a report: what its words, or its subject, say of that address."""
    sentence, subject = notices.about(words, to), notices.header(message["Subject"])
    code = _code("", sentence)
    if notices.is_delay(f"{subject}\n{words}"):
        return BounceReport(BounceCause.DELAYED, code, _shortened(sentence))
    around = words if notices.is_of_one(words, to) else ""
    return BounceReport(_cause(code, sentence, subject, around), code, _shortened(sentence or subject))


def _cause(code: str, *sentences: str) -> BounceCause:
    """By the first of these sentences that tells; nothing is known where neither they nor a code do."""
    causes = [cause_of(code, sentence) for sentence in sentences]
    telling = [cause for cause in causes if cause != BounceCause.REFUSED]
    return telling[0] if telling else BounceCause.REFUSED if code else BounceCause.UNREAD


def _code(status: str, answer: str) -> str:
    """The enhanced code, the server's own where the report only says that it failed; of a bare 550, 5.0.0."""
    codes = STATUS.findall(status) + STATUS.findall(answer)
    telling = [code for code in codes if not code.endswith(".0.0")]
    with suppress(IndexError):
        return (telling or codes)[0]
    match = REPLY.search(answer)
    return f"{match[1]}.0.0" if match else ""


def _shortened(answer: str) -> str:
    """In one line, without what PostgreSQL refuses and without the keys of links."""
    text = " ".join(answer.split()).replace("\0", "").encode("utf-8", "replace").decode()
    return tokenless(text)[:LONGEST_ANSWER]
