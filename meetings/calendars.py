"""Events for calendars: meetings by mail, and agreements at a personal address that its owner may close."""

import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from kit.messages import CalendarPart
from members import links
from members.models import Representation, User

from .models import Agreement, CalendarFeed, Meeting, MeetingStatus

PURPOSE = "agreement-calendar"
LINK_AGE = timedelta(days=3660)


def feed_link(feed: CalendarFeed) -> str:
    """Absolute address for a calendar program; signed, so that no log keeps it (kit/logs.py)."""
    return settings.SITE_URL + reverse("agreement_feed", args=[links.sign(PURPOSE, feed.user, feed.key)])


def renew(user: User, *, at: datetime) -> CalendarFeed:
    """Open the person's calendar at a new address; the old one ends."""
    fields = {"key": secrets.token_urlsafe(16), "made_at": at}
    return CalendarFeed.objects.update_or_create(user=user, defaults=fields)[0]


def close_calendar(user: User) -> None:
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
    """What the person promised and is still open, a whole day each."""
    rows = Agreement.objects.answerable(at=at).of_person(user).filter(due_on__isnull=False)
    return _calendar(
        *(_agreement_event(row, at=at) for row in rows.with_body()), x_wr_calname=_("Mis acuerdos del Pacto")
    )


def invitation(meeting: Meeting, user: User) -> CalendarPart:
    """The meeting for that person's own calendar: asks her, moves what she has, or takes it out once it is cancelled.

    Each person gets her own: nobody reads whom else it goes to.
    """
    method = "CANCEL" if meeting.status == MeetingStatus.CANCELLED else "REQUEST"
    event = _meeting_event(meeting)
    event.add("organizer", vCalAddress(f"mailto:{settings.COORDINATION_EMAIL}"))
    reader = {"PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE", "CN": str(user)}
    event.add("attendee", vCalAddress(f"mailto:{user.email}"), parameters=reader)
    return CalendarPart(method, _calendar(event, method=method).decode())


def _calendar(*events: Event, **properties: str) -> bytes:
    """As RFC 5545 writes it."""
    document = Calendar()
    document.add("prodid", "-//Pacto por la Primera Infancia//ES")
    document.add("version", "2.0")
    for name, value in properties.items():
        document.add(name.replace("_", "-"), value)
    for event in events:
        document.add_component(event)
    return document.to_ical()


def _event(uid: UUID, **properties) -> Event:
    event = Event()
    event.add("uid", str(uid))
    for name, value in properties.items():
        event.add(name, value)
    return event


def _agreement_event(row: Agreement, *, at: datetime) -> Event:
    return _event(
        row.uid,
        dtstamp=at,
        sequence=row.version,
        dtstart=row.due_on,
        summary=f"{row.number}: {row.text}",
        url=settings.SITE_URL + row.get_absolute_url(),
        transp="TRANSPARENT",
    )


def _meeting_event(meeting: Meeting) -> Event:
    """At its hour in UTC, or the whole day where none is known."""
    hours = {"dtstart": meeting.held_on}
    if meeting.starts_at:
        hours = {"dtstart": meeting.starts_at.astimezone(UTC)}
    if meeting.ends_at:
        hours["dtend"] = meeting.ends_at.astimezone(UTC)
    return _event(
        meeting.uid,
        dtstamp=meeting.sequence_at,
        sequence=meeting.sequence,
        summary=_("Reunión: %s") % meeting.body,
        location=meeting.place,
        status="CANCELLED" if meeting.status == MeetingStatus.CANCELLED else "CONFIRMED",
        **hours,
    )
