import pytest

from kit.tables import TableColumns, TableError, TableRow, read_table

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


LEFT_BESIDE = {
    "owner": "Es el archivo temporal que deja Excel mientras un libro está abierto («~$…»). Cierre el libro en Excel y "
    "suba el otro, el que se llama igual sin «~$».",
    "mac": "Es lo que Mac guarda junto a un archivo («._…»), no la tabla. Suba el otro, el que se llama igual sin "
    "«._».",
    "lock": "Es la marca que deja LibreOffice mientras un libro está abierto («.~lock…»). Cierre el libro y suba el "
    "otro.",
}


def values_and_remarks(path):
    """The values of each row, and what it says of them."""
    return [(row.values, [str(notice) for notice in row.notices]) for row in read(path)[1]]


def saved(folder, content, name="tabla.csv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(path, columns=COLUMNS, required=("name",)):
    with read_table(path, TableColumns(columns, required=required)) as table:
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
        TableRow(
            4,
            {
                "name": 'Casa de la Niñez\ny la Familia, "A.C."',
                "state": "México",
                "code": "01",
                "emails": "ana@a.example / luz@a.example",
            },
        ),
        TableRow(5, {"name": "Niñas de Oro", "state": "Jalisco / Colima", "code": "1", "emails": ""}),
        TableRow(7, {"name": "=HYPERLINK(1)", "state": "@estado", "code": "-1", "emails": "+52 55"}),
        TableRow(10, {"name": "Total Salud A.C.", "state": "Puebla", "code": "21", "emails": ""}),
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

    assert rows == [TableRow(2, {"name": "Niñez «Ándale»", "state": "Michoacán"})]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_table_line_ends_of_every_system_count_alike(tmp_path, ending):
    _, rows = read(saved(tmp_path, ending.join(["Nombre,Clave", "Uno,01", "", "Dos,02"])))

    assert [(row.number, row.values["code"]) for row in rows] == [(2, "01"), (4, "02")]


def test_table_commas_in_titles_do_not_mislead_the_delimiter(tmp_path):
    text = "a, b, c, d, e, f\nNombre;Estado\nUno, dos, tres, A.C.;Puebla\n"

    _, rows = read(saved(tmp_path, text))

    assert rows == [TableRow(3, {"name": "Uno, dos, tres, A.C.", "state": "Puebla"})]


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

    assert ("state" in table.matched) == is_known
    assert table.unknown == ([] if is_known else [title])


def test_table_of_one_column_is_read(tmp_path):
    _, rows = read(saved(tmp_path, "Nombre\nUno; dos\n"))

    assert rows == [TableRow(2, {"name": "Uno; dos"})]


def test_table_short_and_long_rows_fit_the_header(tmp_path):
    _, rows = read(saved(tmp_path, "Nombre,Estado\nUno\nDos,Puebla,sobra\n"))

    assert [row.values for row in rows] == [{"name": "Uno", "state": ""}, {"name": "Dos", "state": "Puebla"}]


def test_table_of_two_titles_for_a_field_takes_the_better_spelling(tmp_path):
    table, rows = read(saved(tmp_path, "Nombre,Nombre de la organización\nAna,Casa\n"))

    assert table.unknown == ["Nombre"]
    assert rows[0].values == {"name": "Casa"}


def test_table_of_several_columns_for_a_joined_field_reads_them_together(tmp_path):
    lines = [
        "Nombre,Correo,Correo 2",
        "Uno,a@a.example,b@a.example",
        "Dos,no tiene,b@b.example",
        "Tres,c@c.example",
        "4,-,",
    ]
    path = saved(tmp_path, "\n".join(lines))
    with read_table(path, TableColumns(COLUMNS, required=["name"], joined=["emails"])) as table:
        emails = [row.values["emails"] for row in table.rows]
    assert emails == ["a@a.example, b@a.example", "b@b.example", "c@c.example", "-"]
    assert table.unknown == []
    assert table.joined == {"emails": ["Correo 2"]}


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


def test_table_header_below_row_one_hundred_is_not_found(tmp_path):
    at_100 = saved(tmp_path, "x\n" * 99 + "Nombre,Estado\nUno,Puebla\n")
    at_101 = saved(tmp_path, "x\n" * 100 + "Nombre,Estado\nUno,Puebla\n", "otra.csv")

    assert read(at_100)[0].header_row == 100
    assert refusal(at_101) == (
        "En las primeras 100 filas no hay encabezados que se reconozcan; se esperaba: «Nombre de la organización»."
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
def test_table_unstorable_text_is_left_empty_and_told(tmp_path, cell, problem):
    path = saved(tmp_path, b"Nombre,Estado\nUno,Puebla\nDos," + cell + b"\n")

    assert values_and_remarks(path) == [
        ({"name": "Uno", "state": "Puebla"}, []),
        ({"name": "Dos", "state": ""}, [f"La columna «Estado» {problem}: se lee vacía."]),
    ]


def test_table_row_that_is_too_wide_is_read_and_told(tmp_path):
    path = saved(tmp_path, b"Nombre\nUno\nDos" + b"," * 200 + b"x\nTres\n")

    assert values_and_remarks(path) == [
        ({"name": "Uno"}, []),
        ({"name": "Dos"}, ["La fila pasa de 200 columnas: lo que sigue no se lee."]),
        ({"name": "Tres"}, []),
    ]


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("#REF!", "trae un error de la hoja de cálculo («#REF!»)"),
        ("#¡DIV/0!", "trae un error de la hoja de cálculo («#¡DIV/0!»)"),
        ("#N/A", "trae un error de la hoja de cálculo («#N/A»)"),
        ("#¿NOMBRE?", "trae un error de la hoja de cálculo («#¿NOMBRE?»)"),
        ("#VALUE!", "trae un error de la hoja de cálculo («#VALUE!»)"),
        ("Err:502", "trae un error de la hoja de cálculo («Err:502»)"),
        ("1.23E+09", "Excel abrevió el número («1.23E+09») y se perdieron cifras; dé a la columna formato de texto"),
        ("5.5e+11", "Excel abrevió el número («5.5e+11») y se perdieron cifras; dé a la columna formato de texto"),
        ("#####", "solo quedó «###»: la columna era muy angosta cuando se copió"),
    ],
)  # fmt: skip
def test_table_damaged_cell_is_left_empty_and_told(tmp_path, cell, why):
    path = saved(tmp_path, f"Nombre,Clave\nUno,{cell}\n")

    assert values_and_remarks(path) == [({"name": "Uno", "code": ""}, [f"La columna «Clave» {why}: se lee vacía."])]


