"""The bare record of meetings."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from meetings import agreeing
from meetings.models import Agreement, Meeting
from tests import make
from tests.cast import client_of
from tests.races import behind


def data(scene, **more) -> dict:
    base = {"held_on": str(timezone.localdate()), "organizations": [scene.organization.pk]}
    return base | more


def recorded(scene) -> Meeting:
    made = make.meeting(scene.commission, scene["focal"])
    made.organizations.add(scene.seats["focal"].organization)
    return made


def test_meeting_is_written_down_by_who_leads(scene):
    browser = scene.client("focal")
    assert (
        browser.post(scene.url("commission_meeting_new"), data(scene, link="pacto.example/minuta")).status_code == 302
    )
    meeting = Meeting.objects.get()
    assert list(meeting.organizations.all()) == [scene.organization]
    assert meeting.made_by == scene["focal"]
    assert meeting.link == "https://pacto.example/minuta"
    assert meeting.is_virtual is False
    page = scene.client("titular").get(scene.url("commission_meeting", meeting.pk)).content.decode()
    assert page.count("<li>Colibrí</li>") == 1


def test_meeting_tells_how_each_of_its_agreements_stands(scene):
    meeting, now = recorded(scene), timezone.now()
    yesterday = timezone.localdate(now) - timedelta(days=1)
    claimed, closed = (
        {"claimed_at": now, "claimed_by": scene["titular"]},
        {"closed_at": now, "closed_by": scene["focal"]},
    )
    for text, values in {
        "Uno": {},
        "Dos": {"due_on": yesterday},
        "Tres": {"state": "done", "evidence": "Se ve"} | claimed | closed,
        "Cuatro": {"state": "cancelled", "cancel_reason": "Ya no"} | closed,
    }.items():
        made = agreeing.make(scene.commission, {"text": text, "meeting": meeting}, by=scene["focal"], at=now)
        Agreement.objects.filter(pk=made.pk).update(**values)
    page = scene.client("titular").get(scene.url("commission_meeting", meeting.pk)).content.decode()
    assert re.findall(r'class="badge[^"]*">([^<]+)<', page)[1:] == ["Pendiente", "Vencido", "Cumplido", "Cancelado"]


@pytest.mark.parametrize("name", ["held_on", "minutes_sent_on"])
def test_meeting_of_a_day_that_nobody_means_is_asked_back(scene, name):
    days = {"held_on": "1926-08-26", "minutes_sent_on": str(timezone.localdate() + timedelta(days=40))}
    browser, sent = scene.client("focal"), data(scene) | {name: days[name]}
    answer = browser.post(scene.url("commission_meeting_new"), sent)
    assert answer.status_code == 422
    assert answer.content.decode().count("¿Seguro que es el ") == 1
    sent |= {f"{name}-sure": days[name]}
    assert browser.post(scene.url("commission_meeting_new"), sent).status_code == 302
    assert str(getattr(Meeting.objects.get(), name)) == days[name]


def test_meeting_of_a_sunday_is_kept_with_a_hint_and_one_that_was_is_not_told_so(scene):
    today = timezone.localdate()
    sunday = today - timedelta(days=(today.weekday() + 1) % 7)
    page = scene.client("focal").post(
        scene.url("commission_meeting_new"), data(scene, held_on=str(sunday)), follow=True
    )
    assert page.content.decode().count("Ojo: el ") == 1
    assert "ya pasó" not in page.content.decode()


def test_meeting_by_who_does_not_lead_is_not_found(scene):
    assert scene.client("titular").post(scene.url("commission_meeting_new"), data(scene)).status_code == 404
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"held_on": str(timezone.localdate() + timedelta(days=2))}, "las reuniones que ya se celebraron"),
        ({"minutes_sent_on": "2020-01-01"}, "La minuta no puede haberse enviado antes"),
        ({"link": "javascript:alert(1)"}, "la dirección de una página"),
    ],
)
def test_meeting_with_wrong_facts_is_refused(scene, more, sentence):
    response = scene.client("focal").post(scene.url("commission_meeting_new"), data(scene, **more))
    assert response.status_code == 422
    assert response.content.decode().count(sentence) > 0
    assert Meeting.objects.count() == 0


def test_meeting_with_an_organization_from_outside_is_refused(scene):
    outside = make.organization("Ajena")
    response = scene.client("focal").post(scene.url("commission_meeting_new"), data(scene, organizations=[outside.pk]))
    assert response.status_code == 422
    assert Meeting.objects.count() == 0


def test_meeting_keeps_an_organization_that_has_left_since(scene):
    meeting, now = recorded(scene), timezone.now()
    meeting.organizations.add(scene.organization)
    type(scene.seats["delegate"]).objects.filter(pk=scene.seats["delegate"].pk).update(
        term=(now - timedelta(days=1), now)
    )
    page = scene.client("focal").get(scene.url("commission_meeting_edit", meeting.pk)).content.decode()
    assert page.count(f'name="organizations" value="{scene.organization.pk}"') == 1


def test_meeting_of_another_commission_is_not_found(scene):
    other = make.commission(5)
    meeting = make.meeting(other, scene["focal"])
    for name in ("commission_meeting", "commission_meeting_edit"):
        assert scene.client("focal").get(scene.url(name, meeting.pk)).status_code == 404


def test_meeting_saved_without_a_version_is_a_conflict(scene):
    meeting = recorded(scene)
    response = scene.client("focal").post(scene.url("commission_meeting_edit", meeting.pk), data(scene))
    assert response.status_code == 409
    assert list(meeting.organizations.all()) == [scene.seats["focal"].organization]


@pytest.mark.django_db(transaction=True)
def test_meeting_corrected_by_two_at_once_tells_one_of_the_other(scene):
    """Red without the lock of `record`: both are told that theirs was saved."""
    meeting, number = recorded(scene), scene.organization
    make.focal_point(scene.commission, scene["titular"], number, "alternate")
    url = scene.url("commission_meeting_edit", meeting.pk)

    def save(user, link):
        browser = client_of(user)
        return lambda: browser.post(url, data(scene, link=link, version=1)).status_code

    results = behind(save(scene["focal"], "https://a.example/"), save(scene["titular"], "https://b.example/"))
    meeting.refresh_from_db()
    assert results == [302, 409]
    assert meeting.link == "https://a.example/"


def test_meeting_corrected_is_not_said_to_be_noted(scene):
    url = scene.url("commission_meeting_edit", recorded(scene).pk)
    text = scene.client("focal").post(url, data(scene, version="1"), follow=True).content.decode()
    assert "La reunión quedó corregida." in text
    assert ("¿Qué se acordó?" in text) is False
