"""A meeting in the calendars of people: asked by mail, moved, cancelled, and always the same one event."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from icalendar import Calendar

from mailings.installed_kinds import installed_kinds
from mailings.outbox import sending
from meetings import calendars, noticing
from meetings.models import Meeting
from tests import make

STARTS = datetime(2026, 12, 10, 16, tzinfo=UTC)  # ten o'clock in Mexico City


@pytest.fixture
def meeting(scene) -> Meeting:
    hours = {"held_on": STARTS.date(), "starts_at": STARTS, "ends_at": STARTS + timedelta(hours=2)}
    place = "https://video.example/pacto"
    return make.meeting(scene.commission, scene["focal"], status="planned", place=place, **hours)


def event_in(content: str):
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    return event


def changed(meeting: Meeting, **columns) -> Meeting:
    Meeting.objects.filter(pk=meeting.pk).update(**columns)
    return Meeting.objects.get(pk=meeting.pk)


def test_mail_brings_the_event_beside_text_and_html_to_each_person_alone(scene, meeting, sink, monkeypatch):
    kind = installed_kinds()["commission_notice"]
    message = replace(kind.message, calendar=lambda row: calendars.invitation(meeting, row.user))
    monkeypatch.setitem(installed_kinds(), kind.name, replace(kind, message=message))
    noticing.write(scene.commission, by=scene["focal"], subject="Nos vemos", text="El jueves.", at=timezone.now())
    assert sending.send_due() == 3
    attendees = {}
    for recipient, mail in zip(sink.recipients, [mail for _envelope, mail in sink.messages], strict=True):
        parts = [part.get_content_type() for part in mail.iter_parts()]
        assert parts == ["text/plain", "text/html", "text/calendar"]
        part = list(mail.iter_parts())[2]
        assert part.get_param("method") == "REQUEST"
        assert str(Calendar.from_ical(part.get_content())["method"]) == "REQUEST"
        event = event_in(part.get_content())
        assert event.decoded("dtstart") == STARTS
        assert str(event["uid"]) == str(meeting.uid)
        attendees[recipient] = str(event["attendee"])
    assert attendees == {address: f"mailto:{address}" for address in sink.recipients}


def test_event_is_one_through_move_cancel_and_taking_back(scene, meeting):
    steps = [
        {},
        {"starts_at": STARTS + timedelta(hours=1), "ends_at": STARTS + timedelta(hours=2)},
        {"place": "Oficina"},
        {"status": "cancelled"},
        {"status": "planned"},
    ]
    events = []
    for step in steps:
        meeting = changed(meeting, **step) if step else Meeting.objects.get(pk=meeting.pk)
        part = calendars.invitation(meeting, scene["titular"])
        event = event_in(part.content)
        events.append((part.method, event["sequence"], str(event["status"]), str(event["uid"]) == str(meeting.uid)))
    assert events == [
        ("REQUEST", 0, "CONFIRMED", True),
        ("REQUEST", 1, "CONFIRMED", True),
        ("REQUEST", 2, "CONFIRMED", True),
        ("CANCEL", 3, "CANCELLED", True),
        ("REQUEST", 4, "CONFIRMED", True),
    ]


def test_event_sent_again_is_the_same_to_the_byte(scene, meeting):
    """Red where its DTSTAMP is the clock's."""
    first = calendars.invitation(Meeting.objects.get(), scene["titular"])
    assert calendars.invitation(Meeting.objects.get(), scene["titular"]) == first


@pytest.mark.parametrize("column", ["minutes_sent_on", "link", "version", "is_virtual"])
def test_sequence_rises_for_nothing_else(meeting, column):
    values = {"minutes_sent_on": STARTS.date(), "link": "https://x.example", "version": 9, "is_virtual": False}
    assert changed(meeting, **{column: values[column]}).sequence == 0


def test_sequence_and_uid_are_nobody_s_to_write(meeting):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE meetings_meeting SET sequence = 7, uid = gen_random_uuid()")
    stored = Meeting.objects.get()
    assert (stored.sequence, stored.uid) == (0, meeting.uid)


def test_event_of_a_meeting_without_hour_is_the_whole_day(scene):
    row = make.meeting(scene.commission, scene["focal"])
    assert event_in(calendars.invitation(row, scene["titular"]).content).decoded("dtstart") == row.held_on
