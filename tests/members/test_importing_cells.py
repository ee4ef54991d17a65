"""What a cell becomes: by what stands in it, never by its title alone, and never at the cost of its row."""

import pytest

from members.importing.cells import read_row


def read(**cells: str) -> dict:
    """The values of a row, without its name."""
    return {name: value for name, value in read_row({"name": "Canica", **cells}).values.items() if name != "name"}


def notices(**cells: str) -> list[str]:
    return read_row({"name": "Canica", **cells}).notices


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Calle Encino Pte. 745, Centro, 64000 Monterrey, N.L.", {"state": "19"}),
        ("Av. Laurel 210 Ote., San Pedro Garza García.", {}),
        ("Hidalgo 32, Morelos", {"state": "17"}),
        ("Calle 5, Col. Hidalgo", {}),
        ("Av. Juárez 3, 42000 Pachuca Hidalgo", {"state": "13"}),
        ("Blvd. Kino 33, Hermosillo, Sonora, México", {"state": "26"}),
        ("5 de Mayo 12, Centro, Puebla, Pue., C.P. 72000", {"state": "21"}),
        ("Domicilio conocido, San Juan, Oaxaca", {"state": "20"}),
        ("Col. Roma Sur, Insurgentes 10, CDMX", {"state": "09"}),
    ],
)
def test_cell_of_the_state_with_an_address_is_the_address(text, values):
    assert read(state=text) == {**values, "address": text}


@pytest.mark.parametrize(
    ("municipality", "state", "values"),
    [
        ("Monterrey, N.L.", "", {"municipality": "Monterrey", "state": "19"}),
        ("Monterrey (N.L.)", "México", {"municipality": "Monterrey", "state": "19"}),
        ("CDMX", "México", {"state": "09"}),
        ("CDMX", "", {"state": "09"}),
        ("Benito Juárez", "Quintana Roo", {"municipality": "Benito Juárez", "state": "23"}),
        ("Hidalgo", "", {"municipality": "Hidalgo"}),
        ("Calle 3 #4, Toluca, Edo. Méx.", "", {"state": "15", "address": "Calle 3 #4, Toluca, Edo. Méx."}),
    ],
)
def test_cell_of_the_municipality_may_tell_the_state(municipality, state, values):
    assert read(municipality=municipality, state=state) == values


@pytest.mark.parametrize(
    ("place", "beside", "values"),
    [
        ("Toluca", {}, {"municipality": "Toluca"}),
        ("San Pedro Garza García", {}, {"municipality": "San Pedro Garza García"}),
        ("Toluca (Edo. Méx.)", {}, {"municipality": "Toluca", "state": "15"}),
        ("Mérida / Yucatán", {}, {"municipality": "Mérida", "state": "31"}),
        ("Puebla", {}, {"state": "21"}),
        ("Calle 5, Toluca", {}, {"address": "Calle 5, Toluca"}),
        ("Calle 5, Toluca, Edo. Méx.", {}, {"address": "Calle 5, Toluca, Edo. Méx.", "state": "15"}),
        ("Toluca, Metepec", {}, {"address": "Toluca, Metepec"}),
        ("A un lado de la presidencia municipal de Atlixco", {},
         {"address": "A un lado de la presidencia municipal de Atlixco"}),
        ("Toluca", {"state": "México"}, {"municipality": "Toluca", "state": "15"}),
        ("Toluca", {"state_code": "15"}, {"municipality": "Toluca", "state": "15"}),
        ("Toluca", {"state": "México", "municipality": "TOLUCA"}, {"municipality": "TOLUCA", "state": "15"}),
        ("Centro", {"state": "Puebla", "municipality": "Atlixco"},
         {"municipality": "Atlixco", "state": "21", "address": "Centro"}),
        ("Av. Juárez 3", {"state": "Puebla"}, {"address": "Av. Juárez 3", "state": "21"}),
        ("Puebla", {"state": "Puebla"}, {"state": "21"}),
        ("No especificado", {}, {}),
    ],
)  # fmt: skip
def test_cell_of_a_place_is_a_state_a_town_or_an_address(place, beside, values):
    assert read(place=place, **beside) == values


def test_cell_of_a_place_with_a_town_alone_asks_for_the_state():
    row = read_row({"name": "Canica", "place": "Toluca"})
    assert row.notices == []
    assert row.doubts == ["«Toluca» se leyó como municipio: falta decir en qué estado está."]
    assert read_row({"name": "Canica", "place": "Toluca", "state": "México", "email": ""}).doubts == []


@pytest.mark.parametrize(
    ("cells", "address"),
    [
        ({"street": "Av. Juárez", "street_number": "12", "colony": "Hidalgo", "postcode": "4000"},
         "Av. Juárez 12, Col. Hidalgo, C.P. 04000"),
        ({"street": "Calle 5", "street_number": "S/N", "unit_number": "3.0", "colony": "Col. Centro",
          "postcode": "72000.0"},
         "Calle 5, int. 3, Col. Centro, C.P. 72000"),
        ({"street": "Reforma 8", "street_number": "8", "unit_number": "Depto 2", "colony": "Unidad Hidalgo"},
         "Reforma 8, Depto 2, Unidad Hidalgo"),
        ({"address": "Calle 5, Coyoacán, C.P. 04000", "postcode": "4000"}, "Calle 5, Coyoacán, C.P. 04000"),
        ({"address": "Calle 5", "street": "Otra", "colony": "Centro"}, "Calle 5, Col. Centro"),
        ({"street": "", "colony": "Centro", "postcode": "C.P. 72000"}, "Col. Centro, C.P. 72000"),
        ({"street": "Calle 5", "postcode": "sin código"}, "Calle 5, sin código"),
        ({"street": "-", "street_number": "s/n", "colony": "N/A", "postcode": ""}, None),
    ],
)  # fmt: skip
def test_cells_of_an_address_in_columns_of_its_own_are_joined(cells, address):
    assert read(state="Puebla", **cells).get("address") == address


