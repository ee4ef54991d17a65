"""The notice in its versions, and the table of what is kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kit.registries.privacy_inventory import declared
from members.models import PrivacyNotice
from members.privacy import Block, NoticeSection, personal_data, sections


def test_sections_part_headings_paragraphs_and_lists():
    text = "Antes.\n\n## Uno\n\nDos\nlíneas.\n\n- a\n- b\n\n## Dos\nSeguido."
    assert sections(text) == [
        NoticeSection("", (Block("Antes."),)),
        NoticeSection("Uno", (Block("Dos líneas."), Block(items=("a", "b")))),
        NoticeSection("Dos", (Block("Seguido."),)),
    ]


def test_kept_fields_show_every_declared_field_once():
    rows = personal_data()
    assert sum(len(row.fields) for row in rows) == len(declared)
    names = [set(row.fields) for row in rows if row.title == "Persona"]
    logins = {"último inicio de sesión", "primeros pasos terminados el", "cerró sus enlaces el"}
    assert names == [{"correo electrónico", "nombre", "teléfono"}, {"contraseña"}, logins]
    assert [row.fields[:2] for row in rows if row.title == "Sesión abierta"] == [("dirección IP", "navegador")]


@pytest.mark.django_db
def test_privacy_notice_shows_the_version_in_force_and_the_older_ones(client):
    first = PrivacyNotice.objects.get()
    now = timezone.now()
    PrivacyNotice.objects.create(version="2", simplified="Corto.", text="## Segundo <b>", published_at=now)
    PrivacyNotice.objects.create(version="3", simplified="x", text="x", published_at=now + timedelta(days=1))
    current, older = client.get("/aviso-de-privacidad/"), client.get(f"/aviso-de-privacidad/{first.version}/")
    assert "Segundo &lt;b&gt;" in current.content.decode()
    assert "ya no está vigente" in older.content.decode()
    assert [client.get(f"/aviso-de-privacidad/{version}/").status_code for version in ("3", "9")] == [404, 404]


@pytest.mark.django_db
def test_privacy_notice_says_where_the_coordination_must_fill_in(client):
    assert client.get("/aviso-de-privacidad/").content.decode().count("por completar por la Coordinación") == 5
