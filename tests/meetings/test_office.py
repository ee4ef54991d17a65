"""Meetings, notices and agreements in the coordination's office and beside it, under the same rules."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mailings.outbox import sending
from meetings import noticing
from meetings.models import CommissionNotice
from tests import make
from tests.cast import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(coordinator):
    return client_of(coordinator)


def change(row) -> str:
    return reverse(f"admin:meetings_{row._meta.model_name}_change", args=[row.pk])


def test_meeting_is_corrected_and_whoever_has_it_open_hears_of_it(scene, staff):
    meeting = make.meeting(scene.commission, scene["focal"])
    data = {"held_on": "2026-01-15", "organizations": [scene.organization.pk], "version": 1}
    assert staff.post(change(meeting), data).status_code == 302
    assert list(meeting.organizations.all()) == [scene.organization]
    mine = {"held_on": "2026-01-16", "version": 1}
    assert scene.client("focal").post(scene.url("commission_meeting_edit", meeting.pk), mine).status_code == 409
    mine = {"held_on": "2026-01-16", "version": 2}
    assert scene.client("focal").post(scene.url("commission_meeting_edit", meeting.pk), mine).status_code == 302
    outside = make.organization()
    data |= {"organizations": [outside.pk], "version": 3}
    assert staff.post(change(meeting), data).status_code == 422
    assert meeting.organizations.count() == 0


def test_notice_withdrawn_is_sent_to_nobody_else_and_read_by_nobody_else(scene, staff, sink):
    now = timezone.now()
    notice = noticing.write(scene.commission, by=scene["focal"], subject="Hola", text="Con un error.", at=now)
    address = reverse("admin:meetings_commissionnotice_withdraw", args=[notice.pk])
    assert staff.post(address).status_code == 302
    assert sending.send_due() == 0
    assert sink.recipients == []
    assert (
        scene.client("titular").get(scene.url("commission_notice", notice.pk)).content.decode().count("Con un error.")
        == 0
    )
    assert staff.post(address).status_code == 422
    assert CommissionNotice.objects.get().withdrawn_by.email == "coordinacion@pacto.example"


def test_notice_is_withdrawn_by_who_leads_while_copies_wait(scene, sink):
    now = timezone.now()
    notice = noticing.write(scene.commission, by=scene["focal"], subject="Hola", text="Con un error.", at=now)
    detail, withdraw = scene.url("commission_notice", notice.pk), scene.url("commission_notice_withdraw", notice.pk)
    offered = [
        client_of(who).get(detail).content.decode().count("Retirar el aviso")
        for who in (scene["focal"], scene["titular"])
    ]
    assert offered == [1, 0]
    assert scene.client("focal").post(withdraw).status_code == 302
    assert sending.send_due() == 0
    assert sink.recipients == []
    assert scene.client("focal").get(detail).content.decode().count("Retirar el aviso") == 0
    assert scene.client("titular").get(detail).content.decode().count("Con un error.") == 0


def test_notice_that_reached_everybody_is_not_withdrawn_by_who_leads(scene, sink):
    now = timezone.now()
    notice = noticing.write(scene.commission, by=scene["focal"], subject="Hola", text="Nos vemos.", at=now)
    assert sending.send_due() == 3
    page = scene.client("focal").get(scene.url("commission_notice", notice.pk)).content.decode()
    assert page.count("Retirar el aviso") == 0


def test_notice_that_failed_is_tried_again_by_who_leads(scene, sink):
    now = timezone.now()
    sink.rcpt["titular@pacto.example"] = "550 no such user"
    notice = noticing.write(scene.commission, by=scene["focal"], subject="Hola", text="Nos vemos.", at=now)
    assert sending.send_due() == 2
    page = scene.client("focal").get(scene.url("commission_notice", notice.pk)).content.decode()
    assert page.count("A 1 persona no le llegó") == 1
    assert page.count("Reintentar") == 1
    del sink.rcpt["titular@pacto.example"]
    assert scene.client("focal").post(scene.url("commission_notice_try_again", notice.pk)).status_code == 302
    assert sending.send_due() == 1
    assert sink.recipients[-1] == "titular@pacto.example"


def test_agreement_is_made_from_the_page_of_a_meeting(scene):
    meeting = make.meeting(scene.commission, scene["focal"])
    browser, address = scene.client("focal"), scene.url("agreement_new") + f"?meeting={meeting.pk}"
    assert browser.get(scene.url("commission_meeting", meeting.pk)).content.decode().count(address) == 1
    assert browser.get(address).context["form"]["meeting"].value() == str(meeting.pk)
    browser.post(scene.url("agreement_new"), {"text": "Carta", "meeting": meeting.pk})
    assert browser.get(scene.url("commission_meeting", meeting.pk)).content.decode().count("Carta") == 1
    assert scene.client("titular").get(scene.url("commission_meeting", meeting.pk)).content.decode().count(address) == 0
