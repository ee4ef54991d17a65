"""What the office does to many rows at once: first it says what, then it does it."""

from datetime import timedelta
from io import BytesIO
from urllib.parse import quote

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from mailings.models import BadAddress
from members import merging
from members.models import ConfirmationRequest, Invitation, Organization
from tests import make
from tests.members.office_rows import imported
from tests.pages import elements, offered

ORGANIZATIONS, INVITATIONS = "/admin/members/organization/", "/admin/members/invitation/"


def chosen(action: str, *rows) -> dict:
    return {"action": action, "_selected_action": [row.pk for row in rows]}


def names(response) -> list[str]:
    return [row.name for row in response.context["cl"].result_list]


def test_asking_many_says_first_whom_it_asks(staff, cast):
    voiceless = make.organization("Sin voz")
    page = staff.post(ORGANIZATIONS, chosen("ask_selected", cast.organization, cast.other, voiceless))
    assert [row.name for row in page.context["plan"].ready] == ["Colibrí de Puebla", "Semilla de Oaxaca"]
    assert [row.name for row, _why in page.context["plan"].excluded] == ["Sin voz"]
    assert ConfirmationRequest.objects.count() == 0
    answer = staff.post(ORGANIZATIONS, offered(page, "confirmed"), follow=True)
    assert "Se les pregunta a 2. Los correos salen en un momento." in answer.text
    assert ConfirmationRequest.objects.count() == 2


def test_resending_many_leaves_out_what_bounces(staff, cast):
    sent = timezone.now() - timedelta(days=3)
    good = make.invitation(cast.organization, "buena@pacto.example", sent_at=sent)
    bad = make.invitation(cast.organization, "mala@pacto.example", sent_at=sent)
    BadAddress.objects.create(email="mala@pacto.example", code="5.1.1")
    page = staff.post(INVITATIONS, chosen("resend_selected", good, bad))
    assert [(row.email, why) for row, why in page.context["plan"].excluded] == [
        ("mala@pacto.example", "Esa dirección rebota: invite a otra.")
    ]
    staff.post(INVITATIONS, offered(page, "confirmed"))
    assert set(Invitation.objects.filter(sent_at=None)) == {good}


def test_links_of_many_are_one_page_with_the_words_written(staff, cast):
    open_one = make.invitation(cast.organization, "nueva@pacto.example")
    closed = make.invitation(cast.other, "otra@pacto.example", revoked_at=timezone.now(), revoked_by=cast["staff"])
    page = staff.post(INVITATIONS, chosen("links_of_selected", open_one, closed))
    links = [link.attributes["href"] for link in elements(page, "a", rel="noreferrer")]
    assert len(links) == 1
    assert links[0].startswith("https://wa.me/?text=")
    assert quote("Semilla de Oaxaca", safe="") in links[0]


def test_organizations_are_narrowed_by_whether_somebody_was_invited(staff, cast):
    cast.organization.representations.all().delete()
    invited = make.organization("Invitada")
    make.invitation(invited)
    assert names(staff.get(ORGANIZATIONS, {"pendiente": "sin-invitar"})) == ["Semilla de Oaxaca"]
    assert names(staff.get(ORGANIZATIONS, {"pendiente": "ya-invitada"})) == ["Invitada"]


def test_a_list_names_its_columns_where_titles_are_not_seen(staff):
    assert 'data-label="Titular"' in staff.get(ORGANIZATIONS).text


@pytest.fixture
def pair(cast) -> tuple[Organization, Organization]:
    kept = make.organization("Semilla", phone="55 1111 1111", municipality="Centro")
    return kept, make.organization("Semilla, A.C.", phone="55 2222 2222", municipality="Centro")


