"""What one message says, and its bytes: text always, HTML beside it, the same Message-ID on every attempt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from .models import Delivery


@dataclass(frozen=True)
class Letter:
    """The words for one reader; `headers` beside those that every message has."""

    subject: str
    text: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def content(self, delivery: Delivery) -> bytes:
        """The message of this delivery as it goes over the wire."""
        headers = {"Message-ID": message_id(delivery), "Auto-Submitted": "auto-generated"} | self.headers
        message = EmailMultiAlternatives(self.subject, self.text, to=[delivery.email], headers=headers)
        message.attach_alternative(self.html, "text/html")
        return message.message().as_bytes(linesep="\r\n")


def message_id(delivery: Delivery) -> str:
    """The Message-ID of this delivery, under the portal's own domain."""
    return delivery.message_id(domain())


def domain() -> str:
    """The portal's own, without its port."""
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def subject_line(template: str, context: dict) -> str:
    """Rendered from templates/mail/<template>_subject.txt, in one line."""
    return " ".join(render_to_string(f"mail/{template}_subject.txt", context).split())


def letter(template: str, context: dict, **headers: str) -> Letter:
    """Rendered from templates/mail/<template>*; line breaks in names never reach a header."""
    context = context | {"site_url": settings.SITE_URL}
    with translation.override(settings.LANGUAGE_CODE):
        subject = subject_line(template, context)
        text = render_to_string(f"mail/{template}.txt", context).strip() + "\n"
        html = render_to_string(f"mail/{template}.html", context | {"subject": subject})
    return Letter(subject, text, html, headers)
