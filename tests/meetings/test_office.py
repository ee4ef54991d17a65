"""Meetings, notices and agreements in the coordination's office and beside it, under the same rules."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mailings.outbox import sending
from meetings import noticing
from meetings.models import Body, CommissionNotice, Meeting
from tests import make
from tests.commissions.room import a_room, client

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(db):
    return a_room()


@pytest.fixture
def staff(db):
    user = make.user("coordinacion@pacto.example")
    make.office(user)
    return client(user)


def change(row) -> str:
    return reverse(f"admin:meetings_{row._meta.model_name}_change", args=[row.pk])


def test_meeting_is_corrected_and_whoever_has_it_open_hears_of_it(room, staff):
    meeting = Meeting.objects.create(
        body=Body.objects.of(room.commission), held_on=timezone.localdate(), made_by=room.ana
    )
    data = {"held_on": "2026-01-15", "organizations": [room.colibri.organization_id], "version": 1}
    assert staff.post(change(meeting), data).status_code == 302
    assert list(meeting.organizations.all()) == [room.colibri.organization]
    mine = {"held_on": "2026-01-16", "version": 1}
    assert client(room.ana).post(room.url("commission_meeting_edit", meeting.pk), mine).status_code == 409
    mine = {"held_on": "2026-01-16", "version": 2}
    assert client(room.ana).post(room.url("commission_meeting_edit", meeting.pk), mine).status_code == 302
    outside = make.organization()
    data |= {"organizations": [outside.pk], "version": 3}
    assert staff.post(change(meeting), data).status_code == 422
    assert meeting.organizations.count() == 0


def test_notice_withdrawn_is_sent_to_nobody_else_and_read_by_nobody_else(room, staff, sink):
    now = timezone.now()
    notice = noticing.write(room.commission, by=room.ana, subject="Hola", text="Con un error.", at=now)
    address = reverse("admin:meetings_commissionnotice_withdraw", args=[notice.pk])
    assert staff.post(address).status_code == 302
    assert sending.send_due() == 0
    assert sink.recipients == []
    assert client(room.beto).get(room.url("commission_notice", notice.pk)).content.decode().count("Con un error.") == 0
    assert staff.post(address).status_code == 422
    assert CommissionNotice.objects.get().withdrawn_by.email == "coordinacion@pacto.example"


def test_notice_is_withdrawn_by_who_leads_while_copies_wait(room, sink):
    now = timezone.now()
    notice = noticing.write(room.commission, by=room.ana, subject="Hola", text="Con un error.", at=now)
    detail, withdraw = room.url("commission_notice", notice.pk), room.url("commission_notice_withdraw", notice.pk)
    offered = [client(who).get(detail).content.decode().count("Retirar el aviso") for who in (room.ana, room.beto)]
    assert offered == [1, 0]
    assert client(room.ana).post(withdraw).status_code == 302
    assert sending.send_due() == 0
    assert sink.recipients == []
    assert client(room.ana).get(detail).content.decode().count("Retirar el aviso") == 0
    assert client(room.beto).get(detail).content.decode().count("Con un error.") == 0


def test_notice_that_reached_everybody_is_not_withdrawn_by_who_leads(room, sink):
    now = timezone.now()
    notice = noticing.write(room.commission, by=room.ana, subject="Hola", text="Nos vemos.", at=now)
    assert sending.send_due() == 3
    page = client(room.ana).get(room.url("commission_notice", notice.pk)).content.decode()
    assert page.count("Retirar el aviso") == 0


def test_notice_that_failed_is_tried_again_by_who_leads(room, sink):
    now = timezone.now()
    sink.rcpt["beto@pacto.example"] = "550 no such user"
    notice = noticing.write(room.commission, by=room.ana, subject="Hola", text="Nos vemos.", at=now)
    assert sending.send_due() == 2
    page = client(room.ana).get(room.url("commission_notice", notice.pk)).content.decode()
    assert page.count("A 1 persona no le llegó") == 1
    assert page.count("Reintentar") == 1
    del sink.rcpt["beto@pacto.example"]
    assert client(room.ana).post(room.url("commission_notice_try_again", notice.pk)).status_code == 302
    assert sending.send_due() == 1
    assert sink.recipients[-1] == "beto@pacto.example"


def test_agreement_is_made_from_the_page_of_a_meeting(room):
    meeting = Meeting.objects.create(
        body=Body.objects.of(room.commission), held_on=timezone.localdate(), made_by=room.ana
    )
    browser, address = client(room.ana), room.url("agreement_new") + f"?meeting={meeting.pk}"
    assert browser.get(room.url("commission_meeting", meeting.pk)).content.decode().count(address) == 1
    assert browser.get(address).context["form"]["meeting"].value() == str(meeting.pk)
    browser.post(room.url("agreement_new"), {"text": "Carta", "meeting": meeting.pk})
    assert browser.get(room.url("commission_meeting", meeting.pk)).content.decode().count("Carta") == 1
    assert client(room.beto).get(room.url("commission_meeting", meeting.pk)).content.decode().count(address) == 0
