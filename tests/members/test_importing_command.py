"""`manage.py import_members`: what it tells, and what it keeps."""

import pytest
from django.core.management import CommandError, call_command

from members.models import MemberImport, Organization
from tests import make
from tests.members.lists import monster


def test_command_shows_and_with_dry_run_keeps_nothing(db, tmp_path, capsys):
    path = tmp_path / "lista.csv"
    path.write_bytes(monster())
    call_command("import_members", path, "--dry-run")
    lines = capsys.readouterr().out.splitlines()
    assert lines[:6] == [
        "9 filas leídas",
        "Nueva: 7",
        "Cambia: 0",
        "Sin cambios: 0",
        "Posible duplicada: 1",
        "Rechazada: 1",
    ]
    assert Organization.objects.count() == 0
    assert MemberImport.objects.count() == 0


def test_command_tells_what_changes_and_what_is_left_out(db, tmp_path, capsys):
    make.organization("Trompo", municipality="Etla")
    path = tmp_path / "lista.csv"
    path.write_text("Nombre;Municipio;Correo\nTrompo;Oaxaca;\nCanica;;nadie@@\nRayuela;;\n")
    call_command("import_members", path, "--dry-run")
    assert capsys.readouterr().out.splitlines()[6:] == [
        "Columnas que se leen: «Nombre» → nombre, «Municipio» → municipio, «Correo» → correo",
        "Fila 2, «Trompo» (cambia): municipio: Etla → Oaxaca.",
        "Fila 3, «Canica» (nueva): Se dejó fuera «correo»: «nadie@@» no es un correo.",
        "Fila 4, «Rayuela» (nueva): Solo trae un nombre: vea si es una organización.",
        "No se guardó nada: era solo una prueba.",
    ]


def test_command_writes_and_notes_the_import(db, tmp_path, capsys):
    path = tmp_path / "lista.csv"
    path.write_bytes(monster())
    call_command("import_members", path)
    assert capsys.readouterr().out.splitlines()[-1] == "Guardado: 7 organizaciones nuevas o cambiadas."
    assert MemberImport.objects.values_list("state", "created_by").get() == ("applied", None)


def test_command_fails_with_a_sentence_where_nothing_can_be_read(db, tmp_path):
    path = tmp_path / "lista.pdf"
    path.write_bytes(b"%PDF-1.7 nada")
    with pytest.raises(CommandError, match="Es un PDF"):
        call_command("import_members", path)
    assert MemberImport.objects.count() == 0
