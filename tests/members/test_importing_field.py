"""Lists as offices, registers and forms really send them: each with what must become of it."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from kit.imports.reading import read_next
from members.importing.importer import MEMBER_LISTS
from members.models import MemberImport

pytestmark = pytest.mark.django_db
FIELD = Path(__file__).with_name("field")
NOTES = "".join(f"{number}. Aclaración de la autoridad.,,,,,,,\r\n" for number in range(1, 31)).encode("cp1252")


def previewed(content: bytes) -> MemberImport:
    source = MemberImport.objects.bring(content, file_name="lista", by=None)
    assert read_next(MEMBER_LISTS, at=source.created_at)
    return MemberImport.objects.light().get(pk=source.pk)


def of_file(name: str) -> MemberImport:
    return previewed((FIELD / name).read_bytes())


def of_book(*rows, merged=(), hidden=()) -> MemberImport:
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    for number in hidden:
        book.active.row_dimensions[number].hidden = True
    book.save(file)
    return previewed(file.getvalue())


def values_and_notices(source: MemberImport, *names: str) -> list[tuple]:
    """Of each row these values, what was refused of it, and its notices."""
    return [(*(row.values.get(name) for name in names), row.reason, row.notices) for row in source.rows.all()]


def values(source: MemberImport, *names: str) -> list[tuple]:
    return [tuple(row.values.get(name) for name in names) for row in source.rows.all()]


def test_field_directory_of_a_state_has_addresses_and_mail_where_they_belong():
    site = "Del sitio web se tomó solo «https://abrazosdecuna.example»."
    mail = "Otro dato de «correo» en la fila, que no se guarda: citas@andamiostempranos.example."
    stateless = "No dice en qué estado está."
    names = ("address", "state", "email", "website", "phone")
    assert values_and_notices(of_file("directorio_estatal.csv"), *names) == [
        ("Calle Encino Pte. 745, Centro, 64000 Monterrey, N.L.", "19", "contacto@abrazosdecuna.example",
         "https://abrazosdecuna.example", "81 20001111", "", [site]),
        ("Av. Laurel 210 Ote., San Pedro Garza García.", None, "informes@andamiostempranos.example", None,
         "81 20002222, 81 20003333", "", [mail, stateless]),
        (None, None, None, None, "81 20004444 y 55", "", [stateless]),
    ]  # fmt: skip


def test_field_ways_to_say_nothing_become_nothing():
    names = ("state", "municipality", "phone", "email", "address", "person_name")
    assert values_and_notices(of_file("no_especificado.csv"), *names) == [
        ("21", None, None, None, "Domicilio conocido", None, "", []),
        ("21", None, None, None, None, None, "", []),
        ("21", None, None, None, None, None, "", []),
    ]


def test_field_rows_hidden_by_a_filter_are_read_and_told():
    rows = [[f"Filtrada {name} Colibrí", "Puebla"] for name in ("uno", "dos", "tres", "cuatro")]
    source = of_book(["Organización", "Estado"], *rows, hidden=(3, 5))
    assert source.rows.count() == 4
    assert source.report["notices"] == ["También se leen filas ocultas, por un filtro o a mano (2): 3, 5."]


def test_field_merged_state_is_that_of_all_its_rows():
    rows = [["Oaxaca", "Cunita Alfa"], [None, "Cunita Beta"], [None, "Cunita Gama"], ["Puebla", "Cunita Delta"]]
    assert values_and_notices(of_book(["Estado", "Organización"], *rows, merged=["A2:A4"]), "state") == [
        ("20", "", []),
        ("20", "", []),
        ("20", "", []),
        ("21", "", []),
    ]


def test_field_rfc_that_is_none_costs_nothing_but_itself():
    generic = "Se dejó fuera «RFC»: es el genérico del SAT, que no es de nadie."
    persons = "Se dejó fuera «RFC»: tiene 13 caracteres: es el de una persona."
    assert values_and_notices(of_file("rfc_generico.csv"), "rfc") == [
        (None, "", [generic]),
        (None, "", [generic]),
        (None, "", [generic]),
        (None, "", [persons]),
        (None, "", []),
        ("ÑIP150320AB1", "", []),
        ("N&C150320AB2", "", []),
        (None, "", []),
        ("NUE150320AB3", "", []),
    ]


def test_field_same_organisation_in_capitals_is_told():
    assert list(of_file("repetidos_en_mayusculas.csv").rows.values_list("verdict", "reason")) == [
        ("new", ""),
        ("refused", "Es la misma organización que la fila 2."),
    ]


def test_field_same_organisation_with_the_ligatures_of_a_pdf_is_told_as_alike():
    first, second = of_file("ligadura_de_pdf.csv").rows.all()
    assert first.verdict == "new"
    assert second.verdict == "suspect"
    assert second.reason.startswith("Se parece a la fila 2, «Oficina Filial de Niñez Diferente»")


def test_field_days_are_read_or_left_out_with_their_sentence():
    first, second = "2019-01-01", "2019-12-02"
    none = "Se dejó fuera «integrante desde»: «{}» no es una fecha; escriba, por ejemplo, 02/12/2019."
    gone = "Se dejó fuera «integrante desde»: «31/11/2019» no existe en el calendario."
    assert values_and_notices(of_file("fechas.csv"), "joined_on") == [
        *[(first, "", [])] * 3,
        *[(None, "", [none.format(text)]) for text in ("ene-19", "enero 2019")],
        (first, "", []),
        (None, "", [none.format("2019")]),
        *[(second, "", [])] * 5,
        (None, "", [gone]),
        *[(second, "", [])] * 3,
    ]


def test_field_municipalities_of_several_states_are_read_with_theirs():
    source = of_file("municipios.csv")
    assert values(source, "municipality", "state") == [
        ("Benito Juárez", "23"),
        ("Benito Juárez", "09"),
        ("Cuauhtémoc", "08"),
        ("Cuauhtémoc", "09"),
        ("Monterrey", "19"),
        ("Toluca", "15"),
        ("Nezahualcóyotl", "15"),
        ("Xalapa", "30"),
        ("Saltillo", "05"),
        ("Tlalpan", "09"),
        ("Morelia", "16"),
        ("Tijuana", "02"),
        ("La Paz", "03"),
        ("Ensenada", "02"),
        ("Mérida", "31"),
        (None, "09"),
    ]
    assert {row.number: row.notices for row in source.rows.exclude(notices=[])} == {
        5: ["«México» se leyó como Ciudad de México, por la alcaldía."],
        7: ["«México» se leyó como Estado de México."],
        17: ["«México» se leyó como Ciudad de México, por la alcaldía."],
    }


def test_field_two_rows_of_headers_tell_whose_telephone_it_is():
    source = of_book(
        ["DATOS DE LA ORGANIZACIÓN", None, "CONTACTO", None, None],
        ["Nombre", "Estado", "Nombre", "Teléfono", "Correo"],
        ["Doble Encabezado", "Puebla", "Julia Prueba", "222 100 3000", "julia@doble.example"],
        merged=["A1:B1", "C1:E1"],
    )
    assert source.rows.get().values == {
        "name": "Doble Encabezado",
        "state": "21",
        "person_name": "Julia Prueba",
        "person_phone": "222 100 3000",
        "person_email": "julia@doble.example",
    }


@pytest.mark.parametrize("notes", [b"", NOTES])
def test_field_list_of_donees_is_read_with_and_without_its_notes(notes):
    source = previewed(notes + (FIELD / "donatarias.csv").read_bytes())
    assert values_and_notices(source, "name", "legal_name", "rfc", "state", "address", "phone", "person_name") == [
        ("Abecedario Cunero", "Abecedario Cunero, A.C.", "ABC150320AB1", "01", "CALLE UNO 1, CENTRO, AGUASCALIENTES",
         "4491000000", "MARTA PRUEBA UNO", "", []),
        ("Defensa Temprana", "Defensa Temprana, I.A.P.", "DEF150320AB2", "09", "CALLE DOS 2, COYOACÁN",
         "5510000000", "LUIS PRUEBA DOS", "", []),
    ]  # fmt: skip


def test_field_federal_register_gives_one_person_and_a_postcode_its_zero():
    source = of_file("registro_federal.csv")
    names = ("name", "acronym", "cluni", "legal_form", "state", "municipality", "address", "person_name", "email")
    assert values_and_notices(source, *names) == [
        ("ABECEDARIO CUNERO", "ABECU", "ABC15032001012", "ac", "01", "AGUASCALIENTES", "Col. CENTRO, C.P. 20000",
         "MARTA PRUEBA UNO", "rfosc@abecu.example", "", []),
        ("DEFENSA TEMPRANA", None, "DEF1503200901A", "iap", "09", "COYOACAN", "Col. CENTRO, C.P. 04000",
         "LUIS PRUEBA DOS", None, "", []),
    ]  # fmt: skip
    assert source.report["unknown"] == ["STATUS OSC"]


def test_field_register_with_its_address_and_telephones_in_parts():
    header = (
        "CLUNI|NOMBRE_OSC|FIGURA|CVE_ENT|ENTIDAD|MUNICIPIO|CALLE|NUM_EXT|NUM_INT|COLONIA|CODIGO_POSTAL|TELEFONO1|"
        "TELEFONO2|EMAIL|NOMBRE_REP|PATERNO_REP|MATERNO_REP"
    )
    rows = [
        "ABC15032001012|CUNA ABIERTA AC|AC|1|AGUASCALIENTES|AGUASCALIENTES|MADERO|120|A|CENTRO|20000|4491000000|"
        "4491000001|cuna@cuna.example|MARTA|PRUEBA|UNO",
        "DEF1503200901A|DOS ABRAZOS IAP|IAP|9|CIUDAD DE MEXICO|COYOACAN|HIDALGO|S/N|NULL|DEL CARMEN|4100|NULL|"
        "5510000000|NULL|LUIS|PRUEBA|NULL",
    ]
    source = previewed("\n".join([header, *rows]).encode())
    assert values_and_notices(source, "address", "phone", "email", "person_name", "legal_form", "state") == [
        ("MADERO 120, int. A, Col. CENTRO, C.P. 20000", "4491000000, 4491000001", "cuna@cuna.example",
         "MARTA PRUEBA UNO", "ac", "01", "", []),
        ("HIDALGO, Col. DEL CARMEN, C.P. 04100", "5510000000", None, "LUIS PRUEBA", "iap", "09", "", []),
    ]  # fmt: skip
    assert source.report["unknown"] == []


def test_field_form_asks_in_its_own_words():
    titles = (
        "Marca temporal,Nombre de usuario,1. ¿Cuál es el nombre de la organización a la que representa?,"
        "2. ¿En qué municipio y estado se ubica?,5. Teléfono o WhatsApp (10 dígitos),7. Página web o redes sociales"
    )
    rows = [
        'x,ana@cinco.example,Cinco Lunas,"Tepic, Nayarit",3111000000,@cincolunas / cincolunas.example',
        "x,luz@seis.example,Seis Ríos,Monterrey,+52 1 81 1000 0000,facebook.com/seisrios",
    ]
    source = previewed("\n".join([titles, *rows]).encode())
    assert values_and_notices(source, "municipality", "state", "phone", "website", "email") == [
        ("Tepic", "18", "3111000000", "https://cincolunas.example", "ana@cinco.example", "", []),
        ("Monterrey", None, "+52 1 81 1000 0000", "https://facebook.com/seisrios", "luz@seis.example", "",
         ["«Monterrey» se leyó como municipio: falta decir en qué estado está."]),
    ]  # fmt: skip


def test_field_two_rows_of_headers_tell_whose_address_it_is():
    source = of_book(
        [None, "Organización", None, "Domicilio", None, None, None, None, "Representante legal", None],
        ["No", "Nombre", "RFC", "Calle", "Número", "Colonia", "C.P.", "Municipio", "Nombre", "Teléfono"],
        [1, "Once Flores", "OFL150320AB1", "Reforma", 12, "Centro", 72000, "Puebla", "Rosa Prueba", "222 100 0000"],
        merged=["B1:C1", "D1:H1", "I1:J1"],
    )
    names = ("name", "address", "municipality", "person_name", "person_phone", "phone")
    address = "Reforma 12, Col. Centro, C.P. 72000"
    assert values_and_notices(source, *names) == [
        ("Once Flores", address, "Puebla", "Rosa Prueba", "222 100 0000", None, "", [])
    ]


def test_field_place_in_capitals_tells_town_and_state():
    rows = ['QUINCE PETALOS,"TIJUANA, B.C."', "DIECISIETE AVES,NEZAHUALCOYOTL EDO. DE MEX."]
    source = previewed("\n".join(["NOMBRE DE LA OSC,UBICACION", *rows]).encode())
    assert values(source, "municipality", "state") == [("TIJUANA", "02"), ("NEZAHUALCOYOTL", "15")]


def test_field_keys_of_states_are_read_with_and_without_their_zero():
    assert values_and_notices(of_file("clave_sin_cero.csv"), "state", "address") == [
        ("09", "Calle 5, Coyoacán, C.P. 04000", "", []),
        ("01", "Calle 6, C.P. 01000", "", []),
        ("09", "Calle 7, C.P. 04000", "", []),
    ]


def test_field_book_with_macros_is_read():
    assert values_and_notices(of_file("con_macros.xlsm"), "name", "email") == [
        ("Con Macros", "macros@libro.example", "", [])
    ]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("html.xls", "Es una página web o un XML, aunque su nombre diga otra cosa. Ábralo y guárdelo como XLSX o CSV."),
        (
            "abierto_en_excel.xlsx",
            "Es el archivo temporal que deja Excel mientras un libro está abierto («~$…»). Cierre el libro en Excel y "
            "suba el otro, el que se llama igual sin «~$».",
        ),
    ],
)
def test_field_file_that_is_no_list_is_named_for_what_it_is(name, sentence):
    source = of_file(name)
    assert source.state == "refused"
    assert source.problem == sentence
