"""What a list holds besides its values is told in its preview, in the office and at the terminal."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from openpyxl import Workbook

from kit.imports.writing import work
from members.importing.importer import MEMBER_LISTS
from members.models import MemberImport

HIDDEN = "También se leen filas ocultas, por un filtro o a mano (1): 3."
DAMAGED = "La columna «Correo» trae un error de la hoja de cálculo («#N/A»): se lee vacía."


@pytest.fixture
def book() -> bytes:
    """A filtered list in which one row does not show, and one cell has an error."""
    workbook, file = Workbook(), BytesIO()
    for row in (
        ["Organización", "Estado", "Correo"],
        ["Trompo", "Puebla", "#N/A"],
        ["Canica", "Puebla", "c@c.example"],
    ):
        workbook.active.append(row)
    workbook.active.row_dimensions[3].hidden = True
    workbook.save(file)
    return file.getvalue()


def test_office_preview_tells_hidden_rows_and_damaged_cells(cast, book):
    staff = cast.client("staff")
    staff.post(reverse("admin:members_memberimport_add"), {"file": SimpleUploadedFile("lista.xlsx", book)})
    work(MEMBER_LISTS)
    source = MemberImport.objects.get()
    page = staff.get(reverse("admin:members_memberimport_change", args=[source.pk])).content.decode()
    assert HIDDEN in page
    assert DAMAGED in page
    assert [row.values.get("email") for row in source.rows.order_by("number")] == [None, "c@c.example"]


def test_command_tells_hidden_rows_and_damaged_cells(db, tmp_path, capsys, book):
    path = tmp_path / "lista.xlsx"
    path.write_bytes(book)
    call_command("import_members", path, "--dry-run")
    output = capsys.readouterr().out
    assert HIDDEN in output
    assert DAMAGED in output
