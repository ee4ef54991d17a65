"""The personal calendar: what one promised and is open, read back as any calendar program does; closed by its owner."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from meetings import agreeing, calendars
from meetings.models import CalendarFeed
from members import mandates
from tests.meetings.promises import promise, scene

pytestmark = pytest.mark.django_db
TRICKY = "Carta, sellada; con \\barra\r\nBEGIN:VEVENT y ñandú " + "larga " * 20


@pytest.fixture
def here():
    return scene()


def address(user) -> str:
    link = calendars.feed_link(calendars.renew(user, at=timezone.now()))
    return link[link.index("/mis-acuerdos/") :]


def events(url) -> list:
    response = Client().get(url)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_calendar_holds_each_open_promise_once(here):
    row = promise(here, text=TRICKY, due_on=date(2026, 12, 20))
    closed = promise(here)
    agreeing.cancel(closed, by=here.users["focal"], at=timezone.now(), reason="x")
    promise(here, due_on=None)
    (event,) = events(address(here.users["doer"]))
    assert str(event["summary"]) == f"{row.number}: {TRICKY}".replace("\r\n", "\n")
    assert event.decoded("dtstart") == date(2026, 12, 20)
    assert event.get("dtend") is None
    assert str(event["url"]).endswith(row.get_absolute_url())


def test_calendar_knows_an_event_again_wherever_the_portal_moves_to(here, settings):
    """Red where the address of the portal is part of the UID: every event stands twice in every calendar."""
    row = promise(here)
    url, uids = address(here.users["doer"]), set()
    for settings.SITE_URL in ("https://pacto.example", "https://otro.example:8443"):
        uids |= {str(event["uid"]) for event in events(url)}
    assert uids == {str(row.uid)}


def test_calendar_bears_the_last_day_there_is(here):
    promise(here, due_on=date.max)
    (event,) = events(address(here.users["doer"]))
    assert event.decoded("dtstart") == date.max


def test_calendar_ends_with_the_mandate(here):
    promise(here)
    url = address(here.users["doer"])
    assert len(events(url)) == 1
    mandates.end(here.users["doer"].representations.get(), by=here.users["staff"])
    assert Client().get(url).status_code == 404


def test_calendar_is_opened_changed_and_closed_by_its_owner(here):
    client = Client()
    client.force_login(here.users["doer"])
    first = client.post("/mis-acuerdos/calendario/", follow=True).context["address"]
    second = client.post("/mis-acuerdos/calendario/", follow=True).context["address"]
    paths = [one[one.index("/mis-acuerdos/") :] for one in (first, second)]
    assert [Client().get(path).status_code for path in paths] == [404, 200]
    client.post("/mis-acuerdos/calendario/", {"close": "1"})
    assert Client().get(paths[1]).status_code == 404
    assert CalendarFeed.objects.count() == 0


def test_calendar_of_who_may_not_enter_is_404(here):
    user = here.users["doer"]
    url = address(user)
    user.is_active = False
    user.save()
    assert Client().get(url).status_code == 404


def test_calendar_opened_first_speaks_of_no_earlier_address(here):
    browser = Client()
    browser.force_login(here.users["doer"])
    said = [browser.post("/mis-acuerdos/calendario/", follow=True).content.decode() for _time in range(2)]
    assert ["La anterior ya no sirve." in page for page in said] == [False, True]
