"""The commissions in the coordination's office: under the same rules about who wrote meanwhile."""

import pytest
from django.urls import reverse
from django.utils import timezone

from commissions import handing_over, noticing
from commissions.models import Commission, Meeting, Notice
from commitments.models import Commitment
from kit import queues
from mailings.outbox import sending
from tests import make
from tests.commissions.room import a_room, client
from tests.mailings.conftest import sink  # noqa: F401

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
    return reverse(f"admin:commissions_{row._meta.model_name}_change", args=[row.pk])


@pytest.mark.parametrize("version", ["1", ""])
def test_commission_saved_over_another_version_is_a_conflict_and_then_a_decision(room, staff, version):
    Commission.objects.update(description="De otra", version=2)
    commitments = [Commitment.objects.first().pk]
    data = {"number": 4, "name": "Lactancia", "slug": "comision-4", "commitments": commitments}
    data |= {"description": "<b>Mía</b>", "opened_version": version}
    answer = staff.post(change(room.commission), data)
    page = answer.content.decode()
    assert (answer.status_code, page.count("<li>Qué hace: De otra</li>"), page.count("<b>Mía</b>")) == (200, 1, 0)
    assert Commission.objects.get().description == "De otra"
    assert staff.post(change(room.commission), data | {"opened_version": "2"}).status_code == 302
    row = Commission.objects.get()
    assert (row.description, row.version) == ("<b>Mía</b>", 3)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "rios",
            "organization: Varias se llaman así. Escriba lo que va entre paréntesis: Ríos Dos (dos); Ríos Uno (uno).",
        ),
        ("Lagos", "organization: Ninguna organización integrante se llama así."),
        ("RIOS uno", None),
        ("dos", None),
    ],
)
def test_commission_gains_an_organization_by_part_of_its_name(room, staff, typed, said):
    for slug in ("uno", "dos"):
        make.organization(f"Ríos {slug.title()}", slug=slug)
    make.organization("Lagos", status="withdrawn", status_at=timezone.now(), status_reason="Se fue.")
    page = staff.post(reverse("admin:commissions_commission_place", args=[room.commission.pk]), {"organization": typed})
    if said:
        (error,) = page.context["form"].errors.items()
        assert f"{error[0]}: {error[1][0]}" == said
    else:
        assert room.commission.seats.filter(organization__slug=typed.split()[-1]).count() == 1


def test_meeting_is_corrected_and_whoever_has_it_open_hears_of_it(room, staff):
    meeting = Meeting.objects.create(commission=room.commission, held_on=timezone.localdate(), made_by=room.ana)
    data = {"held_on": "2026-01-15", "organizations": [room.colibri.organization_id], "opened_version": 1}
    assert staff.post(change(meeting), data).status_code == 302
    assert list(meeting.organizations.all()) == [room.colibri.organization]
    mine = {"held_on": "2026-01-16", "version": 1}
    assert client(room.ana).post(room.url("commission_meeting_edit", meeting.pk), mine).status_code == 409
    mine = {"held_on": "2026-01-16", "version": 2}
    assert client(room.ana).post(room.url("commission_meeting_edit", meeting.pk), mine).status_code == 302
    outside = make.organization()
    data |= {"organizations": [outside.pk], "opened_version": 3}
    assert (staff.post(change(meeting), data).status_code, meeting.organizations.count()) == (200, 0)


def test_notice_withdrawn_is_sent_to_nobody_else_and_read_by_nobody_else(room, staff, sink):  # noqa: F811
    now = timezone.now()
    notice = noticing.write(room.here(room.ana, at=now), subject="Hola", text="Con un error.", at=now)
    address = reverse("admin:commissions_notice_withdraw", args=[notice.pk])
    assert staff.post(address).status_code == 302
    assert (sending.send_due(), sink.recipients) == (0, [])
    assert client(room.beto).get(room.url("commission_notice", notice.pk)).content.decode().count("Con un error.") == 0
    assert (staff.post(address).status_code, Notice.objects.get().withdrawn_by.email) == (
        422,
        "coordinacion@pacto.example",
    )


def test_notice_is_withdrawn_by_who_leads_while_copies_wait(room, sink):  # noqa: F811
    now = timezone.now()
    notice = noticing.write(room.here(room.ana, at=now), subject="Hola", text="Con un error.", at=now)
    detail, withdraw = room.url("commission_notice", notice.pk), room.url("commission_notice_withdraw", notice.pk)
    offered = [client(who).get(detail).content.decode().count("Retirar el aviso") for who in (room.ana, room.beto)]
    assert offered == [1, 0]
    assert client(room.ana).post(withdraw).status_code == 302
    assert (sending.send_due(), sink.recipients) == (0, [])
    assert client(room.ana).get(detail).content.decode().count("Retirar el aviso") == 0
    assert client(room.beto).get(detail).content.decode().count("Con un error.") == 0


