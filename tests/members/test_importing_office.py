"""The pages of an import in the office, without JavaScript: upload, wait, look, decide, confirm, undo."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kit.imports.states import RowVerdict
from kit.imports.tables import LARGEST
from kit.imports.writing import work
from members.importing.importer import MEMBER_LISTS
from members.models import MemberImport, Organization
from tests.members.lists import monster, short

ADD = reverse("admin:members_memberimport_add")


def upload(client, content: bytes, name: str = "lista.csv"):
    return client.post(ADD, {"file": SimpleUploadedFile(name, content)})


def act(source: MemberImport, name: str) -> str:
    return reverse(f"admin:members_memberimport_{name}", args=[source.pk])


def test_office_import_goes_from_file_to_registry_and_back(cast, staff):
    answer = upload(staff, monster())
    source = MemberImport.objects.get()
    page = reverse("admin:members_memberimport_change", args=[source.pk])
    assert answer.status_code == 302
    assert answer.url == page
    assert source.created_by == cast["staff"]
    waiting = staff.get(page)
    assert waiting.status_code == 200
    assert waiting.headers["Refresh"] == "2; url=?X-Unattended=1"
    work(MEMBER_LISTS)
    preview = staff.get(page)
    assert "Refresh" not in preview.headers
    tabs = [(tab.label, tab.count) for tab in preview.context["tabs"]]
    assert tabs[:6] == [
        ("Todas", 9),
        ("Nueva", 5),
        ("Cambia", 2),
        ("Sin cambios", 0),
        ("Posible duplicada", 1),
        ("Rechazada", 1),
    ]
    assert staff.get(act(source, "confirm")).status_code == 200
    assert Organization.objects.count() == 2
    assert staff.post(act(source, "confirm")).url == page
    work(MEMBER_LISTS)
    assert Organization.objects.count() == 7
    assert staff.post(act(source, "undo")).url == page
    work(MEMBER_LISTS)
    assert Organization.objects.count() == 2
    assert staff.get(page).context["row"].get_state_display() == "Deshecha"


def test_office_import_keeps_decisions_of_doubtful_rows(staff):
    upload(staff, short("Semillas de Oaxaca,,Oaxaca,"))
    work(MEMBER_LISTS)
    source = MemberImport.objects.get()
    row = source.rows.get(verdict=RowVerdict.SUSPECT)
    staff.post(act(source, "decide"), {f"row-{row.pk}": "new", "row-x": "new", "row-999999": "same"})
    row.refresh_from_db()
    assert row.decision == "new"


def test_office_import_confirms_with_the_choices_of_the_page(staff):
    """Red where the choices and the confirmation are two forms: one row more would be saved, and one less."""
    upload(staff, short("Semillas de Oaxaca,,Oaxaca,", "Rehilete,,Puebla,", "Canica,,Puebla,"))
    work(MEMBER_LISTS)
    source = MemberImport.objects.get()
    keys = dict(source.rows.values_list("name", "pk"))
    chosen = {f"row-{keys['Semillas de Oaxaca']}": "new", f"row-{keys['Canica']}": "out", "then": "confirm"}
    answer = staff.post(act(source, "decide"), chosen)
    assert answer.url == act(source, "confirm")
    assert "Se guardarán 2 filas" in staff.get(answer.url).context["lead"]
    staff.post(answer.url)
    work(MEMBER_LISTS)
    assert set(Organization.objects.values_list("name", flat=True)) >= {"Semillas de Oaxaca", "Rehilete"}
    assert not Organization.objects.filter(name="Canica").exists()


def test_office_import_keeps_choices_when_another_page_is_asked_for(staff):
    upload(staff, short("Rehilete,,Puebla,"))
    work(MEMBER_LISTS)
    source = MemberImport.objects.get()
    row = source.rows.get()
    answer = staff.post(act(source, "decide"), {f"row-{row.pk}": "out", "then": "2", "filas": "new", "page": "1"})
    page = reverse("admin:members_memberimport_change", args=[source.pk])
    assert answer.url == f"{page}?filas=new&page=2"
    assert source.rows.get().decision == "out"


def test_office_import_keeps_choices_when_another_tab_is_asked_for(staff):
    upload(staff, short("Rehilete,,Puebla,", "Trompo,NOES,Puebla,"))
    work(MEMBER_LISTS)
    source = MemberImport.objects.get()
    page = reverse("admin:members_memberimport_change", args=[source.pk])
    shown = staff.get(page).content.decode()
    assert 'value="filas-notices"' in shown
    assert (f'href="?filas={RowVerdict.NEW}"' in shown) is False
    row = source.rows.get(name="Rehilete")
    answer = staff.post(act(source, "decide"), {f"row-{row.pk}": "out", "then": "filas-notices", "page": "1"})
    assert answer.url == f"{page}?filas=notices"
    assert source.rows.get(pk=row.pk).decision == "out"
    assert staff.post(act(source, "decide"), {"then": "filas-", "filas": "new"}).url == page


def test_office_import_tabs_are_links_where_nothing_is_chosen(staff):
    upload(staff, short("Rehilete,,Puebla,"))
    work(MEMBER_LISTS)
    page = reverse("admin:members_memberimport_change", args=[MemberImport.objects.get().pk])
    assert '<a href="?filas=new"' in staff.get(f"{page}?filas=refused").content.decode()


def test_office_import_with_every_row_left_out_has_nothing_to_confirm(staff):
    upload(staff, short("Rehilete,,Puebla,"))
    work(MEMBER_LISTS)
    source = MemberImport.objects.get()
    page = reverse("admin:members_memberimport_change", args=[source.pk])
    answer = staff.post(act(source, "decide"), {f"row-{source.rows.get().pk}": "out", "then": "confirm"})
    assert answer.url == page
    assert source.rows.to_save().count() == 0


@pytest.mark.parametrize("decision", ["same", "new", "nada"])
def test_office_import_takes_no_decision_that_a_row_does_not_offer(staff, decision):
    upload(staff, short("Rehilete,,Puebla,"))
    work(MEMBER_LISTS)
    source = MemberImport.objects.get()
    staff.post(act(source, "decide"), {f"row-{source.rows.get().pk}": decision})
    assert source.rows.get().decision == ""


def test_office_import_shows_all_that_a_list_says_of_a_person(staff):
    header = "Nombre,Estado,Contacto"
    upload(staff, short('Rehilete,Puebla,"Ana Prueba, Directora, 222 100 3000, ana@rehilete.example"', header=header))
    work(MEMBER_LISTS)
    page = staff.get(reverse("admin:members_memberimport_change", args=[MemberImport.objects.get().pk]))
    assert "Ana Prueba, Directora, ana@rehilete.example, 222 100 3000" in page.content.decode()


def test_office_import_writes_days_as_people_do(staff):
    upload(staff, short("Rehilete,Puebla,2019-12-02", header="Nombre,Estado,Fecha de adhesión"))
    work(MEMBER_LISTS)
    page = staff.get(reverse("admin:members_memberimport_change", args=[MemberImport.objects.get().pk]))
    assert "Integrante desde: 02/12/2019" in page.content.decode()


def test_office_import_offers_books_with_macros(staff):
    assert ".xlsm" in staff.get(ADD).content.decode()


def test_office_import_confirmed_twice_is_refused_with_a_sentence(staff):
    upload(staff, short("Rehilete,,Oaxaca,"))
    work(MEMBER_LISTS)
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
    assert answer.status_code == 422
    assert answer.context["errors"] == [[sentence]]
    assert MemberImport.objects.count() == 0


def test_office_import_escapes_what_a_file_says(staff):
    upload(staff, short('"<script>alert(1)</script>",,Oaxaca,'))
    work(MEMBER_LISTS)
    page = staff.get(reverse("admin:members_memberimport_change", args=[MemberImport.objects.get().pk]))
    assert b"<script>alert" not in page.content


@pytest.mark.parametrize("address", ["?filas=nada", "?page=-1", "?page=999999", "?filas=left"])
def test_office_import_has_no_page_for_nonsense(staff, address):
    upload(staff, monster())
    work(MEMBER_LISTS)
    page = reverse("admin:members_memberimport_change", args=[MemberImport.objects.get().pk])
    assert staff.get(page + address).status_code == 404


@pytest.mark.parametrize("total", [1, 3])
def test_office_import_page_asks_as_often_whatever_the_rows(staff, total, django_assert_num_queries):
    upload(staff, short(*[f"Trompo {'abc'[number]},,Oaxaca," for number in range(total)]))
    work(MEMBER_LISTS)
    page = reverse("admin:members_memberimport_change", args=[MemberImport.objects.get().pk])
    with django_assert_num_queries(9):
        staff.get(page)


@pytest.mark.parametrize("role", ["visitor", "outsider", "contact", "titular", "board"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_office_import_is_for_staff_only(cast, role, method):
    source = MemberImport.objects.create(file_name="lista.csv", content=b"x", state="preview")
    addresses = [ADD, reverse("admin:members_memberimport_changelist")]
    addresses += [reverse("admin:members_memberimport_change", args=[source.pk])]
    addresses += [act(source, name) for name in ("decide", "confirm", "discard", "undo")]
    client = cast.client(role)
    assert {getattr(client, method)(address).status_code for address in addresses} <= {302, 403, 404}
    source.refresh_from_db()
    assert source.state == "preview"
