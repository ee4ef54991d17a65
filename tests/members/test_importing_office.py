"""The pages of an import in the office, without JavaScript: upload, wait, look, decide, confirm, undo."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from members.importing.requests import LARGEST
from members.importing.writing import work
from members.models import MemberImport, Organization, Verdict
from tests.members.lists import monster, short

ADD = reverse("admin:members_memberimport_add")


def upload(client, content: bytes, name: str = "lista.csv"):
    return client.post(ADD, {"file": SimpleUploadedFile(name, content)})


def act(source: MemberImport, name: str) -> str:
    return reverse(f"admin:members_memberimport_{name}", args=[source.pk])


@pytest.fixture
def staff(house):
    return house.client("staff")


def test_office_import_goes_from_file_to_registry_and_back(house, staff):
    answer = upload(staff, monster())
    source = MemberImport.objects.get()
    page = reverse("admin:members_memberimport_change", args=[source.pk])
    assert (answer.status_code, answer.url, source.created_by) == (302, page, house.users["staff"])
    waiting = staff.get(page)
    assert (waiting.status_code, waiting.headers["Refresh"]) == (200, "2")
    work()
    preview = staff.get(page)
    assert "Refresh" not in preview.headers
    tabs = [(tab.label, tab.count) for tab in preview.context["tabs"]]
    assert tabs[:6] == [
        ("Todas", 9),
        ("Nueva", 2),
        ("Cambia", 2),
        ("Sin cambios", 0),
        ("Posible duplicada", 1),
        ("Rechazada", 4),
    ]
    assert staff.get(act(source, "confirm")).status_code == 200
    assert Organization.objects.count() == 2
    assert staff.post(act(source, "confirm")).url == page
    work()
    assert Organization.objects.count() == 4
    assert staff.post(act(source, "undo")).url == page
    work()
    assert Organization.objects.count() == 2
    assert staff.get(page).context["row"].get_state_display() == "Deshecha"


def test_office_import_keeps_decisions_of_doubtful_rows(staff):
    upload(staff, short("Semillas de Oaxaca,,Oaxaca,"))
    work()
    source = MemberImport.objects.get()
    row = source.rows.get(verdict=Verdict.SUSPECT)
    staff.post(act(source, "decide"), {f"row-{row.pk}": "new", "row-x": "new", "row-999999": "same"})
    row.refresh_from_db()
    assert row.decision == "new"


def test_office_import_confirmed_twice_is_refused_with_a_sentence(staff):
    upload(staff, short("Rehilete,,Oaxaca,"))
    work()
    source = MemberImport.objects.get()
    staff.post(act(source, "confirm"))
    again = staff.post(act(source, "confirm"))
    assert again.status_code == 422
    assert again.context["form"].non_field_errors() == [
        "La importación ya no está como usted la veía: ahora dice «Guardando»."
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "El archivo enviado está vacío."), (b"x" * (LARGEST + 1), "El archivo pasa de 20 MB; divídalo en partes.")],
)
def test_office_import_refuses_a_file_before_keeping_it(staff, content, sentence):
    answer = upload(staff, content)
    assert answer.status_code == 200
    assert answer.context["errors"] == [[sentence]]
    assert MemberImport.objects.count() == 0


def test_office_import_escapes_what_a_file_says(staff):
    upload(staff, short('"<script>alert(1)</script>",,Oaxaca,'))
    work()
    page = staff.get(reverse("admin:members_memberimport_change", args=[MemberImport.objects.get().pk]))
    assert b"<script>alert" not in page.content


@pytest.mark.parametrize("address", ["?filas=nada", "?page=-1", "?page=999999", "?filas=left"])
def test_office_import_has_no_page_for_nonsense(staff, address):
    upload(staff, monster())
    work()
    page = reverse("admin:members_memberimport_change", args=[MemberImport.objects.get().pk])
    assert staff.get(page + address).status_code == 404


@pytest.mark.parametrize("total", [1, 3])
def test_office_import_page_asks_as_often_whatever_the_rows(staff, total, django_assert_num_queries):
    upload(staff, short(*[f"Trompo {'abc'[number]},,Oaxaca," for number in range(total)]))
    work()
    page = reverse("admin:members_memberimport_change", args=[MemberImport.objects.get().pk])
    with django_assert_num_queries(9):
        staff.get(page)


@pytest.mark.parametrize("role", ["visitor", "outsider", "contact", "titular", "board"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_office_import_is_for_staff_only(house, role, method):
    source = MemberImport.objects.create(file_name="lista.csv", content=b"x", state="preview")
    addresses = [ADD, reverse("admin:members_memberimport_changelist")]
    addresses += [reverse("admin:members_memberimport_change", args=[source.pk])]
    addresses += [act(source, name) for name in ("decide", "confirm", "discard", "undo")]
    client = house.client(role)
    assert {getattr(client, method)(address).status_code for address in addresses} <= {302, 403, 404}
    source.refresh_from_db()
    assert source.state == "preview"
