"""What one message says, and its bytes: text always, HTML beside it, the same Message-ID on every attempt."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.header import Header
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import sanitize_address
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kit.messages import CalendarPart
from mailings.models import Delivery

LONGEST_WORD, FIRST_WORD = 75, 67  # of an encoded word (RFC 2047), and beside the header's name
LONGEST_OPENING = 140


@dataclass(frozen=True)
class RenderedMessage:
    """The words for one reader; `headers` beside those that every message has, `images` that the HTML shows."""

    subject: str
    text: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)
    images: Sequence[MIMEImage] = ()
    calendar: CalendarPart | None = None

    def content(self, delivery: Delivery) -> bytes:
        """The message of this delivery as it goes over the wire."""
        headers = {"Message-ID": message_id(delivery), "Auto-Submitted": "auto-generated", "Reply-To": reply_to()}
        headers |= self.headers
        message = EmailMultiAlternatives(self.subject, self.text, to=[delivery.email], headers=headers)
        message.attach_alternative(self.html, "text/html")
        if self.calendar:
            message.attach_alternative(self.calendar.content, f"text/calendar; method={self.calendar.method}")
        mail = message.message()
        mail.replace_header("Subject", encoded(self.subject))
        if self.images:
            text, html, *others = mail.get_payload()
            related = MIMEMultipart("related", _subparts=[html, *self.images], type="text/html")
            mail.set_payload([text, related, *others])
        return mail.as_bytes(linesep="\r\n")


def reply_to() -> str:
    """Whoever reads what people answer."""
    return sanitize_address(settings.COORDINATION_EMAIL, "utf-8")


def encoded(subject: str) -> str:
    """As it stands in the header: lines of at most 76 signs, and no sign cut in two, which Python's own may do."""
    if subject.isascii():
        return Header(subject, header_name="Subject", maxlinelen=LONGEST_WORD).encode(linesep="\r\n")
    words, piece = [], ""
    for sign in subject:
        if piece and len(_word(piece + sign)) > (LONGEST_WORD if words else FIRST_WORD):
            words.append(_word(piece))
            piece = ""
        piece += sign
    return "\r\n ".join([*words, _word(piece)])


def _word(text: str) -> str:
    return f"=?utf-8?b?{b64encode(text.encode()).decode()}?="


def opening(text: str) -> str:
    """The first words after the greeting, which mailboxes show beside the subject; no link among them."""
    words: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if line.startswith(("http", "--")):
            break
        if line and not line.startswith(_("Hola")):
            words.append(line)
    return Truncator(" ".join(words)).chars(LONGEST_OPENING)


def message_id(delivery: Delivery) -> str:
    """The Message-ID of this delivery, under the portal's own domain."""
    return delivery.message_id(domain())


def domain() -> str:
    """The portal's own, without its port."""
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def subject_line(template: str, context: dict) -> str:
    """Rendered from templates/mail/<template>_subject.txt, in one line."""
    return " ".join(render_to_string(f"mail/{template}_subject.txt", context).split())


def render_message(template: str, context: dict, **headers: str) -> RenderedMessage:
    """Rendered from templates/mail/<template>*; line breaks in names never reach a header."""
    context = context | {"site_url": settings.SITE_URL}
    with translation.override(settings.LANGUAGE_CODE):
        subject = subject_line(template, context)
        text = render_to_string(f"mail/{template}.txt", context).strip() + "\n"
        html = render_to_string(f"mail/{template}.html", context | {"subject": subject, "opening": opening(text)})
    return RenderedMessage(subject, text, html, headers)
