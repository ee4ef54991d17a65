"""The pipeline from a file to saved rows, with an app of three columns that knows nothing of members or figures."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from django.apps import AppConfig
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import isolate_apps
from django.urls import path, reverse

from kit.imports.writing import work
from members.models import User
from pacto import urls


class ToyApp(AppConfig):
    """In the place of kit's own, so that nothing else knows of toys."""

    label = "kit"


with isolate_apps(ToyApp("tests.kit", import_module("tests.kit"))) as registry:
    registry.register_model("members", User)
    toys = import_module("tests.kit.toys")

TOYS = toys.ToyImportAdmin.importer
LIST = "Juguete;Costo;Taller\nTrompo;12;Oaxaca\nCanica;treinta;Puebla\nBalero;40;Puebla\n"


@pytest.fixture
def staff(cast, settings):
    """The coordination, in an office with one more list."""
    with connection.schema_editor() as editor:
        for model in (toys.Toy, toys.ToyImport, toys.ToyRow):
            editor.create_model(model)
    admin.site.register(toys.ToyImport, toys.ToyImportAdmin)
    settings.ROOT_URLCONF = ModuleType("urls_with_toys")
    settings.ROOT_URLCONF.urlpatterns = [path("admin/", admin.site.urls), *urls.urlpatterns]
    yield cast.client("staff")
    admin.site.unregister(toys.ToyImport)
    ContentType.objects.clear_cache()


def upload(staff, text: str):
    file = SimpleUploadedFile("juguetes.csv", text.encode())
    staff.post(reverse("admin:kit_toyimport_add"), {"file": file})
    work(TOYS)
    return toys.ToyImport.objects.latest("pk")


def act(source, name: str) -> str:
    return reverse(f"admin:kit_toyimport_{name}", args=[source.pk])


def recorded() -> list[tuple]:
    return list(toys.Toy.objects.order_by("name").values_list("name", "price", "workshop"))


def test_app_of_three_columns_takes_a_list_from_file_to_rows_and_back(staff):
    toys.Toy.objects.create(name="Balero", price=30, workshop="Puebla")
    source = upload(staff, LIST)
    page = staff.get(act(source, "change"))
    rows = [
        (row.number, row.verdict, row.reason, differences) for row, _link, differences, _asides in page.context["lines"]
    ]
    assert rows == [
        (2, "new", "", [("precio", "", "12"), ("taller", "", "Oaxaca")]),
        (3, "refused", "«treinta» no es un número; escriba, por ejemplo, 34.2, con punto para los decimales", []),
        (4, "updated", "", [("precio", "30", "40")]),
    ]
    assert recorded() == [("Balero", 30, "Puebla")]
    staff.post(act(source, "confirm"))
    work(TOYS)
    assert recorded() == [("Balero", 40, "Puebla"), ("Trompo", 12, "Oaxaca")]
    staff.post(act(source, "undo"))
    work(TOYS)
    assert recorded() == [("Balero", 30, "Puebla")]
    assert staff.get(act(source, "change")).context["row"].get_state_display() == "Deshecha"


def test_app_of_three_columns_leaves_out_what_staff_leave_out(staff):
    source = upload(staff, LIST)
    trompo = source.rows.get(name="Trompo")
    answer = staff.post(act(source, "decide"), {f"row-{trompo.pk}": "out", "then": "confirm"})
    assert answer.url == act(source, "confirm")
    staff.post(answer.url)
    work(TOYS)
    assert recorded() == [("Balero", 40, "Puebla")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("%PDF-1.7 nada", "Es un PDF. Ábralo y guárdelo como XLSX o CSV."),
        ("Juguete;Taller\nTrompo;Oaxaca\n", "A la tabla (encabezados en la fila 1) le falta: «precio»."),
        ("Juguete;Precio\n", "La tabla no tiene ninguna fila con datos debajo de sus encabezados."),
    ],
)
def test_app_of_three_columns_refuses_a_file_with_a_sentence(staff, text, problem):
    source = upload(staff, text)
    assert source.problem == problem
    assert source.state == "refused"
    staff.post(act(source, "discard"))
    source.refresh_from_db()
    assert bytes(source.content) == b""


def test_app_of_three_columns_needs_few_lines():
    """Its models, what it understands of a row, how it saves it and takes it back, its pages in the office."""
    lines = [line for line in Path(toys.__file__).read_text().splitlines() if line.strip()]
    assert len(lines) < 80
