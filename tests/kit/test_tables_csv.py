import pytest

from kit.tables import Row, TableError, read_table

COLUMNS = {
    "name": ["Nombre de la organización", "Organización", "Nombre"],
    "state": ["Entidad federativa", "Estado"],
    "code": ["Clave"],
    "emails": ["Correo electrónico", "Correo"],
}
TITLES = (
    ";NOMBRE DE LA ORGANIZACION*;Columna 3: Entidad Federativa;Clave;"
    "Correo electro\u0301nico (uno o ma\u0301s);Miembros"
)
MONSTER = (
    "sep=;\r\n"
    "DIRECTORIO DE INTEGRANTES, CORTE A 2025;;;;;\r\n"
    ";;;;;\r\n"
    f"{TITLES}\r\n"
    '1;"Casa de la Nin\u0303ez\r\ny la Familia, ""A.C.""";Me\u0301xico;="01";ana@a.example / luz@a.example;1,234\r\n'
    "2;\u00a0Ni\u200bñas\u00a0de Oro\u202e \ufeff;Jalisco / Colima;1;;12\r\n"
    ";;;;;\r\n"
    "3;=HYPERLINK(1);@estado;-1;'+52 55;5\r\n"
    ";Subtotal;;;;1,251\r\n"
    f"{TITLES}\r\n"
    "4;Total Salud A.C.;Puebla;21;;3\r\n"
    "5;;;;;0\r\n"
    ";TOTAL GENERAL;;;;1,254\r\n"
    "FUENTE: Coordinación, registros propios;;;;;\r\n"
    "Elaboró: Ana;;;;;\r\n"
    ";;;;;\r\n"
)


