"""Which verdict each row of a list gets, and why."""

import pytest

from kit.imports.reading import read_next
from kit.imports.states import ImportState, RowVerdict
from members.importing.importer import MEMBER_LISTS
from members.importing.places import read_states
from members.importing.words import split_legal_form
from members.models import ImportRow, MemberImport, Organization
from tests import make
from tests.members.lists import decomposed, monster, short

pytestmark = pytest.mark.django_db


def previewed(content: bytes, *, name: str = "lista.csv") -> MemberImport:
    source = MemberImport.objects.bring(content, file_name=name, by=None)
    assert read_next(MEMBER_LISTS, at=source.created_at)
    return MemberImport.objects.light().get(pk=source.pk)


def verdicts(source: MemberImport) -> list[tuple[int, str]]:
    return list(source.rows.values_list("number", "verdict"))


def only_row(content: bytes) -> ImportRow:
    return previewed(content).rows.get()


def test_preview_of_a_monster_gives_each_row_its_verdict_and_number():
    source = previewed(monster())
    assert verdicts(source) == [
        (5, "new"),
        (6, "new"),
        (7, "new"),
        (8, "new"),
        (9, "new"),
        (10, "new"),
        (11, "refused"),
        (12, "new"),
        (14, "suspect"),
    ]
    assert [number for number, _why in source.report["skipped"]] == [15, 16]
    assert Organization.objects.count() == 0


LIGATURES = [
    "Oﬁcina Filial Diﬀerente",
    "Oficina Filial Diﬀerente A.C.",
    "OﬁCINA ﬁlial diﬀerente",
    "O\u200bﬁcina Filial Diﬀerente",
]


@pytest.mark.parametrize("written", LIGATURES)
@pytest.mark.parametrize("is_there", ["in the portal", "in the list"])
def test_preview_tells_a_name_with_the_ligatures_of_a_pdf_as_the_same_or_alike(written, is_there):
    rows = f"{written},Puebla\n"
    if is_there == "in the portal":
        make.organization("Oficina Filial Differente", state="21")
    else:
        rows = f"Oficina Filial Differente A.C.,Puebla\n{rows}"
    source = previewed(f"Organización,Estado\n{rows}".encode())
    *_others, (_number, verdict) = verdicts(source)
    assert verdict != "new"


def test_preview_of_a_monster_reads_cells_as_people_mean_them():
    row = previewed(monster()).rows.get(number=5)
    assert row.values == {
        "name": "Semilla de Oaxaca",
        "legal_name": "Semilla de Oaxaca, A.C.",
        "legal_form": "ac",
        "kind": "organization",
        "state": "20",
        "email": "hola@semilla.example",
        "phone": "0951 000 0001",
        "joined_on": "2019-12-02",
        "person_name": "Ana Inventada",
        "person_email": "ana@semilla.example",
    }
    assert row.notices == ["Otros correos, que no se guardan: otra@semilla.example."]


def test_preview_refuses_with_a_sentence():
    reasons = dict(previewed(monster()).rows.filter(verdict=RowVerdict.REFUSED).values_list("number", "reason"))
    assert reasons == {11: "Es la misma organización que la fila 7."}


def test_preview_keeps_a_row_whose_state_or_rfc_cannot_be_read():
    assert dict(previewed(monster()).rows.filter(number__in=[8, 9, 10]).values_list("number", "notices")) == {
        8: [
            "Se dejó fuera «estado»: nombra varios estados (Oaxaca y Puebla); deje el de la sede y ponga los demás en "
            "«otros estados»."
        ],
        9: ["Se dejó fuera «estado»: «Nacional» no dice en qué estado está su sede."],
        10: ["Se dejó fuera «RFC»: «NOESRFC» no tiene la forma de un RFC de una organización."],
    }


def test_preview_says_of_a_new_row_that_its_state_is_missing():
    assert only_row(short("Rehilete,,,55 1234 5678")).notices == ["No dice en qué estado está."]