def test_merge_asks_which_of_two_values_stays(staff, pair):
    kept, absorbed = pair
    url = f"{ORGANIZATIONS}{kept.pk}/fusionar/vista-previa/"
    page = staff.get(url, {"other": absorbed.pk})
    assert [(name, own, other) for name, _label, own, other in page.context["conflicts"]] == [
        ("name", "Semilla", "Semilla, A.C."),
        ("phone", "55 1111 1111", "55 2222 2222"),
    ]
    staff.post(url, {"other": absorbed.pk, "stays": "this", "take": ["phone", "status"]})
    kept.refresh_from_db()
    assert (kept.name, kept.phone, kept.status) == ("Semilla", "55 2222 2222", "active")


def test_merge_with_a_choice_is_taken_back_whole(cast, pair):
    kept, absorbed = pair
    record = merging.merge(kept, absorbed, by=cast["staff"], at=timezone.now(), chosen=["phone"])
    assert merging.undo(record, by=cast["staff"], at=timezone.now()) == []
    kept.refresh_from_db()
    assert kept.phone == "55 1111 1111"


def test_decided_application_leads_to_the_next(staff, cast):
    older, newer = (make.application(confirmed_at=timezone.now() - timedelta(days=days)) for days in (5, 2))
    url = f"/admin/members/application/{older.pk}/no-aprobar/"
    assert staff.post(url, {"reason": "Falta la CLUNI"}).url == f"/admin/members/application/{newer.pk}/change/"
    url = f"/admin/members/application/{newer.pk}/no-aprobar/"
    assert staff.post(url, {"reason": "Falta la CLUNI"}).url == "/admin/members/application/"


def test_application_shows_first_whether_it_is_there_already(staff, cast):
    row = make.application("Semilla de Oaxaca", confirmed_at=timezone.now())
    page = staff.get(f"/admin/members/application/{row.pk}/change/").text
    assert page.index("¿Ya está en el padrón?") < page.index("field-contact_email")
    assert "field-cluni" not in page


def test_withdrawing_says_what_rests(staff, cast):
    commission = make.commission(4, name="Lactancia")
    make.seat(commission, cast.organization, cast["titular"])
    page = staff.get(f"{ORGANIZATIONS}{cast.organization.pk}/dar-de-baja/")
    assert "Lactancia" in page.text


def test_model_file_has_every_column_that_an_import_reads(staff):
    response = staff.get("/admin/members/memberimport/modelo/")
    titles = [cell.value for cell in next(load_workbook(BytesIO(response.content)).active.iter_rows())]
    assert {"estado", "RFC", "CLUNI"} <= set(titles)


def test_import_leads_to_inviting_those_that_it_brought(staff, cast):
    source = imported(cast)
    url = f"/admin/members/memberimport/{source.pk}/"
    assert f"{url}invitar/" in staff.get(f"{url}change/").text
    plan = staff.get(f"{url}invitar/").context["plan"]
    assert [row.name for row, _why in plan.excluded] == ["Rehilete"]
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "people"),
    [("representante", ["Contact", "Outsider", "Titular"]), ("consejo", ["Board"]), ("coordinacion", ["Staff"])],
)
def test_people_are_narrowed_by_what_they_are_today(staff, role, people):
    assert names(staff.get("/admin/members/user/", {"papel": role})) == people


def test_people_are_listed_with_whom_they_speak_for(staff):
    assert "Semilla de Oaxaca" in staff.get("/admin/members/user/", {"papel": "representante"}).text


def test_commission_shows_who_leads_and_who_sits_in_it(staff, cast):
    commission = make.commission(14, name="Lactancia")
    url = f"/admin/commissions/commission/{commission.pk}/change/"
    assert "Ninguna organización: agregue primero una" in staff.get(url).text
    make.seat(commission, cast.organization, cast["titular"])
    make.focal_point(commission, cast["titular"], cast.organization)
    sections = {section.title: section.lines for section in staff.get(url).context["sections"]}
    assert [line.text for line in sections["Quién la coordina"]] == ["Titular"]
    assert [line.text for line in sections["Quién participa"]] == ["Semilla de Oaxaca"]
