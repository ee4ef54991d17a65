"""Editing the record: what is accepted, what is refused, and that nobody overwrites what they have not seen."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from kit.editing.versions import ConflictError
from members.fields import CONTACT_FIELDS
from members.forms.record import RecordForm
from members.models import Organization
from members.record_editing import save_record
from tests import make

TYPED = {"name": "Semilla de Oaxaca", "kind": "organization", "state": "20", "version": "1"} | {
    f"{name}_audience": "members" for name in CONTACT_FIELDS
}


@pytest.fixture
def edit(cast):
    """Posts the record form as the titular, over what it must hold anyway."""
    client, url = cast.client("titular"), f"/mi-organizacion/{cast.organization.slug}/editar/"

    def post(**typed):
        return client.post(url, TYPED | typed)

    return post


def stored(cast, *names):
    return Organization.objects.values_list(*names).get(pk=cast.organization.pk)


def test_record_is_saved_and_gets_the_next_version(edit, cast):
    response = edit(description="Leemos cuentos.", working_states=["20", "21", "07"])
    assert response.url == "/bienvenida/"
    assert stored(cast, "description", "version") == ("Leemos cuentos.", 2)
    assert list(cast.organization.working_states.values_list("code", flat=True)) == ["07", "21"]


def test_record_change_is_kept_with_who_made_it(edit, cast):
    edit(acronym="SO")
    event = cast.organization.events.order_by("-pgh_id").first()
    assert event.acronym == "SO"
    assert event.pgh_context.metadata["user"] == cast["titular"].pk


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"rfc": "sdo-010203 xy9"}, {"rfc": "SDO010203XY9"}),
        ({"name": "Semilla \u202ede\u202c\u00a0Oaxaca\u061c"}, {"name": "Semilla de Oaxaca"}),
        ({"name": "Semilla\tde\nOax\x00aca"}, {"name": "Semilla de Oaxaca"}),
        ({"description": "Uno\x0bdos"}, {"description": "Uno\ndos"}),
        ({"phone": "971\u2011555\u20131234 (WhatsApp)"}, {"phone": "971-555-1234 (WhatsApp)"}),
        ({"email": "mailto:Rosa@semilla.example."}, {"email": "Rosa@semilla.example"}),
        ({"website": "@semilla"}, {"website": "https://www.instagram.com/semilla"}),
        ({"website": "semilla.example"}, {"website": "https://semilla.example"}),
        ({"name": "Semilla\u200b Oaxaca"}, {"name": "Semilla Oaxaca"}),
        ({"name": "<b>Semilla</b> & Cía"}, {"name": "<b>Semilla</b> & Cía"}),
        ({"email_audience": "public"}, {"email_audience": "public"}),
    ],
)
def test_record_is_cleaned(edit, cast, typed, kept):
    assert edit(**typed).status_code == 302
    assert dict(zip(kept, stored(cast, *kept), strict=True)) == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Este campo es obligatorio."),
        ({"name": "\u200b\ufeff"}, "Este campo es obligatorio."),
        ({"phone": "55 1234"}, "Escriba los 10 números del teléfono"),
        ({"rfc": "XY"}, "Escriba el RFC de la organización: 12 caracteres, por ejemplo ABC010203XY9."),
        ({"website": "javascript:alert(1)"}, "Escriba la dirección de una página, por ejemplo semilla.org.mx"),
        ({"email": "no"}, "Escriba un solo correo completo, por ejemplo rosa@gmail.com."),
        ({"description": "a" * 1_000_000}, "Asegúrese de que este valor tenga como máximo 2000 caracteres"),
        ({"state": "99"}, "Elija una opción de la lista"),
        ({"phone_audience": "todos"}, "Elija una opción de la lista"),
    ],
)
def test_record_refuses_with_a_sentence_and_keeps_the_rest(edit, cast, typed, sentence):
    response = edit(**{"acronym": "Sigue aquí"} | typed)
    assert response.status_code == 422
    text = response.content.decode()
    assert sentence in text
    assert 'value="Sigue aquí"' in text
    assert stored(cast, "name", "version") == ("Semilla de Oaxaca", 1)


def test_record_ignores_fields_that_are_not_the_members(edit, cast):
    edit(status="withdrawn", is_staff="1", slug="otra", joined_on="1990-01-01", confirmed_at="2020-01-01", acronym="SO")
    row = stored(cast, "acronym", "status", "slug", "joined_on", "confirmed_at")
    assert row == ("SO", "active", cast.organization.slug, None, None)


@pytest.mark.parametrize("key", ["rfc", "cluni"])
def test_record_refuses_the_key_of_another(edit, key):
    make.organization(**{key: "SDO010203XY9"})
    response = edit(**{key: "SDO010203XY9"})
    assert response.status_code == 422
    name = {"rfc": "ese RFC", "cluni": "esa CLUNI"}[key]
    sentence = f"Ya hay otra organización con {name}. Si es la suya, avise a la Coordinación."
    assert response.context["form"].errors == {key: [sentence]}


@pytest.mark.parametrize("version", ["", "0", "7", "uno", "9" * 40, "-1", "١"])
def test_record_of_another_version_shows_both_texts(edit, cast, version):
    Organization.objects.update(version=2, description="<i>Lo de Ana</i>")
    response = edit(description="<script>Lo mío</script>", version=version)
    text = response.content.decode()
    assert response.status_code == 409
    assert "&lt;script&gt;Lo mío&lt;/script&gt;</bdi>" in text
    assert "&lt;i&gt;Lo de Ana&lt;/i&gt;</bdi>" in text
    assert '<input type="hidden" name="version" value="2">' in text
    assert stored(cast, "description", "version") == ("<i>Lo de Ana</i>", 2)


def test_record_without_a_version_is_a_conflict(cast):
    typed = {name: value for name, value in TYPED.items() if name != "version"} | {"acronym": "SO"}
    response = cast.client("titular").post(f"/mi-organizacion/{cast.organization.slug}/editar/", typed)
    assert response.status_code == 409


def test_record_sent_twice_is_saved_once(edit, cast):
    edit(acronym="SO")
    assert edit(acronym="SO").status_code == 302
    assert stored(cast, "acronym", "version") == ("SO", 2)


def test_record_is_confirmed_by_a_button(cast):
    cast.client("titular").post(f"/mi-organizacion/{cast.organization.slug}/confirmar/")
    assert stored(cast, "version")[0] == 1
    assert stored(cast, "confirmed_at")[0] is not None


def test_record_form_holds_only_what_the_organization_decides():
    internal = {"status", "version", "joined_on", "confirmed_at", "slug", "merged_into"}
    assert internal & set(RecordForm.base_fields) == set()


@pytest.mark.django_db(transaction=True)
def test_save_record_at_once_lets_one_win():
    organization, person = make.organization(), make.user()
    make.representation(organization, person)
    start, outcomes = Barrier(6), []

    def save(number):
        try:
            start.wait()
            save_record(organization, {"acronym": f"N{number}"}, version=1, by=person, at=timezone.now())
            outcomes.append("saved")
        except ConflictError:
            outcomes.append("conflict")
        finally:
            connection.close()

    savers = [Thread(target=save, args=[number]) for number in range(6)]
    for saver in savers:
        saver.start()
    for saver in savers:
        saver.join()
    assert sorted(outcomes) == ["conflict"] * 5 + ["saved"]
    assert Organization.objects.get(pk=organization.pk).version == 2
