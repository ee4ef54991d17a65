"""The list and the record of organisations in the coordination's office."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members.fields import CONTACT_FIELDS
from members.models import Organization, SuspectedPair, WorkingState
from tests import make

LIST = "/admin/members/organization/"


def names(response) -> list[str]:
    return [row.name for row in response.context["cl"].result_list]


def record(client, organization) -> dict:
    """What the form of the record would send back unchanged."""
    form = client.get(f"{LIST}{organization.pk}/change/").context["adminform"].form
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {"version": form.opened_version} | {name: value for name, value in values.items() if value not in (None, "")}


def queries(client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_admin_organizations_are_found_without_accents_by_beginnings_of_words(staff):
    make.organization("Niñez Ñandú, A.C.", acronym="NIÑA")
    assert names(staff.get(LIST, {"q": "nand ninez"})) == ["Niñez Ñandú, A.C."]
    assert names(staff.get(LIST, {"q": "nina"})) == ["Niñez Ñandú, A.C."]
    assert names(staff.get(LIST, {"q": "inez"})) == []


def test_admin_organizations_list_shows_members_unless_asked(staff):
    make.organization("Ida", status="withdrawn", status_at=timezone.now(), status_reason="x")
    assert names(staff.get(LIST)) == ["Colibrí de Puebla", "Semilla de Oaxaca"]
    assert names(staff.get(LIST, {"estatus": "withdrawn"})) == ["Ida"]
    assert names(staff.get(LIST, {"estatus": "todas"})) == ["Colibrí de Puebla", "Ida", "Semilla de Oaxaca"]


def test_admin_organizations_queues(staff, cast):
    Organization.objects.filter(pk=cast.other.pk).update(confirmed_at=timezone.now())
    make.organization("Sola", confirmed_at=timezone.now())
    SuspectedPair.objects.create(first=cast.organization, second=cast.other, score=97, found_at=timezone.now())
    assert names(staff.get(LIST, {"pendiente": "sin-representante"})) == ["Sola"]
    assert names(staff.get(LIST, {"pendiente": "sin-confirmar"})) == ["Semilla de Oaxaca"]
    assert names(staff.get(LIST, {"pendiente": "posible-duplicada"})) == ["Colibrí de Puebla", "Semilla de Oaxaca"]


@pytest.mark.parametrize("query", ["", "?q=semilla", "?pendiente=sin-representante", "?state__code__exact=20"])
def test_admin_organizations_list_needs_the_same_queries_for_1_and_many(staff, cast, query):
    cast.organization.representations.all().delete()
    few = queries(staff, LIST + query)
    for number in range(60):
        make.organization(f"Semilla {number}")
    assert queries(staff, LIST + query) == few
    assert few <= 8


def test_admin_index_queries_stay_within_budget(staff, cast):
    few = queries(staff, "/admin/")
    for number in range(5):
        make.organization(f"Semilla {number}")
    assert queries(staff, "/admin/") == few
    assert few <= 12


def test_admin_index_counts_what_waits(staff, cast):
    cast.organization.representations.all().delete()
    waiting = {queue.title: queue.count for queue in staff.get("/admin/").context["waiting"]}
    assert waiting == {
        "Organizaciones sin representante": 1,
        "Registros sin confirmar en un año": 2,
        "Cifras por actualizar": 3,
        "Condiciones sin revisar en un año": 5,
        "Informe anual por publicar": 1,
    }


def test_admin_index_queues_lead_to_lists_that_exist(staff):
    context = staff.get("/admin/").context
    for queue in [*context["waiting"], *context["empty"]]:
        assert staff.get(queue.url).status_code == 200


def test_admin_record_is_saved_with_its_states_and_a_new_version(staff, cast):
    data = record(staff, cast.organization) | {"rfc": "abc 010203xy9", "also_works_in": ["09", "21"]}
    response = staff.post(f"{LIST}{cast.organization.pk}/change/", data)
    assert response.status_code == 302, response.context["errors"]
    row = Organization.objects.get(pk=cast.organization.pk)
    assert row.rfc == "ABC010203XY9"
    assert row.version == 2
    states = WorkingState.objects.filter(organization=row).order_by("state")
    assert list(states.values_list("state", flat=True)) == ["09", "21"]


@pytest.mark.parametrize("token", ["stale", "missing"])
def test_admin_record_opened_before_another_change_is_a_conflict_that_loses_nothing(staff, cast, token):
    url = f"{LIST}{cast.organization.pk}/change/"
    data = record(staff, cast.organization) | {"phone": "55 1111 1111", "name": "Semilla <b>"}
    theirs = {"phone": "55 <i>2222</i>", "version": 2}
    Organization.objects.filter(pk=cast.organization.pk).update(**theirs)
    if token == "missing":
        del data["version"]
    response = staff.post(url, data)
    assert response.status_code == 409
    page = response.content.decode()
    assert Organization.objects.get(pk=cast.organization.pk).phone == "55 <i>2222</i>"
    assert "<bdi>55 &lt;i&gt;2222&lt;/i&gt;</bdi>" in page
    assert re.search(r'name="phone" value="55 1111 1111"', page)
    assert staff.post(url, data | {"version": "2"}).status_code == 302
    assert Organization.objects.get(pk=cast.organization.pk).phone == "55 1111 1111"


def test_admin_record_takes_no_field_that_the_form_does_not_show(staff, cast):
    data = record(staff, cast.organization) | {"status": "withdrawn", "slug": "otra"}
    staff.post(f"{LIST}{cast.organization.pk}/change/", data)
    row = Organization.objects.get(pk=cast.organization.pk)
    assert row.status == "active"
    assert row.slug == cast.organization.slug
    assert row.version == 2


def test_admin_new_organization_gets_its_address_and_who_let_it_in(staff, cast):
    data = {"name": "Nueva de Puebla", "kind": "organization", "state": "21"}
    audiences = {f"{name}_audience": "coordination" for name in CONTACT_FIELDS}
    assert staff.post(f"{LIST}add/", data | audiences).status_code == 302
    row = Organization.objects.get(name="Nueva de Puebla")
    assert row.slug == "nueva-de-puebla"
    assert row.status == "active"
    assert row.status_by == cast["staff"]


def test_admin_record_leaves_out_what_nobody_sees(staff, cast):
    data = record(staff, cast.organization) | {"name": "Semilla\x00 \u202aIstmo\u202c", "phone": "971–555–1234"}
    assert staff.post(f"{LIST}{cast.organization.pk}/change/", data).status_code == 302
    row = Organization.objects.get(pk=cast.organization.pk)
    assert row.name == "Semilla Istmo"
    assert row.phone == "971-555-1234"


def test_admin_withdraw_needs_a_reason_and_goes_back_to_the_record(staff, cast):
    url = f"{LIST}{cast.organization.pk}/dar-de-baja/"
    assert staff.get(url).status_code == 200
    assert staff.post(url, {"reason": " "}).status_code == 422
    assert staff.post(url, {"reason": "Cerró"}).url == f"{LIST}{cast.organization.pk}/expediente/"
    row = Organization.objects.get(pk=cast.organization.pk)
    assert row.status == "withdrawn"
    assert row.status_by == cast["staff"]
    again = staff.post(url, {"reason": "Otra vez"})
    assert again.status_code == 422
    assert "Solo se puede dar de baja" in again.content.decode()
    assert staff.post(f"{LIST}{row.pk}/readmitir/", {"reason": "Volvió"}).status_code == 302
    assert Organization.objects.get(pk=row.pk).status == "active"


def test_admin_merged_record_is_only_read(staff, cast):
    merged = make.organization("Absorbida", status="merged", merged_into=cast.organization)
    page = staff.get(f"{LIST}{merged.pk}/change/")
    assert page.status_code == 200
    assert staff.post(f"{LIST}{merged.pk}/change/", {"name": "Otra"}).status_code == 403


def test_admin_merges_and_parts_two_records(staff, cast):
    page = f"{LIST}{cast.organization.pk}/fusionar/vista-previa/"
    assert staff.get(page, {"other": cast.other.pk}).status_code == 200
    assert Organization.objects.active().count() == 2
    answer = staff.post(page, {"other": cast.other.pk, "stays": "other"})
    row = Organization.objects.get(pk=cast.organization.pk)
    assert row.status == "merged"
    assert row.merged_into == cast.other
    undo = answer.url.replace("/change/", "/deshacer/")
    assert staff.post(undo).url == answer.url
    assert Organization.objects.active().count() == 2


@pytest.mark.parametrize("other", ["", "x", "-1", "999999", "99999999999999999999"])
def test_admin_merge_with_nonsense_is_refused(staff, cast, other):
    page = f"{LIST}{cast.organization.pk}/fusionar/vista-previa/"
    assert staff.post(page, {"other": other}).status_code in (302, 404)
    assert Organization.objects.active().count() == 2
