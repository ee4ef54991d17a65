"""Pages of agreements: lists and their file, one agreement, each act a POST, 409, and what is not yours is 404."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from meetings import agreeing, answering
from meetings.models import Agreement, Body
from members import mandates
from tests import make
from tests.meetings.promises import promise, scene
from tests.pages import differences

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return scene()


def client_of(here, name: str) -> Client:
    client = Client()
    client.force_login(here.users[name])
    return client


def address(row: Agreement, act: str = "") -> str:
    return row.get_absolute_url() + (f"{act}/" if act else "")


def test_agreement_new_is_numbered_and_shown(here):
    url = f"/comisiones/{here.commission.slug}/trabajo/acuerdos/nuevo/"
    actor = here.users["doer"]
    due_on = timezone.localdate() + timedelta(days=20)
    data = {"text": "Carta", "organization": here.organization.pk, "responsible": actor.pk, "due_on": str(due_on)}
    response = client_of(here, "focal").post(url, data)
    row = Agreement.objects.get()
    assert response.status_code == 302
    assert response.url == row.get_absolute_url()
    assert row.text == "Carta"
    assert row.responsible == actor
    assert row.due_on == due_on
    assert row.made_by == here.users["focal"]


def sent(here, address: str, data: dict) -> tuple[int, str]:
    """Status, and the page on which one ends."""
    response = client_of(here, "focal").post(address, data, follow=True)
    status = response.redirect_chain[0][1] if response.redirect_chain else response.status_code
    return status, response.content.decode()


@pytest.mark.parametrize("act", ["new", "mover"])
@pytest.mark.parametrize("day", ["2096-12-01", "1926-10-01"])
def test_agreement_of_a_day_that_nobody_means_is_asked_back(here, act, day):
    """Red where the year alone is looked at: 2096 is saved."""
    url = f"/comisiones/{here.commission.slug}/trabajo/acuerdos/nuevo/"
    before = promise(here)
    if act == "mover":
        url = address(before, act)
    data = {"text": "Carta", "reason": "Se acordó", "due_on": day}
    status, page = sent(here, url, data)
    assert status == 422
    assert page.count("¿Seguro que es el ") == 1
    assert not Agreement.objects.filter(due_on=day).exists()
    assert f'name="due_on-sure" value="{day}"' in page
    assert sent(here, url, data | {"due_on-sure": day})[0] == 302
    assert Agreement.objects.filter(due_on=day).count() == 1


def next_sunday() -> date:
    today = timezone.localdate()
    return today + timedelta(days=6 - today.weekday() or 7)


@pytest.mark.parametrize("act", ["new", "mover"])
@pytest.mark.parametrize(("days", "words"), [(None, "domingo"), (-9, "ya pasó")])
def test_agreement_of_a_sunday_or_a_past_day_is_kept_with_a_hint(here, act, days, words):
    url = f"/comisiones/{here.commission.slug}/trabajo/acuerdos/nuevo/"
    if act == "mover":
        url = address(promise(here), act)
    day = next_sunday() if days is None else timezone.localdate() + timedelta(days=days)
    status, page = sent(here, url, {"text": "Carta", "reason": "Se acordó", "due_on": str(day)})
    assert status == 302
    assert page.count("Ojo: el ") == 1
    assert words in page.split("Ojo: el ")[1][:60]


@pytest.mark.parametrize(("speaks_for", "status"), [(1, 302), (2, 422)])
def test_agreement_new_takes_the_organization_of_its_person_where_she_has_one(here, speaks_for, status):
    actor = here.users["doer"]
    for _more in range(speaks_for - 1):
        make.seat(here.commission, make.representation(make.organization(), actor).organization)
    url = f"/comisiones/{here.commission.slug}/trabajo/acuerdos/nuevo/"
    assert client_of(here, "focal").post(url, {"text": "Carta", "responsible": actor.pk}).status_code == status
    made = [] if speaks_for > 1 else [here.organization.pk]
    assert list(Agreement.objects.values_list("organization", flat=True)) == made


def test_agreement_names_every_organization_for_which_a_person_speaks_there(here):
    actor, more = here.users["doer"], make.organization("Ardilla")
    make.seat(here.commission, make.representation(more, actor).organization)
    make.representation(make.organization("Sin lugar aquí"), actor)
    page = client_of(here, "focal").get(f"/comisiones/{here.commission.slug}/trabajo/acuerdos/nuevo/").text
    assert f"{actor} · Ardilla, {here.organization}<" in page


@pytest.mark.parametrize("field", ["organization", "responsible", "verifier"])
def test_agreement_new_takes_nobody_from_outside(here, field):
    outsider = here.users["outsider"]
    outside = outsider.representations.get().organization.pk if field == "organization" else outsider.pk
    url = f"/comisiones/{here.commission.slug}/trabajo/acuerdos/nuevo/"
    response = client_of(here, "focal").post(url, {"text": "Carta", field: outside})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_agreement_edit_over_another_version_shows_both_texts(here):
    row = promise(here)
    focal, alternate = client_of(here, "focal"), client_of(here, "alternate")
    form = {"organization": here.organization.pk, "responsible": here.users["doer"].pk, "version": 1}
    assert alternate.post(address(row, "corregir"), form | {"text": "De la suplente"}).status_code == 302
    response = focal.post(address(row, "corregir"), form | {"text": "<b>Del punto focal</b>"})
    assert response.status_code == 409
    assert differences(response.context["form"]) == [("Acuerdo", "<b>Del punto focal</b>", "De la suplente")]
    assert "<b>" not in response.content.decode()
    version = response.context["form"].opened_version
    assert focal.post(address(row, "corregir"), form | {"text": "De las dos", "version": version}).status_code == 302
    row.refresh_from_db()
    assert row.text == "De las dos"
    assert row.version == 3


def test_agreement_edit_without_a_version_is_a_conflict(here):
    response = client_of(here, "focal").post(address(promise(here), "corregir"), {"text": "x"})
    assert response.status_code == 409


def test_story_from_answer_to_verified(here):
    row = promise(here)
    actor, focal = client_of(here, "doer"), client_of(here, "focal")
    assert actor.post(address(row, "responder"), {"kind": "help", "text": "Falta papel"}).status_code == 302
    asked = row.answers.get()
    granted = {"answer": asked.pk, "is_granted": "1", "reply": "Va."}
    assert focal.post(address(row, "atender"), granted).status_code == 302
    assert actor.post(address(row, "responder"), {"kind": "done", "text": "Acuse"}).status_code == 302
    assert focal.post(address(row, "devolver"), {"reason": "Sin sello"}).status_code == 302
    assert actor.post(address(row, "responder"), {"kind": "done", "text": "Acuse sellado"}).status_code == 302
    assert actor.post(address(row, "verificar")).status_code == 404
    assert focal.post(address(row, "verificar")).status_code == 302
    row.refresh_from_db()
    assert row.state == "done"
    assert row.evidence == "Acuse sellado"
    assert row.answers.filter(settled_at=None).count() == 0
    page = actor.get(address(row))
    assert [panel.name for panel in page.context["panels"]] == ["agreement_comment"]
    assert page.context["history"][0].who == "Focal"


def test_link_to_answer_is_passed_on_by_who_leads_while_it_answers(here):
    row = promise(here)
    page = client_of(here, "focal").get(address(row))
    link = page.context["link"]
    assert page.content.decode().count(link) == 1
    assert page.content.decode().count("https://wa.me/?text=") == 1
    for name in ("doer", "member"):
        assert client_of(here, name).get(address(row)).context["link"] == ""
    answer = {"kind": "done", "text": "Acuse"}
    assert Client().post(link[link.index("/acuerdos/") :], answer).status_code == 302
    row.refresh_from_db()
    assert row.claimed_by == here.users["doer"]
    assert client_of(here, "focal").get(address(row)).context["link"] == ""


def test_agreement_stands_under_the_tabs_of_its_commission_for_those_who_sit_there(here):
    row, work = promise(here), f'href="/comisiones/{here.commission.slug}/trabajo/"'
    for name, tabs in {"focal": 1, "member": 1, "staff": 1, "doer": 1}.items():
        assert client_of(here, name).get(address(row)).content.decode().count(work) == tabs
    assert client_of(here, "focal").get(address(row, "corregir")).content.decode().count(work) == 1
    here.organization.seats.update(term=(timezone.now() - timedelta(days=9), timezone.now()))
    assert client_of(here, "doer").get(address(row)).content.decode().count(work) == 0


def test_refused_act_keeps_what_was_typed(here):
    row = promise(here)
    response = client_of(here, "focal").post(address(row, "mover"), {"due_on": "nunca", "reason": "Por el puente"})
    assert response.status_code == 422
    assert "Por el puente" in response.content.decode()


def test_more_time_asks_until_when(here):
    row = promise(here)
    today = timezone.localdate()
    for until, status in (("", 422), (today, 422), (today + timedelta(days=1), 302)):
        data = {"kind": "time", "text": "Hay puente", "until": until}
        assert client_of(here, "doer").post(address(row, "responder"), data).status_code == status, until


@pytest.mark.parametrize("name", ["outsider", "member"])
def test_acts_of_others_are_404(here, name):
    row = promise(here)
    acts = ["corregir", "responder", "verificar", "devolver", "iniciar", "mover", "cancelar", "atender"]
    assert {act: client_of(here, name).post(address(row, act)).status_code for act in acts} == dict.fromkeys(acts, 404)


def test_agreement_of_an_organization_that_left_is_read_by_it_and_not_by_others(here):
    row = promise(here)
    here.commission.seats.filter(organization=here.organization).update(
        term=(timezone.now() - timedelta(days=1), timezone.now())
    )
    answers = {name: client_of(here, name).get(address(row)).status_code for name in here.users}
    assert answers == {"focal": 200, "alternate": 200, "doer": 200, "member": 200, "outsider": 404, "staff": 200}
    mandates.end(here.users["doer"].representations.get(), by=here.users["staff"])
    assert client_of(here, "doer").get(address(row)).status_code == 404


def test_foreign_numbers_are_404(here):
    row = promise(here)
    other = make.commission()
    client = client_of(here, "focal")
    for url in (
        address(row).replace(here.commission.slug, other.slug),
        address(row).replace(f"/{row.year}/1/", f"/{row.year}/2/"),
        f"/comisiones/{other.slug}/trabajo/acuerdos/",
        f"/comisiones/{other.slug}/trabajo/acuerdos/datos.csv",
        address(row).replace(f"/{row.year}/1/", f"/{'9' * 30}/{'9' * 30}/"),
    ):
        assert client.get(url).status_code == 404, url


def told(response) -> list[str]:
    return [row.number for row in response.context["page"]]


def test_list_shows_all_open_whatever_the_year_and_narrows(here):
    focal = here.users["focal"]
    old, late = promise(here, due_on=date(2020, 1, 31)), promise(here, due_on=date(2026, 1, 31))
    Agreement.objects.filter(pk=old.pk).update(year=2020)
    gone = promise(here)
    agreeing.cancel(gone, by=focal, at=timezone.now(), reason="Ya no hace falta")
    other = agreeing.make(here.commission, {"text": "Sin quien"}, by=focal, at=timezone.now())
    old.refresh_from_db()
    url, client = f"/comisiones/{here.commission.slug}/trabajo/acuerdos/", client_of(here, "doer")
    assert told(client.get(url)) == [old.number, late.number, other.number]
    expected = {
        "?estado=": [old.number, late.number, gone.number, other.number],
        "?estado=vencidos": [old.number, late.number],
        "?estado=cancelled": [gone.number],
        "?anio=2020": [old.number],
        f"?organizacion={here.organization.pk}": [old.number, late.number],
        "?mios=true": [old.number, late.number],
    }
    assert {query: told(client.get(url + query)) for query in expected} == expected
    for nonsense in ("?estado=x", "?organizacion=x", "?anio=x", f"?anio={'9' * 30}", "?page=9"):
        assert client.get(url + nonsense).status_code == 404, nonsense


def test_my_lists(here):
    row = promise(here)
    agreeing.make(here.commission, {"text": "Sin quien"}, by=here.users["focal"], at=timezone.now())
    counts = {
        name: [
            len(told(client_of(here, name).get(f"/mis-acuerdos/?lista={kind}")))
            for kind in ("mios", "organizacion", "comisiones", "vencidos", "todos")
        ]
        for name in ("doer", "member", "outsider", "staff")
    }
    assert counts == {
        "doer": [1, 1, 2, 0, 2],
        "member": [0, 0, 2, 0, 2],
        "outsider": [0, 0, 0, 0, 0],
        "staff": [0, 0, 0, 0, 2],
    }
    mandates.end(here.users["doer"].representations.get(), by=here.users["staff"])
    assert told(client_of(here, "doer").get("/mis-acuerdos/")) == [], row
    assert client_of(here, "doer").get("/mis-acuerdos/?lista=x").status_code == 404


def test_home_tells_who_promised_what_is_open_and_late(here):
    promise(here)
    promise(here, due_on=date(2020, 1, 31))
    cards = {name: client_of(here, name).get("/").context["cards"] for name in ("doer", "member")}
    mine = {name: [(card.text, card.waits) for card in cards[name] if card.url == "/mis-acuerdos/"] for name in cards}
    assert mine == {"doer": [("Abiertos: 2. Vencidos: 1.", True)], "member": []}


def test_csv_holds_what_is_seen_and_runs_no_formula(here):
    promise(here, text="=1+1")
    promise(here, text="Ya pasó", due_on=date(2020, 1, 31))
    response = client_of(here, "doer").get("/mis-acuerdos/datos.csv?estado=vencidos")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert [line.split('","')[2] for line in lines[1:]] == ["Ya pasó"]
    everything = client_of(here, "doer").get(f"/comisiones/{here.commission.slug}/trabajo/acuerdos/datos.csv")
    assert '"\'=1+1"' in everything.content.decode()


@pytest.mark.parametrize("kind", ["commission", "mine", "csv", "detail", "form"])
def test_queries_are_the_same_with_3_and_300(here, kind, django_assert_max_num_queries):
    row = promise(here)
    base = f"/comisiones/{here.commission.slug}/trabajo/acuerdos/"
    url = {
        "commission": base,
        "mine": "/mis-acuerdos/?lista=comisiones",
        "csv": base + "datos.csv",
        "detail": address(row),
        "form": base + "nuevo/",
    }[kind]
    client, counts = client_of(here, "focal"), []
    for number in (2, 297):
        Agreement.objects.bulk_create(
            Agreement(
                body=Body.objects.of(here.commission),
                year=2020 + number % 2,
                sequence=place + 1,
                text="x",
                organization=here.organization,
                responsible=here.users["doer"],
                key=f"{number}-{place}",
                made_by=here.users["focal"],
            )
            for place in range(number)
        )
        with django_assert_max_num_queries(10) as seen:
            assert client.get(url).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_verifying_is_offered_only_to_who_may_and_others_read_why(here):
    row = promise(here)
    link = answering.link_to_pass_on(row, by=here.users["focal"], at=timezone.now())
    path = "/" + link.split("/", 3)[3]
    assert Client().post(path, {"kind": "done", "text": "Ya está"}).status_code == 302
    page = client_of(here, "focal").get(address(row)).content.decode()
    assert ("Verificar que se cumplió" in page) is False
    assert ("Devolver: falta algo" in page) is False
    assert page.count("Se contestó desde un enlace que usted pasó: lo verifica otra persona.") == 1
    page = client_of(here, "alternate").get(address(row)).content.decode()
    assert ("Verificar que se cumplió" in page) is True
    assert ("lo verifica otra persona." in page) is False
    assert client_of(here, "alternate").post(address(row, "verificar")).status_code == 302
    assert "lo verifica otra persona." not in client_of(here, "focal").get(address(row)).content.decode()


def test_who_did_it_reads_why_she_does_not_verify(here):
    row = promise(here, organization=here.organization, responsible=None)
    agreeing.claim(row, by=here.users["focal"], at=timezone.now(), evidence="Minuta")
    page = client_of(here, "focal").get(address(row)).content.decode()
    assert "Quien lo hizo no puede verificarlo: toca a otra persona." in page
    assert "Verificar que se cumplió" not in page
