"""How people leave a cell empty without leaving it empty."""

import pytest

from kit.tables import says_nothing


@pytest.mark.parametrize(
    "text",
    [
        *("-", "--", "—", "…", ".", "*", "¿?", "____", "xxxxx", "X", "x x x"),
        *("N/A", "n.d.", "ND", "S/D", "n.s.", "S/N", "#N/A", "NULL", "(en blanco)", "NS/NC"),
        *("No", "Ninguno", "No especificado", "NO DISPONIBLE", "no cuenta", "No se identificó", "no contestó"),
        *("no cuenta con RFC", "No tiene teléfono", "No se cuenta con página web", "aún no"),
        *("Sin Designar", "SIN RFC", "Sin correo electrónico", "sin información disponible", "Sin titular"),
        *("Vacante", "Por definir", "Pendiente", "En trámite", "Dato reservado", "Confidencial"),
    ],
)
def test_nothing_is_said_in_many_words(text):
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        *("0", "12", "Sí", "SI", "S.C.", "No. 5", "Noé", "Nada por la niñez", "María Nieves", "Conocido"),
        *("Domicilio conocido", "Sin Fronteras I.A.P.", "Ni Una Más", "No más violencia", "Nacional", "Xico"),
        *("No tiene fines de lucro y atiende niñas", "Calle sin nombre, colonia Centro", "ניצנים", "½", "x@"),
    ],
)
def test_nothing_is_not_seen_where_something_is_said(text):
    assert not says_nothing(text)
