"""The addresses of the mail in the access table, and what fills their arguments."""

from django.utils import timezone

from kit.pages import links
from mailings import preferences, subscribing
from mailings.bulletins import running
from mailings.models import Bulletin, Delivery, Subscriber
from members import links as own
from tests.access.row import LOGIN_CLOSED
from tests.mailings.bulletin import picture_of, scheduled_bulletin

ROWS = [
    ("bulletin_list", None, "200", "405"),
    ("bulletin_feed", None, "200", "405"),
    ("bulletin", "bulletin", "200", "405"),
    ("bulletin_picture", "bulletin_picture", "200", "405"),
    ("subscribe", None, "200", "422"),
    ("subscription_confirm", "subscription_confirm", "200", "200"),
    ("subscription_leave", "subscription_leave", "200", "200"),
    ("my_mail", None, "login 200 200 200 200 200", LOGIN_CLOSED),
    ("my_mail_copy", "bulletin_copy", "login 404 404 200 404 404", LOGIN_CLOSED),
    ("mail_leave", "mail_leave", "200", "200"),
    ("mail_preferences", "mail_preferences", "200", "200"),
    ("my_mail_topics", None, "login 200 200 200 200 200", "login 302 302 302 302 302"),
]
EXCEPT = {
    "substitute": {
        "my_mail_copy": "404 405",
    },
}


def a_published_bulletin() -> Bulletin:
    bulletin = Bulletin.objects.published().first()
    if bulletin is None:
        bulletin = scheduled_bulletin()
        running.start_due(at=timezone.now())
    return bulletin


def bulletin_picture(cast) -> dict:
    bulletin = a_published_bulletin()
    return {"month": bulletin.month, "pk": picture_of(bulletin).pk}


def bulletin_copy(cast) -> dict:
    """What the titular got."""
    bulletin = a_published_bulletin()
    about = {"kind": "bulletin", "bulletin": bulletin, "state": "sent", "sent_at": timezone.now()}
    return {"pk": Delivery.objects.create(user=cast["titular"], email="titular@pacto.example", **about).pk}


def a_subscriber(purpose: str) -> dict:
    row, _is_new = Subscriber.objects.get_or_create(email="lectora@pacto.example")
    return {"token": links.sign(purpose, row.pk)}


SUBJECTS = {
    "subscription_confirm": lambda cast: a_subscriber(subscribing.CONFIRM),
    "subscription_leave": lambda cast: a_subscriber(subscribing.LEAVE),
    "mail_leave": lambda cast: {"token": own.sign(preferences.LEAVE, cast["titular"], "bulletin")},
    "mail_preferences": lambda cast: {"token": own.sign(preferences.CHOOSE, cast["titular"])},
    "bulletin": lambda cast: {"month": a_published_bulletin().month},
    "bulletin_picture": bulletin_picture,
    "bulletin_copy": bulletin_copy,
}
