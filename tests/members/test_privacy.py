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
def test_privacy_notice_names_who_answers_and_shows_nothing_unfinished(client, settings):
    """Red with brackets that asked the coordination to fill in, shown where one consents."""
    settings.RESPONSIBLE_NAME = settings.RESPONSIBLE_ADDRESS = settings.DATA_PROCESSORS = ""
    for address in ("/aviso-de-privacidad/", "/sumarse/"):
        text = client.get(address).text
        assert [text.count(sign) for sign in ("por completar", "[", "{", "Responde legalmente")] == [0] * 4
    settings.RESPONSIBLE_NAME, settings.RESPONSIBLE_ADDRESS = "Alianza <A.C.>", "Calle 1"
    settings.DATA_PROCESSORS = "Servidores (alojamiento)"
    text = client.get("/aviso-de-privacidad/").text
    assert text.count("Responde legalmente por la coalición Alianza &lt;A.C.&gt;, con domicilio en Calle 1.") == 1
    assert text.count("Hoy son: Servidores (alojamiento).") == 1
    assert text.count(f"Para lo demás escriba a {settings.PRIVACY_EMAIL}.") == 1


@pytest.mark.parametrize(("text", "status"), [("Con domicilio en [por completar].", 422), ("Con domicilio en A.", 302)])
@pytest.mark.django_db
def test_notice_with_something_to_fill_in_is_not_published(cast, text, status):
    tomorrow = timezone.localtime() + timedelta(days=1)
    typed = {"version": "9", "simplified": "Corto.", "text": text, "published_at": f"{tomorrow:%Y-%m-%dT%H:%M}"}
    assert cast.client("staff").post("/admin/members/privacynotice/add/", typed).status_code == status
    assert PrivacyNotice.objects.filter(version="9").exists() == (status == 302)