def test_preview_says_of_a_row_with_nothing_but_a_name_to_look_at_it():
    row = only_row(short("Rehilete,,,"))
    assert row.verdict == "new"
    assert row.notices == ["Solo trae un nombre: vea si es una organización."]


def test_preview_takes_the_legal_name_for_the_name_where_a_list_has_no_other():
    row = only_row(short('"Canica, I.A.P.",Puebla', header="DENOMINACIÓN O RAZÓN SOCIAL,ENTIDAD"))
    assert row.values == {"name": "Canica", "legal_name": "Canica, I.A.P.", "legal_form": "iap", "state": "21"}


def test_preview_makes_one_person_of_three_columns():
    header = "NOMBRE,ENTIDAD,REP_NOMBRE,REP_APATERNO,REP_AMATERNO"
    row = only_row(short("Canica,PUEBLA,MARTA,PRUEBA,UNO", header=header))
    assert row.values["person_name"] == "MARTA PRUEBA UNO"


def test_preview_reads_the_titles_of_a_form():
    header = (
        "Marca temporal,Dirección de correo electrónico,¿Cuál es el nombre de su organización?,¿En qué estado está?"
    )
    source = previewed(short("2026/01/05 9:41:00,ana@canica.example,Canica,Puebla", header=header))
    assert source.rows.get().values == {"name": "Canica", "email": "ana@canica.example", "state": "21"}
    assert source.report["unknown"] == ["Marca temporal"]


def test_preview_tells_which_columns_are_read_together():
    header = "Nombre,Teléfono 1,Celular,Calle,No.,Colonia,Estado"
    source = previewed(short("Canica,222 100 3000,222 100 3001,Reforma,8,Centro,Puebla", header=header))
    assert source.report["notices"] == [
        "Se leen juntas como «domicilio» las columnas «Calle», «No.», «Colonia».",
        "Se leen juntas como «teléfono» las columnas «Teléfono 1», «Celular».",
    ]
    assert MEMBER_LISTS.column_titles(source)[1:4] == [
        ("Estado", "estado"),
        ("Teléfono 1", "teléfono"),
        ("Celular", "teléfono"),
    ]
    assert source.rows.get().values == {
        "name": "Canica",
        "phone": "222 100 3000, 222 100 3001",
        "address": "Reforma 8, Col. Centro",
        "state": "21",
    }


def test_preview_never_replaces_an_address_with_one_that_lacks_a_street():
    make.organization("Canica", address="Reforma 8, Centro, 72000 Puebla")
    row = only_row(short("Canica,Oaxaca,,Centro,72000", header="Nombre,Estado,Calle,Colonia,CP"))
    assert row.verdict == "unchanged"
    assert row.changes == {}


def test_preview_leaves_out_what_cannot_be_read_and_says_so():
    assert previewed(monster()).rows.get(number=12).notices == [
        "Se dejó fuera «correo»: «x@» no es un correo.",
        "Se dejó fuera «integrante desde»: «31/02/2019» no existe en el calendario.",
        "«México» se leyó como Estado de México.",
    ]


def test_preview_with_a_column_of_other_states_takes_the_first_as_seat():
    row = only_row(short("Rehilete,Oaxaca y Puebla,Chiapas", header="Nombre,Estado,Otros estados"))
    assert row.verdict == "new"
    assert row.values["state"] == "20"
    assert row.values["working_states"] == ["07", "21"]


def test_preview_reads_mexico_beside_a_borough_as_the_city():
    row = only_row(short("Rehilete,México,Coyoacán", header="Nombre,Estado,Alcaldía"))
    assert row.values["state"] == "09"


@pytest.mark.parametrize(("cell", "borough"), [("CDMX (Coyoacán)", "Coyoacán"), ("CDMX (sede)", "")])
def test_preview_keeps_the_borough_that_stands_in_parentheses(cell, borough):
    row = only_row(short(f"Rehilete,{cell}", header="Nombre,Estado"))
    assert row.values["state"] == "09"
    assert row.values.get("municipality", "") == borough


