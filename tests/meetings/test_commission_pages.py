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
from tests.cast import commission_of

pytestmark = pytest.mark.django_db
MOST = 10


@pytest.fixture
def commission(cast):
    return commission_of(cast)


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
def test_pages_of_a_commission_cost_the_same_however_full(cast, commission, address):
    client, costs = cast.client("titular"), []
    for many in (1, 30):
        grow(commission, many)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert costs[0] <= MOST


def test_public_page_names_who_leads_only_where_the_mandate_is_public(cast, commission, client):
    titular = cast["titular"]
    for audience, shown in (("members", 0), ("public", 1)):
        Representation.objects.filter(user=titular).update(audience=audience)
        assert client.get("/comisiones/comision-4/").text.count(titular.name) == shown


def test_public_page_offers_the_agenda_only_once_it_is_published(cast, commission):
    """Red where the link stands always: a visitor walks into 404."""
    agenda = Agenda.objects.create(commission=commission)
    offered = [Client().get("/comisiones/comision-4/").text.count("/comisiones/comision-4/agenda/")]
    Edition.objects.create(agenda=agenda, number=1, content={"activities": []}, published_by=cast["titular"])
    offered.append(cast.client("titular").get("/comisiones/comision-4/").text.count("/comisiones/comision-4/agenda/"))
    assert offered == [0, 1]


def test_public_page_shows_verified_agreements_as_achievements(cast, commission, client):
    about = {"body": Body.objects.of(commission), "year": 2026, "made_by": cast["staff"]}
    Agreement.objects.create(sequence=1, text="Sin verificar", key="a", **about)
    now = timezone.now()
    done = {"state": "done", "evidence": "Carta", "claimed_at": now, "claimed_by": cast["contact"]}
    done |= {"closed_at": now, "closed_by": cast["staff"]}
    Agreement.objects.create(sequence=2, text="Carta entregada", key="b", **about, **done)
    response = client.get("/comisiones/comision-4/")
    assert response.context["profile"].achievements == ["Carta entregada"]


def test_outsider_asks_and_the_focal_point_lets_her_in(cast, commission):
    outsider, titular = cast.client("outsider"), cast.client("titular")
    mandate = cast["outsider"].representations.get()
    outsider.post("/comisiones/comision-4/entrar/", {"mandate": mandate.pk, "intention": "contribute", "text": ""})
    assert outsider.get("/comisiones/comision-4/trabajo/").status_code == 404
    join_request = JoinRequest.objects.get()
    titular.post(f"/comisiones/comision-4/trabajo/solicitudes/{join_request.pk}/", {"decision": "accept"})
    assert outsider.get("/comisiones/comision-4/trabajo/").status_code == 200


def test_focal_point_of_another_commission_decides_nothing_here(cast, commission):
    other = make.commission(5)
    make.seat(other, cast.other)
    make.focal_point(other, cast["outsider"], cast.other)
    join_request = JoinRequest.objects.create(
        commission=commission, organization=cast.other, delegate=cast["outsider"], asked_by=cast["outsider"]
    )
    client = cast.client("outsider")
    for slug in ("comision-4", "comision-5"):
        address = f"/comisiones/{slug}/trabajo/solicitudes/{join_request.pk}/"
        assert client.post(address, {"decision": "accept"}).status_code == 404
    assert JoinRequest.objects.waiting().count() == 1


def test_focal_point_whose_term_ended_keeps_no_right(cast, commission):
    client = cast.client("titular")
    row = FocalPoint.objects.get()
    FocalPoint.objects.update(term=(row.started_at, timezone.now()))
    sheet = {"position": "Otra", "email": "otra@pacto.example"}
    assert client.post("/comisiones/comision-4/trabajo/mis-datos/", sheet).status_code == 404
    assert FocalPoint.objects.get().position == ""


def test_alternate_is_asked_by_mail_and_takes_over_on_the_page(cast, commission, sink):
    long_ago, now = timezone.now() - timedelta(days=60), timezone.now()
    FocalPoint.objects.update(term=(long_ago, None))
    alternate = make.user("suplente@pacto.example", name="Silvia")
    make.representation(cast.organization, alternate, "contact")
    second = make.focal_point(commission, alternate, cast.organization, "alternate")
    call = SilenceCall.objects.create(
        commission=commission,
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
    client = cast.client("visitor")
    client.force_login(alternate)
    assert client.post("/comisiones/comision-4/trabajo/asumir/").status_code == 302
    leads = FocalPoint.objects.effective(at=timezone.now()).values_list("user__name", "kind", "origin")
    assert list(leads) == [("Silvia", "titular", "took_over")]


def test_organization_changes_its_delegate_and_the_focal_point_her_sheet(cast, commission):
    client, seat = cast.client("titular"), commission.seats.get()
    place = {"delegate": cast["contact"].pk, "intention": "read", "version": 1}
    assert client.post(f"/comisiones/comision-4/trabajo/lugares/{seat.pk}/", place).status_code == 302
    sheet = {"position": "Dirección", "mobile": "55 1234 5678", "email": "ana@pacto.example", "may_pass_on": "on"}
    sheet["version"] = 1
    assert client.post("/comisiones/comision-4/trabajo/mis-datos/", sheet).status_code == 302
    seat.refresh_from_db()
    row = FocalPoint.objects.get()
    assert seat.delegate == cast["contact"]
    assert seat.intention == "read"
    assert row.position == "Dirección"
    assert row.mobile == "55 1234 5678"
    assert row.may_pass_on is True
