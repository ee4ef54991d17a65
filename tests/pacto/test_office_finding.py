"""The one search box of the office, its index and the morning's mail of what waits."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kit.messages import reminders
from kit.registries import queues
from kit.registries.areas import areas
from members.models import Application, Organization
from pacto.admin import admin
from tests import make
from tests.pages import elements

SEARCH = "/admin/buscar/"


@pytest.fixture
def known(cast):
    """An organisation and a person who are found by many things."""
    return make.organization(
        "Ñandú de Mezquite, A.C.",
        acronym="CÁPI",
        rfc="ABC010203XY9",
        email="hola@nandu.example",
        phone="+52 951 123 4567 y 55 9876 5432",
        municipality="Tlaxiaco",
    )


@pytest.mark.parametrize(
    "typed",
    [
        "nandu mezq",
        "capi",
        "HOLA@nandu.example",
        "9511234567",
        "951 123 4567",
        "+52 55 9876 5432",
        "abc010203",
        "tlaxia",
    ],
)
def test_one_organization_that_is_meant_opens_its_case_file(staff, known, typed):
    assert staff.get(SEARCH, {"q": typed}).url == f"/admin/members/organization/{known.pk}/expediente/"


@pytest.mark.parametrize("typed", ["Ximena Rodriguez", "ximena@otra.example", "5511112222"])
def test_person_is_opened_by_name_address_and_telephone(staff, cast, typed):
    person = make.user("ximena@otra.example", name="Ximena Rodríguez", phone="55 1111 2222")
    make.representation(cast.organization, person, "contact")
    assert staff.get(SEARCH, {"q": typed}).url == f"/admin/members/user/{person.pk}/expediente/"


def test_results_are_grouped_and_tell_one_from_another(staff, cast):
    make.organization("Semilla del Golfo", state="30")
    make.user("semilla@otra.example", name="Semilla Ruiz")
    page = staff.get(SEARCH, {"q": "semilla"})
    assert [group.title for group in page.context["groups"]] == ["Organizaciones", "Personas"]
    assert [one.text for one in page.context["groups"][0].results] == ["Semilla de Oaxaca", "Semilla del Golfo"]
    assert "Veracruz" in page.text


@pytest.mark.parametrize("typed", ["", "x", "nada de esto", "%", "''", "\u200b", "a" * 300])
def test_search_for_nothing_answers(staff, typed):
    page = staff.get(SEARCH, {"q": typed})
    assert page.status_code == 200
    assert page.context["groups"] == []


def test_search_takes_the_same_queries_with_few_and_with_many(staff, cast):
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert staff.get(SEARCH, {"q": "semilla"}).status_code in (200, 302)
        return len(captured)

    make.organization("Semilla del Golfo")
    count()
    few = count()
    for number in range(30):
        make.organization(f"Semilla {number}")
    assert count() == few


def test_search_box_reads_the_indexes(cast):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        assert "organization_office_search" in Organization.objects.looked_for("9511234567").explain()


def test_what_is_for_the_coordination_is_not_found_in_the_public_directory(client, known):
    for typed in ("9511234567", "hola@nandu.example", "abc010203xy9"):
        assert "Mezquite" not in client.get("/integrantes/", {"q": typed}).text


def test_index_shows_what_waits_by_age_and_folds_the_rest(staff, cast):
    old, new = timezone.now() - timedelta(days=40), timezone.now() - timedelta(days=3)
    for moment in (new, old):
        make.application(confirmed_at=moment)
    page = staff.get("/admin/")
    queue = next(one for one in page.context["waiting"] if one.title == "Solicitudes de adhesión por decidir")
    assert (queue.count, queue.since) == (2, timezone.localdate(old))
    assert all(one.count for one in page.context["waiting"])
    days = [one.since for one in page.context["waiting"] if one.since]
    assert days == sorted(days)
    assert all(not one.count for one in page.context["empty"])
    assert page.text.index('<details class="queues__empty"') > page.text.index("queue__count")


def test_doors_lead_to_every_list_of_the_office(staff):
    every = [one.url for area in areas(admin.site) for one in area.lists]
    assert len(every) == len(set(every)) == len(admin.site._registry)
    assert len(areas(admin.site)) == 6
    assert {link.attributes.get("href") for link in elements(staff.get("/admin/"), "a")} >= set(every)


def test_index_tells_what_colleagues_did(cast):
    colleague = make.user("colega@pacto.example", name="Colega")
    make.office(colleague)
    url = f"/admin/members/organization/{cast.other.pk}/dar-de-baja/"
    cast.client("staff").post(url, {"reason": "Cerró."})
    cast.users["colleague"] = colleague
    page = cast.client("colleague").get("/admin/").text
    assert "Dar de baja a «Colibrí de Puebla»" in page


def test_every_queue_of_the_office_takes_one_query(cast, django_assert_num_queries):
    queues.waiting(at=timezone.now())
    with django_assert_num_queries(1):
        queues.waiting(at=timezone.now())


def test_each_of_the_coordination_is_told_in_the_morning_what_waits(cast):
    reminder, now = reminders["queues_waiting"], timezone.now()
    Application.objects.all().delete()
    make.application(confirmed_at=now - timedelta(days=5))
    due = reminder.due(at=now)
    assert [each.user for each in due] == [cast["staff"]]
    part = reminder.part(due[0])
    assert "Solicitudes de adhesión por decidir: 1, desde el" in part.text
    assert part.link.endswith("/admin/")
    assert reminder.due(at=now, among=[cast["titular"].pk]) == []
