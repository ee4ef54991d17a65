"""One reader of states for all files."""

import pytest

from members.geography import find_state


@pytest.mark.parametrize(
    ("code", "spellings"),
    [
        ("15", ["Edo. Méx.", "Edo. de México", "EDOMEX", "Estado de México", "Est. de México", "Edo Mex", "México"]),
        ("19", ["N.L.", "NL", "Nvo. León", "NUEVO LEON", "19", "19.0", "19 Nuevo León", "Nuevo León (Monterrey)"]),
        ("03", ["B.C.S.", "B. C. S.", "BCS", "Baja Cal. Sur"]),
        ("02", ["B.C.", "Baja California Norte", "2", "02"]),
        ("09", ["CDMX", "C.D.M.X.", "D.F.", "México, D.F.", "Cd. de México", "09 Ciudad de México"]),
        ("07", ["7", "07", "7.0", "Chis.", "Estado de Chiapas", "MX-CHP"]),
        ("24", ["S.L.P.", "S. L. Potosí", "San Luis Potosi"]),
        ("23", ["Q. Roo", "Q.R.", "QROO"]),
    ],
)
def test_state_is_read_as_people_write_it(code, spellings):
    assert {text: find_state(text) for text in spellings} == dict.fromkeys(spellings, code)


@pytest.mark.parametrize("text", ["", "0", "33", "20 Puebla", "Aztlán", "Toluca", "Col. Centro", "Nacional", "2019"])
def test_state_is_not_guessed(text):
    assert find_state(text) is None