def saved(folder, content, name="tabla.csv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(path, columns=COLUMNS, required=("name",)):
    with read_table(path, columns=columns, required=required) as table:
        return table, list(table.rows)


def refusal(path, columns=COLUMNS, required=("name",)):
    with pytest.raises(TableError) as caught:
        read(path, columns, required)
    return str(caught.value)


def test_table_monster_is_understood_whole(tmp_path):
    table, rows = read(saved(tmp_path, MONSTER.encode("utf-16")), required=["name", "state"])

    assert table.header_row == 3
    assert table.matched == {
        "name": "NOMBRE DE LA ORGANIZACION*",
        "state": "Columna 3: Entidad Federativa",
        "code": "Clave",
        "emails": "Correo electrónico (uno o más)",
    }
    assert table.unknown == ["Miembros"]
    assert rows == [
        Row(
            4,
            {
                "name": 'Casa de la Niñez\ny la Familia, "A.C."',
                "state": "México",
                "code": "01",
                "emails": "ana@a.example / luz@a.example",
            },
        ),
        Row(5, {"name": "Niñas de Oro", "state": "Jalisco / Colima", "code": "1", "emails": ""}),
        Row(7, {"name": "=HYPERLINK(1)", "state": "@estado", "code": "-1", "emails": "+52 55"}),
        Row(10, {"name": "Total Salud A.C.", "state": "Puebla", "code": "21", "emails": ""}),
    ]
    assert table.skipped == [
        (8, "fila de totales"),
        (9, "encabezados repetidos"),
        (11, "sin datos en las columnas reconocidas"),
        (12, "fila de totales"),
        (13, "nota al pie"),
        (14, "nota al pie"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_table_encoding_and_delimiter_are_found(tmp_path, encoding, delimiter):
    text = delimiter.join(["Nombre", "Estado"]) + "\n" + delimiter.join(["Niñez «Ándale»", "Michoacán"]) + "\n"
    mark = "\ufeff" if encoding == "utf-16-be" else ""

    _, rows = read(saved(tmp_path, (mark + text).encode(encoding)))

    assert rows == [Row(2, {"name": "Niñez «Ándale»", "state": "Michoacán"})]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_table_line_ends_of_every_system_count_alike(tmp_path, ending):
    _, rows = read(saved(tmp_path, ending.join(["Nombre,Clave", "Uno,01", "", "Dos,02"])))

    assert [(row.number, row.values["code"]) for row in rows] == [(2, "01"), (4, "02")]


def test_table_commas_in_titles_do_not_mislead_the_delimiter(tmp_path):
    text = "a, b, c, d, e, f\nNombre;Estado\nUno, dos, tres, A.C.;Puebla\n"

    _, rows = read(saved(tmp_path, text))

    assert rows == [Row(3, {"name": "Uno, dos, tres, A.C.", "state": "Puebla"})]


@pytest.mark.parametrize(
    ("title", "is_known"),
    [
        ("ESTADO *", True),
        ("Entidad  federativa:", True),
        ("Columna 3: Estado", True),
        ("Columna Estado", True),
        ("3. Estado", True),
        ("Estado (de la sede)", True),
        ("Esta do", False),
        ("Columna3", False),
        ("Estado civil", False),
    ],
)
def test_table_title_is_known_by_its_words(tmp_path, title, is_known):
    table, _ = read(saved(tmp_path, f"Nombre,{title}\nUno,Puebla\n"))

    assert ("state" in table.matched, table.unknown) == (is_known, [] if is_known else [title])


def test_table_of_one_column_is_read(tmp_path):
    _, rows = read(saved(tmp_path, "Nombre\nUno; dos\n"))

    assert rows == [Row(2, {"name": "Uno; dos"})]


def test_table_short_and_long_rows_fit_the_header(tmp_path):
    _, rows = read(saved(tmp_path, "Nombre,Estado\nUno\nDos,Puebla,sobra\n"))

    assert [row.values for row in rows] == [{"name": "Uno", "state": ""}, {"name": "Dos", "state": "Puebla"}]


def test_table_of_two_titles_for_a_field_takes_the_better_spelling(tmp_path):
    table, rows = read(saved(tmp_path, "Nombre,Nombre de la organización\nAna,Casa\n"))

    assert (table.unknown, rows[0].values) == (["Nombre"], {"name": "Casa"})


@pytest.mark.parametrize(
    ("line", "is_data"),
    [
        ("Fuente de Vida A.C.,", True),
        ("Nota: es su nombre,Puebla,01,", True),
        ("Total,Puebla", True),
        ("Suma,12", False),
        ("Total: 446,", False),
        ("Total de organizaciones,446", False),
        ("FUENTE:,INEGI", False),
        ("* Cifras preliminares,", False),
        ("Elaboró Ana Luz,", False),
        ("Autorización y Defensa A.C.,", True),
    ],
)
def test_table_foot_lines_are_told_from_data(tmp_path, line, is_data):
    table, rows = read(saved(tmp_path, f"Nombre,Estado\n{line}\n"))

    assert (len(rows), len(table.skipped)) == ((1, 0) if is_data else (0, 1))


def test_table_header_below_row_thirty_is_not_found(tmp_path):
    at_30 = saved(tmp_path, "x\n" * 29 + "Nombre,Estado\nUno,Puebla\n")
    at_31 = saved(tmp_path, "x\n" * 30 + "Nombre,Estado\nUno,Puebla\n", "otra.csv")

    assert read(at_30)[0].header_row == 30
    assert refusal(at_31) == (
        "En las primeras 30 filas no hay encabezados que se reconozcan; se esperaba: «Nombre de la organización»."
    )


def test_table_without_a_required_column_says_which(tmp_path):
    path = saved(tmp_path, "\nOrganización,Estado\nUno,Puebla\n")

    assert refusal(path, required=["name", "emails", "code"]) == (
        "A la tabla (encabezados en la fila 2) le falta: «Correo electrónico», «Clave»."
    )


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        (b"a\x00b", "contiene un carácter nulo; guarde el archivo otra vez como XLSX o CSV UTF-8"),
        (b"a\xed\xa0\x80b", "contiene un carácter roto (medio emoji o símbolo); bórrelo y guarde otra vez"),
        (b"x" * 32_768, "el texto pasa de 32767 caracteres"),
    ],
)
def test_table_unstorable_text_is_refused_with_its_place(tmp_path, cell, problem):
    path = saved(tmp_path, b"Nombre,Estado\nUno,Puebla\nDos," + cell + b"\n")

    assert refusal(path) == f"Fila 3, columna «Estado»: {problem}."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "El archivo está vacío."),
        (b" \r\n", "El archivo está vacío."),
        (
            "Nombre\nNiñez Ándale Él\n".encode() + b"Ni\xf1ez\n",
            "El archivo mezcla dos codificaciones cerca de la línea 3; guárdelo como CSV UTF-8.",
        ),
        (
            b"Nombre\nNi\x81ez\n",
            "No se reconoce la codificación del archivo (línea 2); guárdelo como XLSX o CSV UTF-8.",
        ),
        (b'Nombre,Estado\nUno,"Puebla\nDos,Colima\n', "En la fila 2 se abren unas comillas que nunca se cierran."),
        (
            b'Nombre,Estado\nUno,"' + b"Dos,Colima\n" * 20_000,
            "En la fila 2 se abren unas comillas que nunca se cierran.",
        ),
        (
            b'Nombre,Estado\nUno,"' + b"x" * 1_000_000 + b'"\nDos,Colima\n',
            "En la fila 2, el texto de una celda pasa de 32767 caracteres.",
        ),
        (b"Nombre\n" + b"," * 200 + b"x\n", "La fila 2 pasa de 200 columnas."),
        (b"Nombre\n" + b"Uno\n" * 100_001, "La tabla pasa de 100,000 filas; divídala en partes."),
    ],
)
def test_table_unreadable_csv_is_refused_with_a_sentence(tmp_path, content, sentence):
    assert refusal(saved(tmp_path, content)) == sentence


def test_table_of_200_columns_and_100000_rows_is_read(tmp_path):
    path = saved(tmp_path, b"Nombre" + b"," * 300 + b"\n" + b"," * 199 + b"x\n" + b"Uno\n" * 99_999)

    assert len(read(path)[1]) == 99_999


def test_table_closed_halfway_lets_go_of_the_file(tmp_path):
    with read_table(saved(tmp_path, "Nombre\nUno\nDos\n"), columns=COLUMNS, required=["name"]) as table:
        assert next(table.rows).values == {"name": "Uno"}

    with pytest.raises(ValueError, match="closed"):
        next(table.rows)


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Es un libro de Excel antiguo (XLS) o con contraseña"),
        (b"%PDF-1.7", "Es un PDF"),
        (b"\x89PNG\r\n", "Es una imagen"),
        (b"\x1f\x8b\x08", "Es un archivo comprimido"),
        (b"\xef\xbb\xbf\n<html><table>", "Es una página web o un XML, aunque su nombre diga otra cosa"),
    ],
)
def test_table_other_kinds_of_file_are_named(tmp_path, start, sentence):
    assert refusal(saved(tmp_path, start)) == f"{sentence}. Ábralo y guárdelo como XLSX o CSV."


def test_table_that_is_not_there_is_a_sentence(tmp_path):
    assert refusal(tmp_path / "no.csv") == "No se encontró el archivo."
