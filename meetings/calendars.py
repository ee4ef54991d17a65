"""The personal calendar of agreements, at an address that needs no login and that its owner may close."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from members import links
from members.models import Representation, User

from .models import Agreement, CalendarFeed

PURPOSE = "agreement-calendar"
LINK_AGE = timedelta(days=3660)


def feed_link(feed: CalendarFeed) -> str:
    """Absolute address for a calendar program; signed, so that no log keeps it (kit/logs.py)."""
    return settings.SITE_URL + reverse("agreement_feed", args=[links.sign(PURPOSE, feed.user, feed.key)])


def renew(user: User, *, at: datetime) -> CalendarFeed:
    """Open the person's calendar at a new address; the old one ends."""
    fields = {"key": secrets.token_urlsafe(16), "made_at": at}
    return CalendarFeed.objects.update_or_create(user=user, defaults=fields)[0]


def close(user: User) -> None:
    """No address opens the person's calendar any more."""
    CalendarFeed.objects.filter(user=user).delete()


def owner_of(token: str, *, at: datetime) -> User:
    """Whose calendar an address is while she speaks for somebody.

    `BadLinkError` or `CalendarFeed.DoesNotExist` where it opens none.
    """
    link = links.read(PURPOSE, token, max_age=LINK_AGE)
    speaking = link.holder.filter(Exists(Representation.objects.effective(at=at).filter(user=OuterRef("pk"))))
    feeds = CalendarFeed.objects.select_related("user")
    return feeds.get(key=link.subject, user__is_active=True, user__in=speaking).user


def calendar(user: User, *, at: datetime) -> bytes:
    """What the person promised and is still open, a whole day each (RFC 5545)."""
    told = Calendar()
    told.add("prodid", "-//Pacto por la Primera Infancia//Acuerdos//ES")
    told.add("version", "2.0")
    told.add("x-wr-calname", _("Mis acuerdos del Pacto"))
    rows = Agreement.objects.answerable(at=at).of_person(user).filter(due_on__isnull=False)
    for row in rows.select_related("commission"):
        told.add_component(_event(row, at=at))
    return told.to_ical()


def _event(row: Agreement, *, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"acuerdo-{row.pk}@{settings.SITE_URL.split('//')[-1]}")
    event.add("dtstamp", at)
    event.add("sequence", row.version)
    event.add("dtstart", row.due_on)
    event.add("summary", f"{row.number}: {row.text}")
    event.add("url", settings.SITE_URL + row.get_absolute_url())
    event.add("transp", "TRANSPARENT")
    return event