@pytest.mark.parametrize("name", ["NIÑEZ SANA, A.C.", "Niñez Sana AC", "Ninez sana"])
def test_preview_of_the_same_name_written_worse_is_unchanged(name):
    make.organization("Niñez Sana", legal_name="Niñez Sana, A.C.", legal_form="ac")
    assert only_row(short(f'"{name}",,Oaxaca,')).verdict == RowVerdict.UNCHANGED


def test_preview_of_a_better_name_changes_it():
    make.organization("NINEZ SANA")
    row = only_row(decomposed("Niñez Sana"))
    assert row.verdict == RowVerdict.UPDATED
    assert row.changes == {"name": ["NINEZ SANA", "Niñez Sana"]}


def test_preview_shows_old_and_new_and_an_empty_cell_never_erases():
    organization = make.organization(
        "Niñez Sana", rfc="NIS010203XY9", phone="55 1111 1111", website="https://a.example"
    )
    row = only_row(short("Otro nombre,NIS010203XY9,,55 2222 2222"))
    assert row.verdict == RowVerdict.UPDATED
    assert row.organization == organization
    assert row.changes == {"name": ["Niñez Sana", "Otro nombre"], "phone": ["55 1111 1111", "55 2222 2222"]}


def test_preview_suspects_the_same_name_with_another_rfc():
    make.organization("Niñez Sana", rfc="NIS010203XY9")
    row = only_row(short("Niñez Sana,OTR010203XY9,Oaxaca,"))
    assert row.verdict == RowVerdict.SUSPECT
    assert row.reason == "Mismo nombre y estado que «Niñez Sana», pero otro RFC o CLUNI."


def test_preview_refuses_a_row_of_a_merged_organisation():
    kept = make.organization("La que queda")
    make.organization("La absorbida", status="merged", merged_into=kept)
    row = only_row(short("La absorbida,,Oaxaca,"))
    assert row.verdict == "refused"
    assert row.reason == "Se fusionó con «La que queda»; actualice esa."


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"%PDF-1.7 nada", "Es un PDF. Ábralo y guárdelo como XLSX o CSV."),
        (b"Nombre,Estado\n", "La tabla no tiene ninguna fila con datos debajo de sus encabezados."),
    ],
)
def test_preview_refuses_a_file_that_is_no_list(content, problem):
    source = previewed(content)
    assert source.state == ImportState.REFUSED
    assert source.problem == problem


@pytest.mark.parametrize("total", [1, 3])
def test_preview_asks_the_database_as_often_whatever_the_rows(total, django_assert_num_queries):
    for number in range(total):
        make.organization(f"Organización {'abc'[number]}")
    source = MemberImport.objects.bring(
        short(*[f"Organización {'abc'[number]},,Oaxaca,55 0000 000{number}" for number in range(total)]),
        file_name="lista.csv",
        by=None,
    )
    with django_assert_num_queries(14):
        read_next(MEMBER_LISTS, at=source.created_at)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Edo. Méx.", ["15"]),
        ("Cd. de México", ["09"]),
        ("S.L.P.", ["24"]),
        ("Guadalajara, Jalisco", ["14"]),
        ("Puebla, México", ["21"]),
        ("Toluca, México", []),
        ("BC / BCS", ["02", "03"]),
        ("Nacional / CDMX", []),
    ],
)
def test_places_reads_the_states_of_a_cell(text, codes):
    assert read_states(text).codes == codes


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Semillas, A. C.", ("Semillas", "ac")),
        ("Casa Hogar I.A.P.", ("Casa Hogar", "iap")),
        ("Isaac", ("Isaac", "")),
        ("A.C.", ("A.C.", "")),
    ],
)
def test_words_finds_the_legal_form_at_the_end_of_a_name(name, parts):
    assert split_legal_form(name) == parts
