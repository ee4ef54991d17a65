"""One message, written from its templates: text always, HTML beside it, the same Message-ID on every attempt."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from .kinds import Kind
from .models import Delivery


def compose(delivery: Delivery, kind: Kind, row) -> EmailMultiAlternatives:
    """The message of this delivery about `row`; line breaks in names never reach a header."""
    context = kind.context(row) | {"site_url": settings.SITE_URL}
    with translation.override(settings.LANGUAGE_CODE):
        subject = " ".join(render_to_string(f"mail/{kind.name}_subject.txt", context).split())
        message = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string(f"mail/{kind.name}.txt", context).strip() + "\n",
            to=[delivery.email],
            headers={
                "Message-ID": delivery.message_id(urlsplit(settings.SITE_URL).hostname or "localhost"),
                "Auto-Submitted": "auto-generated",
            },
        )
        message.attach_alternative(
            render_to_string(f"mail/{kind.name}.html", context | {"subject": subject}), "text/html"
        )
    return message
