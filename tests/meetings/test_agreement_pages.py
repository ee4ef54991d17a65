"""Pages of agreements: lists and their file, one agreement, each act a POST, 409, and what is not yours is 404."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from meetings import agreeing, answering
from meetings.models import Agreement, Body
from members import mandates
from tests import make
from tests.pages import differences

pytestmark = pytest.mark.django_db


def address(row: Agreement, act: str = "") -> str:
    return row.get_absolute_url() + (f"{act}/" if act else "")


def test_agreement_new_is_numbered_and_shown(parties):
    url = f"/comisiones/{parties.commission.slug}/trabajo/acuerdos/nuevo/"
    actor = parties["responsible"]
    due_on = timezone.localdate() + timedelta(days=20)
    data = {"text": "Carta", "organization": parties.organization.pk, "responsible": actor.pk, "due_on": str(due_on)}
    response = parties.client("focal").post(url, data)
    row = Agreement.objects.get()
    assert response.status_code == 302
    assert response.url == row.get_absolute_url()
    assert row.text == "Carta"
    assert row.responsible == actor
    assert row.due_on == due_on
    assert row.made_by == parties["focal"]


def sent(parties, address: str, data: dict) -> tuple[int, str]:
    """Status, and the page on which one ends."""
    response = parties.client("focal").post(address, data, follow=True)
    status = response.redirect_chain[0][1] if response.redirect_chain else response.status_code
    return status, response.content.decode()


@pytest.mark.parametrize("act", ["new", "mover"])
@pytest.mark.parametrize("day", ["2096-12-01", "1926-10-01"])
def test_agreement_of_a_day_that_nobody_means_is_asked_back(parties, act, day):
    """Red where the year alone is looked at: 2096 is saved."""
    url = f"/comisiones/{parties.commission.slug}/trabajo/acuerdos/nuevo/"
    before = parties.agree()
    if act == "mover":
        url = address(before, act)
    data = {"text": "Carta", "reason": "Se acordó", "due_on": day}
    status, page = sent(parties, url, data)
    assert status == 422
    assert page.count("¿Seguro que es el ") == 1
    assert not Agreement.objects.filter(due_on=day).exists()
    assert f'name="due_on-sure" value="{day}"' in page
    assert sent(parties, url, data | {"due_on-sure": day})[0] == 302
    assert Agreement.objects.filter(due_on=day).count() == 1


def next_sunday() -> date:
    today = timezone.localdate()
    return today + timedelta(days=6 - today.weekday() or 7)


@pytest.mark.parametrize("act", ["new", "mover"])
@pytest.mark.parametrize(("days", "words"), [(None, "domingo"), (-9, "ya pasó")])
def test_agreement_of_a_sunday_or_a_past_day_is_kept_with_a_hint(parties, act, days, words):
    url = f"/comisiones/{parties.commission.slug}/trabajo/acuerdos/nuevo/"
    if act == "mover":
        url = address(parties.agree(due_on=next_sunday() + timedelta(days=1)), act)
    day = next_sunday() if days is None else timezone.localdate() + timedelta(days=days)
    status, page = sent(parties, url, {"text": "Carta", "reason": "Se acordó", "due_on": str(day)})
    assert status == 302
    assert page.count("Ojo: el ") == 1
    assert words in page.split("Ojo: el ")[1][:60]


@pytest.mark.parametrize(("speaks_for", "status"), [(1, 302), (2, 422)])
def test_agreement_new_takes_the_organization_of_its_person_where_she_has_one(parties, speaks_for, status):
    actor = parties["responsible"]
    for _more in range(speaks_for - 1):
        make.seat(parties.commission, make.representation(make.organization(), actor).organization)
    url = f"/comisiones/{parties.commission.slug}/trabajo/acuerdos/nuevo/"
    assert parties.client("focal").post(url, {"text": "Carta", "responsible": actor.pk}).status_code == status
    made = [] if speaks_for > 1 else [parties.organization.pk]
    assert list(Agreement.objects.values_list("organization", flat=True)) == made


def test_agreement_names_every_organization_for_which_a_person_speaks_there(parties):
    actor, more = parties["responsible"], make.organization("Ardilla")
    make.seat(parties.commission, make.representation(more, actor).organization)
    make.representation(make.organization("Sin lugar aquí"), actor)
    page = parties.client("focal").get(f"/comisiones/{parties.commission.slug}/trabajo/acuerdos/nuevo/").text
    assert f"{actor} · Ardilla, {parties.organization}<" in page


@pytest.mark.parametrize("field", ["organization", "responsible", "verifier"])
def test_agreement_new_takes_nobody_from_outside(parties, field):
    outsider = parties["outsider"]
    outside = outsider.representations.get().organization.pk if field == "organization" else outsider.pk
    url = f"/comisiones/{parties.commission.slug}/trabajo/acuerdos/nuevo/"
    response = parties.client("focal").post(url, {"text": "Carta", field: outside})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_agreement_edit_over_another_version_shows_both_texts(parties):
    row = parties.agree()
    focal, alternate = parties.client("focal"), parties.client("alternate")
    form = {"organization": parties.organization.pk, "responsible": parties["responsible"].pk, "version": 1}
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


def test_agreement_edit_without_a_version_is_a_conflict(parties):
    response = parties.client("focal").post(address(parties.agree(), "corregir"), {"text": "x"})
    assert response.status_code == 409


def test_story_from_answer_to_verified(parties):
    row = parties.agree()
    actor, focal = parties.client("responsible"), parties.client("focal")
    assert actor.post(address(row, "responder"), {"kind": "help", "text": "Falta papel"}).status_code == 302
    answer = row.answers.get()
    granted = {"answer": answer.pk, "is_granted": "1", "reply": "Va."}
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


def test_link_to_answer_is_passed_on_by_who_leads_while_it_answers(parties):
    row = parties.agree()
    page = parties.client("focal").get(address(row))
    link = page.context["link"]
    assert page.content.decode().count(link) == 1
    assert page.content.decode().count("https://wa.me/?text=") == 1
    for name in ("responsible", "member"):
        assert parties.client(name).get(address(row)).context["link"] == ""
    answer = {"kind": "done", "text": "Acuse"}
    assert Client().post(link[link.index("/acuerdos/") :], answer).status_code == 302
    row.refresh_from_db()
    assert row.claimed_by == parties["responsible"]
    assert parties.client("focal").get(address(row)).context["link"] == ""


def test_agreement_stands_under_the_tabs_of_its_commission_for_those_who_sit_there(parties):
    row, work = parties.agree(), f'href="/comisiones/{parties.commission.slug}/trabajo/"'
    for name, tabs in {"focal": 1, "member": 1, "staff": 1, "responsible": 1}.items():
        assert parties.client(name).get(address(row)).content.decode().count(work) == tabs
    assert parties.client("focal").get(address(row, "corregir")).content.decode().count(work) == 1
    parties.organization.seats.update(term=(timezone.now() - timedelta(days=9), timezone.now()))
    assert parties.client("responsible").get(address(row)).content.decode().count(work) == 0


def test_refused_act_keeps_what_was_typed(parties):
    row = parties.agree()
    response = parties.client("focal").post(address(row, "mover"), {"due_on": "nunca", "reason": "Por el puente"})
    assert response.status_code == 422
    assert "Por el puente" in response.content.decode()


def test_more_time_asks_until_when(parties):
    row = parties.agree()
    today = timezone.localdate()
    for until, status in (("", 422), (today, 422), (today + timedelta(days=1), 302)):
        data = {"kind": "time", "text": "Hay puente", "until": until}
        assert parties.client("responsible").post(address(row, "responder"), data).status_code == status, until


@pytest.mark.parametrize("name", ["outsider", "member"])
def test_acts_of_others_are_404(parties, name):
    row = parties.agree()
    acts = ["corregir", "responder", "verificar", "devolver", "iniciar", "mover", "cancelar", "atender"]
    assert {act: parties.client(name).post(address(row, act)).status_code for act in acts} == dict.fromkeys(acts, 404)


def test_agreement_of_an_organization_that_left_is_read_by_it_and_not_by_others(parties):
    row = parties.agree()
    parties.commission.seats.filter(organization=parties.organization).update(
        term=(timezone.now() - timedelta(days=1), timezone.now())
    )
    answers = {name: parties.client(name).get(address(row)).status_code for name in parties.users}
    assert answers == {"focal": 200, "alternate": 200, "responsible": 200, "member": 200, "outsider": 404, "staff": 200}
    mandates.end(parties["responsible"].representations.get(), by=parties["staff"], at=timezone.now())
    assert parties.client("responsible").get(address(row)).status_code == 404


def test_foreign_numbers_are_404(parties):
    row = parties.agree()
    other = make.commission()
    client = parties.client("focal")
    for url in (
        address(row).replace(parties.commission.slug, other.slug),
        address(row).replace(f"/{row.year}/1/", f"/{row.year}/2/"),
        f"/comisiones/{other.slug}/trabajo/acuerdos/",
        f"/comisiones/{other.slug}/trabajo/acuerdos/datos.csv",
        address(row).replace(f"/{row.year}/1/", f"/{'9' * 30}/{'9' * 30}/"),
    ):
        assert client.get(url).status_code == 404, url


def numbers(response) -> list[str]:
    return [row.number for row in response.context["page"]]


def test_list_shows_all_open_whatever_the_year_and_narrows(parties):
    focal = parties["focal"]
    old, late = parties.agree(due_on=date(2020, 1, 31)), parties.agree(due_on=date(2026, 1, 31))
    Agreement.objects.filter(pk=old.pk).update(year=2020)
    gone = parties.agree()
    agreeing.cancel(gone, by=focal, at=timezone.now(), reason="Ya no hace falta")
    other = agreeing.make(parties.commission, {"text": "Sin quien"}, by=focal, at=timezone.now())
    old.refresh_from_db()
    url, client = f"/comisiones/{parties.commission.slug}/trabajo/acuerdos/", parties.client("responsible")
    assert numbers(client.get(url)) == [old.number, late.number, other.number]
    expected = {
        "?estado=": [old.number, late.number, gone.number, other.number],
        "?estado=vencidos": [old.number, late.number],
        "?estado=cancelled": [gone.number],
        "?anio=2020": [old.number],
        f"?organizacion={parties.organization.pk}": [old.number, late.number],
        "?mios=true": [old.number, late.number],
    }
    assert {query: numbers(client.get(url + query)) for query in expected} == expected
    for nonsense in ("?estado=x", "?organizacion=x", "?anio=x", f"?anio={'9' * 30}", "?page=9"):
        assert client.get(url + nonsense).status_code == 404, nonsense


def test_my_lists(parties):
    row = parties.agree()
    agreeing.make(parties.commission, {"text": "Sin quien"}, by=parties["focal"], at=timezone.now())
    counts = {
        name: [
            len(numbers(parties.client(name).get(f"/mis-acuerdos/?lista={kind}")))
            for kind in ("mios", "organizacion", "comisiones", "vencidos", "todos")
        ]
        for name in ("responsible", "member", "outsider", "staff")
    }
    assert counts == {
        "responsible": [1, 1, 2, 0, 2],
        "member": [0, 0, 2, 0, 2],
        "outsider": [0, 0, 0, 0, 0],
        "staff": [0, 0, 0, 0, 2],
    }
    mandates.end(parties["responsible"].representations.get(), by=parties["staff"], at=timezone.now())
    assert numbers(parties.client("responsible").get("/mis-acuerdos/")) == [], row
    assert parties.client("responsible").get("/mis-acuerdos/?lista=x").status_code == 404


def test_home_tells_who_promised_what_is_open_and_late(parties):
    parties.agree(text="Pronto")
    parties.agree(text="Tarde", due_on=date(2020, 1, 31))
    parties.agree(text="Después", due_on=timezone.localdate() + timedelta(days=40))
    pages = {name: parties.client(name).get("/").context for name in ("responsible", "member")}
    cards = {
        name: [card.text for card in page["cards"] if card.url == "/mis-acuerdos/"] for name, page in pages.items()
    }
    assert cards == {"responsible": ["Abiertos: 3. Vencidos: 1."], "member": []}
    items = [(item.text, item.button) for item in pages["responsible"]["items"] if item.about == "Lactancia"]
    assert items == [("Tarde", "Contar cómo va"), ("Pronto", "Contar cómo va")]
    assert [item for item in pages["member"]["items"] if item.about == "Lactancia"] == []


def test_csv_holds_what_is_seen_and_runs_no_formula(parties):
    parties.agree(text="=1+1")
    parties.agree(text="Ya pasó", due_on=date(2020, 1, 31))
    response = parties.client("responsible").get("/mis-acuerdos/datos.csv?estado=vencidos")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert [line.split('","')[2] for line in lines[1:]] == ["Ya pasó"]
    everything = parties.client("responsible").get(f"/comisiones/{parties.commission.slug}/trabajo/acuerdos/datos.csv")
    assert '"\'=1+1"' in everything.content.decode()


@pytest.mark.parametrize("kind", ["commission", "mine", "csv", "detail", "form"])
def test_queries_are_the_same_with_3_and_300(parties, kind, django_assert_max_num_queries):
    row = parties.agree()
    base = f"/comisiones/{parties.commission.slug}/trabajo/acuerdos/"
    url = {
        "commission": base,
        "mine": "/mis-acuerdos/?lista=comisiones",
        "csv": base + "datos.csv",
        "detail": address(row),
        "form": base + "nuevo/",
    }[kind]
    client, counts = parties.client("focal"), []
    for number in (2, 297):
        Agreement.objects.bulk_create(
            Agreement(
                body=Body.objects.of(parties.commission),
                year=2020 + number % 2,
                sequence=place + 1,
                text="x",
                organization=parties.organization,
                responsible=parties["responsible"],
                key=f"{number}-{place}",
                made_by=parties["focal"],
            )
            for place in range(number)
        )
        with django_assert_max_num_queries(10) as seen:
            assert client.get(url).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_verifying_is_offered_only_to_who_may_and_others_read_why(parties):
    row = parties.agree()
    link = answering.link_to_pass_on(row, by=parties["focal"], at=timezone.now())
    path = "/" + link.split("/", 3)[3]
    assert Client().post(path, {"kind": "done", "text": "Ya está"}).status_code == 302
    page = parties.client("focal").get(address(row)).content.decode()
    assert ("Verificar que se cumplió" in page) is False
    assert ("Devolver: falta algo" in page) is False
    assert page.count("Se contestó desde un enlace que usted pasó: lo verifica otra persona.") == 1
    page = parties.client("alternate").get(address(row)).content.decode()
    assert "Verificar que se cumplió" in page
    assert ("lo verifica otra persona." in page) is False
    assert parties.client("alternate").post(address(row, "verificar")).status_code == 302
    assert "lo verifica otra persona." not in parties.client("focal").get(address(row)).content.decode()


def test_who_did_it_reads_why_she_does_not_verify(parties):
    row = parties.agree(organization=parties.organization, responsible=None)
    agreeing.claim(row, by=parties["focal"], at=timezone.now(), evidence="Minuta")
    page = parties.client("focal").get(address(row)).content.decode()
    assert "Quien lo hizo no puede verificarlo: le toca a otra persona." in page
    assert "Verificar que se cumplió" not in page


def test_agreements_of_a_meeting_are_noted_one_after_the_other(parties):
    meeting = make.meeting(parties.commission, parties["focal"])
    client, new = parties.client("focal"), parties.url("agreement_new")
    typed = {"text": "Pedir el salón", "meeting": meeting.pk}
    first = client.post(f"{new}?meeting={meeting.pk}", typed | {"another": "1"})
    assert first["Location"] == f"{new}?meeting={meeting.pk}"
    last = client.post(first["Location"], typed | {"text": "Avisar a las escuelas"})
    assert last["Location"] == parties.url("commission_meeting", meeting.pk)
    assert meeting.agreements.count() == 2
    alone = client.post(new, {"text": "Otra cosa"})
    assert alone["Location"] == Agreement.objects.get(text="Otra cosa").get_absolute_url()


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("buscar=carta", ["Carta al Congreso"]),
        ("buscar=CONGRESO+carta", ["Carta al Congreso"]),
        ("buscar=rehilete", ["Feria"]),
        ("buscar=nada", []),
        ("orden=organizacion", ["Carta al Congreso", "Feria"]),
        ("orden=recientes", ["Feria", "Carta al Congreso"]),
    ],
)
def test_list_is_searched_and_put_in_order(parties, query, texts):
    parties.agree(text="Carta al Congreso", due_on=timezone.localdate() + timedelta(days=9))
    member = parties["member"]
    parties.agree(text="Feria", responsible=member, organization=parties.seats["member"].organization)
    page = parties.client("focal").get(f"{parties.url('commission_agreements')}?{query}")
    assert [row.text for row in page.context["page"]] == texts


def test_list_finds_an_agreement_by_its_number(parties):
    row = parties.agree()
    parties.agree()
    for words in (row.number, row.number.removeprefix("COM-04/")):
        page = parties.client("focal").get(parties.url("commission_agreements"), {"buscar": words})
        assert list(page.context["page"]) == [row]


def test_list_says_which_organizations_are_late(parties):
    for _each in range(2):
        parties.agree(due_on=date(2020, 1, 31))
    parties.agree(organization=parties.seats["member"].organization, responsible=None, due_on=date(2020, 1, 31))
    page = parties.client("member").get(parties.url("commission_agreements"))
    assert [(row["organization__name"], row["number"]) for row in page.context["late"]] == [
        ("Colibrí", 2),
        ("Rehilete", 1),
    ]
    (link,) = re.findall(r'href="(\?[^"]+)">Rehilete', page.content.decode())
    narrowed = parties.client("member").get(parties.url("commission_agreements") + link.replace("&amp;", "&"))
    assert len(narrowed.context["page"]) == 1
