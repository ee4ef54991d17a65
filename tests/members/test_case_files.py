"""The case files of the office: all that it knows of an organisation or a person, on one page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mailings.models import BadAddress, Delivery
from members.call_notes import note_call
from members.models import CallNote, Invitation
from members.retention import CALL_NOTES
from tests import make
from tests.pages import elements, texts

NOW = timezone.now


def organization_page(client, organization):
    return client.get(f"/admin/members/organization/{organization.pk}/expediente/")


def person_page(client, user):
    return client.get(f"/admin/members/user/{user.pk}/expediente/")


def sections(page) -> dict[str, list[str]]:
    """Title → what stands in each line."""
    return {section.title: [line.text for line in section.lines] for section in page.context["sections"]}


def seated(cast):
    commission = make.commission(4, name="Lactancia")
    make.seat(commission, cast.organization, cast["titular"])
    make.focal_point(commission, cast["titular"], cast.organization)
    return commission


def test_case_file_says_who_speaks_for_it_where_it_works_and_what_it_was_sent(staff, cast):
    seated(cast)
    make.focus(cast.organization, "lactancia")
    Delivery.objects.create(kind="digest", email="titular@pacto.example", user=cast["titular"], subject="Un acuerdo")
    page = organization_page(staff, cast.organization)
    assert page.status_code == 200
    lines = sections(page)
    assert lines["Quiénes la representan"] == ["Titular", "Contact"]
    assert lines["Comisiones"] == ["Punto focal de Lactancia", "Lactancia"]
    assert lines["Correos"] == ["Un acuerdo"]
    assert lines["Llamadas y visitas"] == []
    assert {"Acuerdos", "Encuestas", "Lo último que cambió", "Compromisos en que trabaja"} <= lines.keys()


def test_case_file_leads_to_each_act(staff, cast):
    make.invitation(cast.organization, "nueva@pacto.example")
    page = organization_page(staff, cast.organization)
    addresses = {link.attributes.get("href") for link in elements(page, "a")}
    url, mandate = f"/admin/members/organization/{cast.organization.pk}", cast.organization.representations.first()
    invitation = Invitation.objects.get()
    assert {
        f"{url}/invitar/",
        f"{url}/registrar-llamada/",
        f"{url}/preguntar/",
        f"{url}/change/",
        f"/admin/members/representation/{mandate.pk}/terminar/",
        f"/admin/members/invitation/{invitation.pk}/enlace/",
        f"/admin/members/user/{cast['titular'].pk}/expediente/",
    } <= addresses


def test_case_file_says_which_addresses_bounce(staff, cast):
    BadAddress.objects.create(email="titular@pacto.example", code="5.1.1")
    assert "titular@pacto.example: sus correos rebotan" in organization_page(staff, cast.organization).text
    page = person_page(staff, cast["titular"])
    assert "Los correos a titular@pacto.example rebotan." in page.text
    assert "Su dirección rebota: ya funciona" in texts(page, "a")


def test_call_is_noted_and_read_in_the_case_file(staff, cast):
    url = f"/admin/members/organization/{cast.organization.pk}/registrar-llamada/"
    data = {"called_on": timezone.localdate().isoformat(), "person": "Doña Luz", "text": "Pide que le llamen en enero"}
    assert staff.post(url, data).url == f"/admin/members/organization/{cast.organization.pk}/expediente/"
    note = CallNote.objects.get()
    assert (note.written_by, note.person) == (cast["staff"], "Doña Luz")
    assert "Pide que le llamen en enero" in organization_page(staff, cast.organization).text


def test_call_of_a_day_that_has_not_come_is_refused(staff, cast):
    tomorrow = timezone.localdate() + timedelta(days=1)
    data = {"called_on": tomorrow.isoformat(), "person": "Ana", "text": "x"}
    answer = staff.post(f"/admin/members/organization/{cast.organization.pk}/registrar-llamada/", data)
    assert answer.status_code == 422
    assert "Ese día todavía no llega" in answer.text
    assert CallNote.objects.count() == 0


def test_calls_are_forgotten_after_five_years(cast):
    facts = {"person": "Ana", "text": "x", "by": cast["staff"], "at": NOW()}
    old = note_call(cast.organization, called_on=timezone.localdate() - timedelta(days=5 * 365 + 2), **facts)
    note_call(cast.organization, called_on=timezone.localdate(), **facts)
    assert list(CALL_NOTES.past(NOW())) == [old]


def test_case_file_of_a_person_says_what_she_may_do(staff, cast):
    seated(cast)
    lines = sections(person_page(staff, cast["titular"]))
    assert lines["Por quién habla"] == ["Semilla de Oaxaca"]
    assert lines["Comisiones"] == ["Punto focal de Lactancia", "Lactancia"]
    assert lines["Qué puede hacer"] == [
        "Cambiar los datos y la gente de «Semilla de Oaxaca», contestar y comprometerse por ella."
    ]
    assert lines["Cómo entra"][1] == "No tiene ninguna sesión abierta."
    assert sections(person_page(staff, cast["staff"]))["Qué puede hacer"] == ["Todo lo de la Coordinación."]
    assert sections(person_page(staff, cast["board"]))["Cargos en el Pacto"] == ["Consejo Directivo"]


@pytest.mark.parametrize("address", ["members/organization", "members/user"])
def test_lists_lead_to_case_files(staff, cast, address):
    page = staff.get(f"/admin/{address}/")
    led = [link.attributes["href"] for link in elements(page, "a") if "/expediente/" in link.attributes.get("href", "")]
    assert len(led) == page.context["cl"].result_count


def test_case_files_take_the_same_queries_with_one_organization_and_with_many(staff, cast):
    def count() -> tuple[int, int]:
        taken = []
        for show, row in ((organization_page, cast.organization), (person_page, cast["titular"])):
            with CaptureQueriesContext(connection) as captured:
                assert show(staff, row).status_code == 200
            taken.append(len(captured))
        return tuple(taken)

    seated(cast)
    count()
    few = count()
    for number in range(30):
        other = make.organization(f"Otra {number}")
        make.representation(other, make.user(f"otra{number}@pacto.example"))
    assert count() == few
    assert max(few) <= 45
