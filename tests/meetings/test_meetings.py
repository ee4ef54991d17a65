"""The bare record of meetings."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from meetings import agreeing
from meetings.models import Agreement, Meeting
from tests import make
from tests.commissions.room import a_room, client
from tests.races import behind


@pytest.fixture
def room(db):
    return a_room()


def data(room, **more) -> dict:
    base = {"held_on": str(timezone.localdate()), "organizations": [room.colibri.organization_id]}
    return base | more


def recorded(room) -> Meeting:
    made = make.meeting(room.commission, room.ana)
    made.organizations.add(room.semilla.organization)
    return made


def test_meeting_is_written_down_by_who_leads(room):
    browser = client(room.ana)
    assert browser.post(room.url("commission_meeting_new"), data(room, link="pacto.example/minuta")).status_code == 302
    meeting = Meeting.objects.get()
    assert list(meeting.organizations.all()) == [room.colibri.organization]
    assert meeting.made_by == room.ana
    assert meeting.link == "https://pacto.example/minuta"
    assert meeting.is_virtual is False
    page = client(room.beto).get(room.url("commission_meeting", meeting.pk)).content.decode()
    assert page.count("<li>Colibrí</li>") == 1


def test_meeting_tells_how_each_of_its_agreements_stands(room):
    meeting, now = recorded(room), timezone.now()
    yesterday = timezone.localdate(now) - timedelta(days=1)
    claimed, closed = {"claimed_at": now, "claimed_by": room.beto}, {"closed_at": now, "closed_by": room.ana}
    for text, values in {
        "Uno": {},
        "Dos": {"due_on": yesterday},
        "Tres": {"state": "done", "evidence": "Se ve"} | claimed | closed,
        "Cuatro": {"state": "cancelled", "cancel_reason": "Ya no"} | closed,
    }.items():
        made = agreeing.make(room.commission, {"text": text, "meeting": meeting}, by=room.ana, at=now)
        Agreement.objects.filter(pk=made.pk).update(**values)
    page = client(room.beto).get(room.url("commission_meeting", meeting.pk)).content.decode()
    assert re.findall(r'class="badge[^"]*">([^<]+)<', page)[1:] == ["Pendiente", "Vencido", "Cumplido", "Cancelado"]


@pytest.mark.parametrize("name", ["held_on", "minutes_sent_on"])
def test_meeting_of_a_day_that_nobody_means_is_asked_back(room, name):
    days = {"held_on": "1926-08-26", "minutes_sent_on": str(timezone.localdate() + timedelta(days=40))}
    browser, sent = client(room.ana), data(room) | {name: days[name]}
    asked = browser.post(room.url("commission_meeting_new"), sent)
    assert asked.status_code == 422
    assert asked.content.decode().count("¿Seguro que es el ") == 1
    sent |= {f"{name}-sure": days[name]}
    assert browser.post(room.url("commission_meeting_new"), sent).status_code == 302
    assert str(getattr(Meeting.objects.get(), name)) == days[name]


def test_meeting_of_a_sunday_is_kept_with_a_hint_and_one_that_was_is_not_told_so(room):
    today = timezone.localdate()
    sunday = today - timedelta(days=(today.weekday() + 1) % 7)
    page = client(room.ana).post(room.url("commission_meeting_new"), data(room, held_on=str(sunday)), follow=True)
    assert page.content.decode().count("Ojo: el ") == 1
    assert "ya pasó" not in page.content.decode()


def test_meeting_by_who_does_not_lead_is_not_found(room):
    assert client(room.beto).post(room.url("commission_meeting_new"), data(room)).status_code == 404
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"held_on": str(timezone.localdate() + timedelta(days=2))}, "las reuniones que ya se celebraron"),
        ({"minutes_sent_on": "2020-01-01"}, "La minuta no puede haberse enviado antes"),
        ({"link": "javascript:alert(1)"}, "la dirección de una página"),
    ],
)
def test_meeting_with_wrong_facts_is_refused(room, more, sentence):
    response = client(room.ana).post(room.url("commission_meeting_new"), data(room, **more))
    assert response.status_code == 422
    assert (response.content.decode().count(sentence) > 0) is True
    assert Meeting.objects.count() == 0


def test_meeting_with_an_organization_from_outside_is_refused(room):
    outside = make.organization("Ajena")
    response = client(room.ana).post(room.url("commission_meeting_new"), data(room, organizations=[outside.pk]))
    assert response.status_code == 422
    assert Meeting.objects.count() == 0


def test_meeting_keeps_an_organization_that_has_left_since(room):
    meeting, now = recorded(room), timezone.now()
    meeting.organizations.add(room.colibri.organization)
    type(room.colibri).objects.filter(pk=room.colibri.pk).update(term=(now - timedelta(days=1), now))
    page = client(room.ana).get(room.url("commission_meeting_edit", meeting.pk)).content.decode()
    assert page.count(f'name="organizations" value="{room.colibri.organization_id}"') == 1


def test_meeting_of_another_commission_is_not_found(room):
    other = make.commission(5)
    meeting = make.meeting(other, room.ana)
    for name in ("commission_meeting", "commission_meeting_edit"):
        assert client(room.ana).get(room.url(name, meeting.pk)).status_code == 404


def test_meeting_saved_without_a_version_is_a_conflict(room):
    meeting = recorded(room)
    response = client(room.ana).post(room.url("commission_meeting_edit", meeting.pk), data(room))
    assert response.status_code == 409
    assert list(meeting.organizations.all()) == [room.semilla.organization]


@pytest.mark.django_db(transaction=True)
def test_meeting_corrected_by_two_at_once_tells_one_of_the_other(room):
    """Red without the lock of `record`: both are told that theirs was saved."""
    meeting, number = recorded(room), room.colibri.organization
    make.focal_point(room.commission, room.beto, number, "alternate")
    url = room.url("commission_meeting_edit", meeting.pk)

    def save(user, link):
        browser = client(user)
        return lambda: browser.post(url, data(room, link=link, version=1)).status_code

    results = behind(save(room.ana, "https://a.example/"), save(room.beto, "https://b.example/"))
    meeting.refresh_from_db()
    assert results == [302, 409]
    assert meeting.link == "https://a.example/"


def test_meeting_corrected_is_not_said_to_be_noted(room):
    url = room.url("commission_meeting_edit", recorded(room).pk)
    said = client(room.ana).post(url, data(room, version="1"), follow=True).content.decode()
    assert ("La reunión quedó corregida." in said) is True
    assert ("¿Qué se acordó?" in said) is False