@pytest.mark.parametrize("cell", ["#NiñezPrimero", "1E5", "12E10", "1.5E-3", "N/A", "E+1", "Error: 5", "#1"])
def test_table_cell_that_only_looks_damaged_is_kept(tmp_path, cell):
    assert values_and_remarks(saved(tmp_path, f"Nombre,Clave\nUno,{cell}\n")) == [({"name": "Uno", "code": cell}, [])]


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "utf-16-le", "utf-16-be"])
def test_table_encoding_of_old_programs_is_found(tmp_path, encoding):
    text = "Organización,Estado\nNiñez en acción,Michoacán\nPingüino azul,Querétaro\n"

    rows = read(saved(tmp_path, text.encode(encoding)))[1]

    assert [row.values["name"] for row in rows] == ["Niñez en acción", "Pingüino azul"]


def test_table_whose_lines_were_quoted_whole_is_read(tmp_path):
    text = '"Nombre,Estado"\n"""Uno, A.C."",Puebla"\n"Dos,Colima"\n'

    assert [row.values for row in read(saved(tmp_path, text))[1]] == [
        {"name": "Uno, A.C.", "state": "Puebla"},
        {"name": "Dos", "state": "Colima"},
    ]


GROUPED = {"name": ["Nombre"], "state": ["Estado"], "phone": ["Teléfono"], "person": ["Contacto nombre"]}


@pytest.mark.parametrize(
    ("header", "matched"),
    [
        (
            "DATOS,,CONTACTO,\nNombre,Estado,Nombre,Teléfono",
            {"name": "DATOS › Nombre", "state": "DATOS › Estado", "person": "CONTACTO › Nombre"},
        ),
        (
            "Nombre,Estado,Contacto,\n,,Nombre,Teléfono",
            {"name": "Nombre", "state": "Estado", "person": "Contacto › Nombre"},
        ),
        (
            "Directorio,,,Corte de enero\nNombre,Estado,Teléfono,x",
            {"name": "Nombre", "state": "Estado", "phone": "Teléfono"},
        ),
        ("Directorio,,,\nNombre,Estado,Teléfono,x", {"name": "Nombre", "state": "Estado", "phone": "Teléfono"}),
        (
            "La red,,Los datos,\nNombre,Estado,Nombre,Teléfono",
            {"name": "La red › Nombre", "state": "La red › Estado", "phone": "Los datos › Teléfono"},
        ),
    ],
)
def test_table_header_of_two_rows_joins_groups_and_columns(tmp_path, header, matched):
    table, rows = read(saved(tmp_path, f"{header}\nUno,Puebla,Ana,222\n"), columns=GROUPED)

    assert table.header_row == 2
    assert table.matched == matched
    assert [(row.number, row.values["name"]) for row in rows] == [(3, "Uno")]


