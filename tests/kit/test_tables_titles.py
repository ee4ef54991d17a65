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
    ("titles", "found"),
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
def test_titles_find_their_field(titles, found):
    columns = Titles(COLUMNS).columns(titles)
    assert [
        next((field for field, i in columns.items() if i == number), None) for number in range(len(titles))
    ] == found
