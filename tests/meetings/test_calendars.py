"""The personal calendar: what one promised and is open, read back as any calendar program does; closed by its owner."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from meetings import agreeing, calendars
from meetings.models import CalendarFeed
from members import mandates

pytestmark = pytest.mark.django_db
TRICKY = "Carta, sellada; con \\barra\r\nBEGIN:VEVENT y ñandú " + "larga " * 20


def address(user) -> str:
    link = calendars.feed_link(calendars.renew(user, at=timezone.now()))
    return link[link.index("/mis-acuerdos/") :]


def events(url) -> list:
    response = Client().get(url)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_calendar_holds_each_open_promise_once(parties):
    row = parties.agree(text=TRICKY, due_on=date(2026, 12, 20))
    closed = parties.agree()
    agreeing.cancel(closed, by=parties["focal"], at=timezone.now(), reason="x")
    parties.agree(due_on=None)
    (event,) = events(address(parties["responsible"]))
    assert str(event["summary"]) == f"{row.number}: {TRICKY}".replace("\r\n", "\n")
    assert event.decoded("dtstart") == date(2026, 12, 20)
    assert event.get("dtend") is None
    assert str(event["url"]).endswith(row.get_absolute_url())


def test_calendar_knows_an_event_again_wherever_the_portal_moves_to(parties, settings):
    """Red where the address of the portal is part of the UID: every event stands twice in every calendar."""
    row = parties.agree()
    url, uids = address(parties["responsible"]), set()
    for settings.SITE_URL in ("https://pacto.example", "https://otro.example:8443"):
        uids |= {str(event["uid"]) for event in events(url)}
    assert uids == {str(row.uid)}


def test_calendar_bears_the_last_day_there_is(parties):
    parties.agree(due_on=date.max)
    (event,) = events(address(parties["responsible"]))
    assert event.decoded("dtstart") == date.max


def test_calendar_ends_with_the_mandate(parties):
    parties.agree()
    url = address(parties["responsible"])
    assert len(events(url)) == 1
    mandates.end(parties["responsible"].representations.get(), by=parties["staff"], at=timezone.now())
    assert Client().get(url).status_code == 404


def test_calendar_is_opened_changed_and_closed_by_its_owner(parties):
    client = Client()
    client.force_login(parties["responsible"])
    first = client.post("/mis-acuerdos/calendario/", follow=True).context["address"]
    second = client.post("/mis-acuerdos/calendario/", follow=True).context["address"]
    paths = [one[one.index("/mis-acuerdos/") :] for one in (first, second)]
    assert [Client().get(path).status_code for path in paths] == [404, 200]
    client.post("/mis-acuerdos/calendario/", {"close": "1"})
    assert Client().get(paths[1]).status_code == 404
    assert CalendarFeed.objects.count() == 0


def test_calendar_of_who_may_not_enter_is_404(parties):
    user = parties["responsible"]
    url = address(user)
    user.is_active = False
    user.save()
    assert Client().get(url).status_code == 404


def test_calendar_opened_first_speaks_of_no_earlier_address(parties):
    browser = Client()
    browser.force_login(parties["responsible"])
    pages = [browser.post("/mis-acuerdos/calendario/", follow=True).content.decode() for _time in range(2)]
    assert ["La anterior ya no sirve." in page for page in pages] == [False, True]