@pytest.mark.parametrize("key", ["9", "09", "9.0", "09 Ciudad de México"])
def test_cell_of_a_key_is_the_state(key):
    assert read(state_code=key) == {"state": "09"}


def test_cell_of_an_address_tells_the_state_of_a_list_without_states():
    assert read(address="Calle 1, Mérida, Yuc.") == {"address": "Calle 1, Mérida, Yuc.", "state": "31"}


@pytest.mark.parametrize(
    ("name", "text", "values"),
    [
        ("website", "hola@canica.example Página web: https://canica.example\nFacebook: https://facebook.com/canica",
         {"website": "https://canica.example", "email": "hola@canica.example"}),
        ("website", "hola@canica.example; citas@canica.example", {"email": "hola@canica.example"}),
        ("website", "https://contacto@canica.example", {"email": "contacto@canica.example"}),
        ("website", "https://yo:clave@canica.example/", {}),
        ("website", "facebook.com/canica y www.canica.example", {"website": "https://www.canica.example"}),
        ("website", "canica.coop", {"website": "https://canica.coop"}),
        ("website", "@canica", {}),
        ("email", "hola@canica.example www.canica.example",
         {"email": "hola@canica.example", "website": "https://www.canica.example"}),
        ("email", "Ana <hola@canica.example>", {"email": "hola@canica.example"}),
        ("phone", "222 100 3000 hola@canica.example", {"phone": "222 100 3000", "email": "hola@canica.example"}),
        ("phone", "81 2000 2222  81 2000 3333", {"phone": "81 2000 2222, 81 2000 3333"}),
        ("phone", "5512345678.0", {"phone": "5512345678"}),
        ("phone", "0000000000", {}),
        ("address", "Reforma 1, CDMX. Correo: hola@canica.example",
         {"address": "Reforma 1, CDMX.", "email": "hola@canica.example", "state": "09"}),
        ("person_name", "Lic. Ana Prueba, Directora, tel. 222 100 3000 ext. 12, ana@canica.example, www.canica.example",
         {"person_name": "Lic. Ana Prueba", "person_position": "Directora", "person_phone": "222 100 3000 ext. 12",
          "person_email": "ana@canica.example", "website": "https://www.canica.example"}),
        ("person_name", "hola@canica.example / 222 100 3000",
         {"email": "hola@canica.example", "phone": "222 100 3000"}),
        ("person_name", "Prueba López, Ana", {"person_name": "Prueba López, Ana"}),
    ],
)  # fmt: skip
def test_cell_goes_where_it_belongs(name, text, values):
    assert read(**{name: text}) == values


def test_cell_of_its_own_column_wins_and_the_other_is_said():
    row = read_row({"name": "Canica", "email": "uno@canica.example", "website": "dos@canica.example"})
    assert row.values["email"] == "uno@canica.example"
    assert row.notices == ["Otro dato de «correo» en la fila, que no se guarda: dos@canica.example."]


def test_cells_below_a_contact_are_the_persons_where_she_has_a_name():
    contact = {"contact_email": "ana@canica.example", "contact_phone": "222 100 3000"}
    assert read(**contact) == {"email": "ana@canica.example", "phone": "222 100 3000"}
    assert read(person_name="Ana Prueba", **contact) == {
        "person_name": "Ana Prueba",
        "person_email": "ana@canica.example",
        "person_phone": "222 100 3000",
    }


@pytest.mark.parametrize("text", ["No especificado", "no cuenta", "Sin Designar", "Vacante", "-", "…", "xxxxx", "S/N"])
def test_cell_that_says_nothing_becomes_nothing(text):
    names = ("municipality", "phone", "email", "website", "address", "rfc", "cluni", "person_name", "person_email")
    row = read_row({"name": "Canica", **dict.fromkeys(names, text)})
    assert row.values == {"name": "Canica"}
    assert row.notices == []


def test_cell_of_a_choice_may_say_no():
    assert read(donee="No", legal_form="Ninguna") == {"donee": "no", "legal_form": "none"}
    assert read(donee="en trámite", kind="N/A") == {"donee": "applying"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("RFC: ABC150320AB1", "ABC150320AB1"),
        ("R.F.C. ABC-150320-AB1 (activo)", "ABC150320AB1"),
        ("ÑIP150320AB1", "ÑIP150320AB1"),
        ("N&C-150320-AB2", "N&C150320AB2"),
        ("RFC150320AB1", "RFC150320AB1"),
        ("abc 150320 ab1", "ABC150320AB1"),
    ],
)
def test_cell_of_an_rfc_is_read(text, code):
    assert read(rfc=text) == {"rfc": code}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("XAXX010101000", "es el genérico del SAT, que no es de nadie"),
        ("XEXX-010101-000", "es el genérico del SAT, que no es de nadie"),
        ("PEGJ800101AB1", "tiene 13 caracteres: es el de una persona"),
        ("ABC150320AB1 y DEF150320AB2", "trae varios (ABC150320AB1, DEF150320AB2)"),
        ("lo trae Ana", "«lo trae Ana» no tiene la forma de un RFC de una organización"),
    ],
)
def test_cell_of_an_rfc_that_is_none_is_left_out(text, why):
    assert read(rfc=text) == {}
    assert notices(rfc=text) == [f"Se dejó fuera «RFC»: {why}."]


def test_cells_of_our_own_export_are_taken_as_they_are():
    cells = {"municipality": "Monterrey, N.L.", "address": "Calle 1, hola@canica.example", "phone": "1234"}
    assert read(slug="canica", **cells) == {"slug": "canica", **cells}