WIDE = {"spellings": {"state": ["Entidad"], "year": ["Año"], "value": ["Valor"]}, "required": ["year", "value"]}


def test_table_with_a_column_for_each_year_is_read_as_rows(tmp_path):
    path = saved(tmp_path, "Cuadro 1,,\nEntidad,2016,2018 p/\nTotal,1,2\nColima,,4\nFuente: INEGI.,,\n")

    with read_table(path, TableColumns(**WIDE, wide=("year", "value"), keeps_totals=True)) as table:
        rows = [(row.number, *row.values.values()) for row in table.rows]

    assert rows == [
        (1, "Total", "2016", "1"),
        (2, "Total", "2018 p/", "2"),
        (3, "Colima", "2016", ""),
        (4, "Colima", "2018 p/", "4"),
    ]
    assert table.is_wide is True
    assert table.foot == ["Fuente: INEGI."]
    assert table.unknown == []
    assert [str(notice) for notice in table.notices] == [
        "La tabla trae una columna por año: cada celda se lee como una fila (2016, 2018 p/)."
    ]


def test_table_with_years_below_a_group_is_read_as_rows(tmp_path):
    path = saved(tmp_path, "Entidad,Porcentaje,\n,2016,2018\nColima,3,4\n")

    with read_table(path, TableColumns(**WIDE, wide=("year", "value"))) as table:
        rows = [tuple(row.values.values()) for row in table.rows]

    assert rows == [("Colima", "2016", "3"), ("Colima", "2018", "4")]


def test_table_with_a_year_twice_is_refused_in_words(tmp_path):
    path = saved(tmp_path, "Entidad,Porcentaje,,Miles,\n,2016,2018,2016,2018\nColima,3,4,5,6\n")

    with pytest.raises(TableError) as caught:
        read_table(path, TableColumns(**WIDE, wide=("year", "value")))
    assert str(caught.value) == (
        "La tabla trae varias columnas de un mismo año (2016, 2018): deje una por año, con una sola medida."
    )


def test_table_that_is_long_keeps_its_columns_named_like_years(tmp_path):
    path = saved(tmp_path, "Entidad,Año,Valor,2016\nColima,2018,4,x\n")

    with read_table(path, TableColumns(**WIDE, wide=("year", "value"))) as table:
        rows = [row.values for row in table.rows]

    assert rows == [{"state": "Colima", "year": "2018", "value": "4"}]
    assert table.unknown == ["2016"]


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
            b"Nombre\nNi\x81\x81ez\n",
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
        (b"Nombre\n" + b"Uno\n" * 100_001, "La tabla pasa de 100,000 filas; divídala en partes."),
    ],
)
def test_table_unreadable_csv_is_refused_with_a_sentence(tmp_path, content, sentence):
    assert refusal(saved(tmp_path, content)) == sentence


def test_table_of_200_columns_and_100000_rows_is_read(tmp_path):
    path = saved(tmp_path, b"Nombre" + b"," * 300 + b"\n" + b"," * 199 + b"x\n" + b"Uno\n" * 99_999)

    assert len(read(path)[1]) == 99_999


def test_table_closed_halfway_lets_go_of_the_file(tmp_path):
    with read_table(saved(tmp_path, "Nombre\nUno\nDos\n"), TableColumns(COLUMNS, required=["name"])) as table:
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
        (bytes([9]) + b"Ana Prueb".ljust(54) + b"\x09\0A\0n\0a\0".ljust(110), "owner"),
        (b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X", "mac"),
        (b",ana,equipo,28.11.2025 10:00,file:///home/ana/.config/libreoffice/4;", "lock"),
        (b"\xef\xbb\xbf\n<html><table>", "Es una página web o un XML, aunque su nombre diga otra cosa"),
    ],
)
def test_table_other_kinds_of_file_are_named(tmp_path, start, sentence):
    expected = LEFT_BESIDE.get(sentence, f"{sentence}. Ábralo y guárdelo como XLSX o CSV.")
    assert refusal(saved(tmp_path, start)) == expected


def test_table_that_is_not_there_is_a_sentence(tmp_path):
    assert refusal(tmp_path / "no.csv") == "No se encontró el archivo."