def test_notice_that_reached_everybody_is_not_withdrawn_by_who_leads(room, sink):  # noqa: F811
    now = timezone.now()
    notice = noticing.write(room.here(room.ana, at=now), subject="Hola", text="Nos vemos.", at=now)
    assert sending.send_due() == 3
    page = client(room.ana).get(room.url("commission_notice", notice.pk)).content.decode()
    assert page.count("Retirar el aviso") == 0


def test_alternate_who_becomes_focal_point_leaves_a_place_that_the_coordination_sees(room, staff):
    def waits() -> list[int]:
        return [one.count for one in queues.waiting(at=timezone.now()) if one.title == "Comisiones sin suplente"]

    make.commission(5, closed_at=timezone.now(), closed_by=room.ana)
    make.focal_point(room.commission, room.beto, room.colibri.organization, "alternate")
    assert waits() == [0]
    before = room.commission.focal_points.get(kind="titular")
    handing_over.name(
        *(room.commission, room.beto, room.colibri.organization),
        kind="titular",
        origin="elected",
        by=room.ana,
        at=timezone.now(),
        instead_of=before.pk,
    )
    assert waits() == [1]
    lacking = [
        list(staff.get(f"/admin/commissions/commission/?falta={kind}").context["cl"].queryset)
        for kind in ("alternate", "titular")
    ]
    assert lacking == [[room.commission], []]


def test_notice_that_failed_is_tried_again_by_who_leads(room, sink):  # noqa: F811
    now = timezone.now()
    sink.rcpt["beto@pacto.example"] = "550 no such user"
    notice = noticing.write(room.here(room.ana, at=now), subject="Hola", text="Nos vemos.", at=now)
    assert sending.send_due() == 2
    page = client(room.ana).get(room.url("commission_notice", notice.pk)).content.decode()
    assert (page.count("A 1 persona no le llegó"), page.count("Reintentar")) == (1, 1)
    del sink.rcpt["beto@pacto.example"]
    assert client(room.ana).post(room.url("commission_notice_try_again", notice.pk)).status_code == 302
    assert (sending.send_due(), sink.recipients[-1]) == (1, "beto@pacto.example")


def test_seat_and_sheet_saved_over_another_version_show_both(room):
    browser = client(room.beto)
    seat = {"delegate": room.beto.pk, "intention": "read", "version": 1}
    url = room.url("commission_seat", room.colibri.pk)
    assert browser.post(url, seat).status_code == 302
    conflict = browser.post(url, seat | {"delegate": room.dora.pk})
    assert (conflict.status_code, conflict.context["differences"]) == (409, [("Persona delegada", "Dora", "Beto")])
    assert browser.post(url, seat | {"delegate": room.dora.pk, "version": 2}).status_code == 302
    browser, url = client(room.ana), room.url("commission_my_sheet")
    sheet = {"position": "Dirección", "email": "ana@pacto.example", "version": 1}
    assert browser.post(url, sheet).status_code == 302
    conflict = browser.post(url, sheet | {"position": "<i>Otra</i>"})
    assert conflict.status_code == 409
    assert conflict.context["differences"] == [("Cargo", "<i>Otra</i>", "Dirección")]


def test_mistake_in_a_sheet_does_not_pass_over_what_was_saved_meanwhile(room):
    browser, url = client(room.ana), room.url("commission_my_sheet")
    sheet = {"position": "Dirección", "email": "ana@pacto.example", "version": 1}
    assert browser.post(url, sheet).status_code == 302
    mistaken = browser.post(url, sheet | {"position": "Otra", "email": "ana"})
    assert mistaken.status_code == 422
    again = sheet | {"position": "Otra", "version": mistaken.context["form"].opened_version()}
    assert browser.post(url, again).status_code == 409


def test_agreement_is_made_from_the_page_of_a_meeting(room):
    meeting = Meeting.objects.create(commission=room.commission, held_on=timezone.localdate(), made_by=room.ana)
    browser, address = client(room.ana), room.url("agreement_new") + f"?meeting={meeting.pk}"
    assert browser.get(room.url("commission_meeting", meeting.pk)).content.decode().count(address) == 1
    assert browser.get(address).context["form"]["meeting"].value() == str(meeting.pk)
    browser.post(room.url("agreement_new"), {"text": "Carta", "meeting": meeting.pk})
    assert browser.get(room.url("commission_meeting", meeting.pk)).content.decode().count("Carta") == 1
    assert client(room.beto).get(room.url("commission_meeting", meeting.pk)).content.decode().count(address) == 0
