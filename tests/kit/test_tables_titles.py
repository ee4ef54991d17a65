"""Columns found by titles as forms, registers and two rows of headers write them."""

import pytest

from kit.tables.titles import Titles

COLUMNS = {
    "name": ("nombre de la organización", "nombre", "razón social"),
    "legal_name": ("razón social",),
    "state": ("estado", "estado se encuentra", "ubicación"),
    "email": ("correo", "dirección de correo electrónico"),
    "address": ("domicilio", "ubicación"),
    "person_name": ("representante", "contacto nombre", "nombre"),
    "person_email": ("correo del representante", "contacto correo", "dirección de correo electrónico"),
}


@pytest.mark.parametrize(
    ("titles", "fields"),
    [
        (["¿Cuál es el nombre de su organización?", "¿En qué estado se encuentra su sede?"], ["name", "state"]),
        (["1. Nombre", "ESTADO (sede)", "Ubicación"], ["name", "state", "address"]),
        (["Razón social", "Ubicación"], ["name", "state"]),
        (["Nombre", "Razón social"], ["name", "legal_name"]),
        (["Dirección de correo electrónico", "Correo", "Nombre"], ["person_email", "email", "name"]),
        (["Nombre", "Nombre de la organización"], ["person_name", "name"]),
        (["OSC › Nombre", "OSC › Estado", "CONTACTO › Nombre", "CONTACTO › Correo"],
         ["name", "state", "person_name", "person_email"]),
        (["1. Nombre de la organización a la que pertenece", "Correo del representante › Número de la casa o piso"],
         ["name", None]),
        (["Nombre", "Color", ""], ["name", None, None]),
    ],
)  # fmt: skip
def test_titles_find_their_field(titles, fields):
    columns = Titles(COLUMNS).columns(titles)
    assert [
        next((field for field, i in columns.items() if i == number), None) for number in range(len(titles))
    ] == fields


def test_titles_of_a_field_with_several_columns_are_all_found():
    known = Titles({"phone": ("teléfono", "celular"), "email": ("correo",), "name": ("nombre",)}, joined=("phone",))
    titles = ["Nombre", "Celular", "Teléfono 1", "Correo 1", "Correo 2", "Tel. 3", "TELÉFONO (2)", "TELEFONO4"]
    columns = known.columns(titles)
    assert columns == {"name": 0, "phone": 2, "email": 3}
    assert known.further(titles, columns) == {"phone": [1, 6, 7]}


@pytest.mark.parametrize(
    ("titles", "fields"),
    [
        (["No.", "Calle", "No."], {"street": 1, "number": 2}),
        (["No.", "Calle y No."], {"street": 1}),
        (["Calle", "Colonia", "No."], {"street": 0}),
        (["Domicilio › Calle", "Domicilio › No."], {"street": 0, "number": 1}),
    ],
)
def test_title_that_tells_nothing_alone_is_read_beside_the_one_before(titles, fields):
    known = Titles({"street": ("calle", "calle y no", "calle › no"), "number": ("calle › no",)})
    assert known.columns(titles) == fields
