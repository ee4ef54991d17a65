"""What the pages of the commissions show to whom, at a fixed price."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commissions.models import Agenda, Edition, FocalPoint, JoinRequest
from mailings.models import Delivery
from mailings.outbox import sending
from meetings.models import Agreement, Body, SilenceCall
from members.models import Representation
from tests import make

pytestmark = pytest.mark.django_db
MOST = 10


@pytest.fixture
def room(house):
    """Commission 4: the house sits in it, its titular leads."""
    commission = make.commission(4)
    make.seat(commission, house.organization, house.users["titular"])
    make.focal_point(commission, house.users["titular"], house.organization)
    return commission


def grow(commission, many: int) -> None:
    """So many more organisations, requests and agreements in it, and as many other commissions."""
    for number in range(many, 2 * many):
        organization, person = make.organization(), make.user()
        make.seat(commission, organization, person)
        JoinRequest.objects.create(
            commission=commission, organization=make.organization(), delegate=person, asked_by=person
        )
        Agreement.objects.create(
            body=Body.objects.of(commission),
            year=2026,
            sequence=number + 1,
            text=f"Acuerdo {number}",
            due_on=timezone.localdate() + timedelta(days=number),
            made_by=person,
            key=f"clave-{number}",
        )
        make.seat(make.commission(100 + number), organization)


@pytest.mark.parametrize("address", ["/comisiones/", "/comisiones/comision-4/", "/comisiones/comision-4/trabajo/"])
def test_room_costs_the_same_however_full(house, room, address):
    client, costs = house.client("titular"), []
    for many in (1, 30):
        grow(room, many)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert costs[0] <= MOST


def test_public_page_names_who_leads_only_where_the_mandate_is_public(house, room, client):
    titular = house.users["titular"]
    for audience, shown in (("members", 0), ("public", 1)):
        Representation.objects.filter(user=titular).update(audience=audience)
        assert client.get("/comisiones/comision-4/").text.count(titular.name) == shown


def test_public_page_offers_the_agenda_only_once_it_is_published(house, room):
    """Red where the link stands always: a visitor walks into 404."""
    agenda = Agenda.objects.create(commission=room)
    offered = [Client().get("/comisiones/comision-4/").text.count("/comisiones/comision-4/agenda/")]
    Edition.objects.create(agenda=agenda, number=1, content={"activities": []}, published_by=house.users["titular"])
    offered.append(house.client("titular").get("/comisiones/comision-4/").text.count("/comisiones/comision-4/agenda/"))
    assert offered == [0, 1]


def test_public_page_shows_verified_agreements_as_achievements(house, room, client):
    about = {"body": Body.objects.of(room), "year": 2026, "made_by": house.users["staff"]}
    Agreement.objects.create(sequence=1, text="Sin verificar", key="a", **about)
    now = timezone.now()
    done = {"state": "done", "evidence": "Carta", "claimed_at": now, "claimed_by": house.users["contact"]}
    done |= {"closed_at": now, "closed_by": house.users["staff"]}
    Agreement.objects.create(sequence=2, text="Carta entregada", key="b", **about, **done)
    response = client.get("/comisiones/comision-4/")
    assert response.context["profile"].achievements == ["Carta entregada"]


def test_outsider_asks_and_the_focal_point_lets_her_in(house, room):
    outsider, titular = house.client("outsider"), house.client("titular")
    mandate = house.users["outsider"].representations.get()
    outsider.post("/comisiones/comision-4/entrar/", {"mandate": mandate.pk, "intention": "contribute", "text": ""})
    assert outsider.get("/comisiones/comision-4/trabajo/").status_code == 404
    asked = JoinRequest.objects.get()
    titular.post(f"/comisiones/comision-4/trabajo/solicitudes/{asked.pk}/", {"decision": "accept"})
    assert outsider.get("/comisiones/comision-4/trabajo/").status_code == 200


def test_focal_point_of_another_commission_decides_nothing_here(house, room):
    other = make.commission(5)
    make.seat(other, house.other)
    make.focal_point(other, house.users["outsider"], house.other)
    asked = JoinRequest.objects.create(
        commission=room, organization=house.other, delegate=house.users["outsider"], asked_by=house.users["outsider"]
    )
    client = house.client("outsider")
    for slug in ("comision-4", "comision-5"):
        address = f"/comisiones/{slug}/trabajo/solicitudes/{asked.pk}/"
        assert client.post(address, {"decision": "accept"}).status_code == 404
    assert JoinRequest.objects.waiting().count() == 1


def test_focal_point_whose_term_ended_keeps_no_right(house, room):
    client = house.client("titular")
    row = FocalPoint.objects.get()
    FocalPoint.objects.update(term=(row.started_at, timezone.now()))
    sheet = {"position": "Otra", "email": "otra@pacto.example"}
    assert client.post("/comisiones/comision-4/trabajo/mis-datos/", sheet).status_code == 404
    assert FocalPoint.objects.get().position == ""


def test_alternate_is_asked_by_mail_and_takes_over_on_the_page(house, room, sink):
    long_ago, now = timezone.now() - timedelta(days=60), timezone.now()
    FocalPoint.objects.update(term=(long_ago, None))
    alternate = make.user("suplente@pacto.example", name="Silvia")
    make.representation(house.organization, alternate, "contact")
    second = make.focal_point(room, alternate, house.organization, "alternate")
    call = SilenceCall.objects.create(
        commission=room,
        focal_point=FocalPoint.objects.get(kind="titular"),
        alternate=second,
        silent_since=long_ago,
        asked_at=now,
    )
    sending.send_due()  # on some days her agenda's reminder too
    calls = Delivery.objects.filter(kind="silence_call")
    assert list(calls.values_list("email", "state")) == [("suplente@pacto.example", "sent")]
    call.refresh_from_db()
    assert call.sent_at is not None
    client = house.client("visitor")
    client.force_login(alternate)
    assert client.post("/comisiones/comision-4/trabajo/asumir/").status_code == 302
    leads = FocalPoint.objects.effective(at=timezone.now()).values_list("user__name", "kind", "origin")
    assert list(leads) == [("Silvia", "titular", "took_over")]


def test_organization_changes_its_delegate_and_the_focal_point_her_sheet(house, room):
    client, seat = house.client("titular"), room.seats.get()
    place = {"delegate": house.users["contact"].pk, "intention": "read", "version": 1}
    assert client.post(f"/comisiones/comision-4/trabajo/lugares/{seat.pk}/", place).status_code == 302
    sheet = {"position": "Dirección", "mobile": "55 1234 5678", "email": "ana@pacto.example", "may_pass_on": "on"}
    sheet["version"] = 1
    assert client.post("/comisiones/comision-4/trabajo/mis-datos/", sheet).status_code == 302
    seat.refresh_from_db()
    row = FocalPoint.objects.get()
    assert seat.delegate == house.users["contact"]
    assert seat.intention == "read"
    assert row.position == "Dirección"
    assert row.mobile == "55 1234 5678"
    assert row.may_pass_on is True
