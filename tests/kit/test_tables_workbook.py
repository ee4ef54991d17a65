from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from kit.tables import TableColumns, TableError, TableRow, read_table

COLUMNS = {"name": ["Nombre"], "code": ["Clave"], "day": ["Fecha"]}
SHEET = "xl/worksheets/sheet1.xml"


def workbook(*sheets):
    """The bytes of a workbook with these sheets, each a list of rows."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        page = book.create_sheet(f"Hoja {number}")
        for row in rows:
            page.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(content, name, replacement):
    """The workbook again, with one part replaced."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, replacement if part == name else old.read(part))
    return file.getvalue()


def worksheet(*rows):
    """The XML of a worksheet with these `<row>` elements, that claims to be one cell large."""
    start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1"/>'
    return f"{start}<sheetData>{''.join(rows)}</sheetData></worksheet>"


def text_row(number, *texts):
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f'<row r="{number}">{cells}</row>'


def read(folder, content, name="tabla.xlsx", required=("name",)):
    path = folder / name
    path.write_bytes(content)
    with read_table(path, TableColumns(COLUMNS, required=required)) as table:
        return table, list(table.rows)


def refusal(folder, content):
    with pytest.raises(TableError) as caught:
        read(folder, content)
    return str(caught.value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("01", "01"),
        (5, "5"),
        (5.0, "5"),
        (0.1 + 0.2, "0.3"),
        (5512345678.0, "5512345678"),
        (date(2019, 12, 2), "2019-12-02"),
        (datetime.fromisoformat("2019-12-02 18:30"), "2019-12-02 18:30:00"),
        (time(18, 30), "18:30:00"),
        (True, "VERDADERO"),
        ('="01"', ""),
        (" a\u00a0_x000D_\nb ", "a \nb"),
        (None, ""),
    ],
)
def test_workbook_cell_reads_as_people_see_it(tmp_path, value, text):
    _, rows = read(tmp_path, workbook([["Nombre", "Clave"], ["Uno", value]]))

    assert rows == [TableRow(2, {"name": "Uno", "code": text})]


def test_workbook_first_sheet_with_the_required_columns_is_read(tmp_path):
    sheets = [["Resumen"], [3]], [["x"], [], ["Nombre"], ["Uno"]], [["Nombre", "Clave"], ["Dos", "02"]]

    assert [read(tmp_path, workbook(*sheets))[0].sheet, read(tmp_path, workbook(*sheets))[1]] == [
        "Hoja 2",
        [TableRow(4, {"name": "Uno"})],
    ]
    assert read(tmp_path, workbook(*sheets), required=["name", "code"])[1] == [
        TableRow(2, {"name": "Dos", "code": "02"})
    ]


def test_workbook_without_the_required_columns_says_which(tmp_path):
    content = workbook([["Resumen"]], [[], ["Clave", "Fecha"], ["01", "hoy"]])

    assert refusal(tmp_path, content) == "A la tabla (encabezados en la fila 2) le falta: «Nombre»."


def test_workbook_rows_keep_their_number_over_gaps_and_a_wrong_size(tmp_path):
    content = with_part(workbook([[]]), SHEET, worksheet(text_row(3, "Clave", "Nombre"), text_row(900, "01", "Uno")))

    table, rows = read(tmp_path, content)

    assert table.header_row == 3
    assert rows == [TableRow(900, {"code": "01", "name": "Uno"})]


def test_workbook_cached_value_of_a_formula_is_read_and_never_calculated(tmp_path):
    cells = '<row r="2"><c t="str"><f>1+1</f><v>Uno</v></c><c><f>1+1</f></c></row>'
    content = with_part(workbook([[]]), SHEET, worksheet(text_row(1, "Nombre", "Clave"), cells))

    assert read(tmp_path, content)[1] == [TableRow(2, {"name": "Uno", "code": ""})]


def test_workbook_named_csv_is_known_by_its_content(tmp_path):
    assert read(tmp_path, workbook([["Nombre"], ["Uno"]]), name="t.csv")[1] == [TableRow(2, {"name": "Uno"})]
    assert read(tmp_path, b"Nombre\nUno\n", name="t.xlsx")[1] == [TableRow(2, {"name": "Uno"})]


@pytest.mark.parametrize("escape", ["_x0000_", "_xD800_"])
def test_workbook_unstorable_text_is_left_empty_and_told(tmp_path, escape):
    content = workbook([["Nombre", "Clave"], ["Uno", f"a{escape}"]])

    (row,) = read(tmp_path, content)[1]
    assert row.values == {"name": "Uno", "code": ""}
    assert len(row.notices) == 1
    assert str(row.notices[0]).startswith("La columna «Clave» contiene un carácter ")


def test_workbook_bomb_is_refused_before_it_is_unpacked(tmp_path):
    big = with_part(workbook([["Nombre"]]), "xl/theme/theme1.xml", b"<a>" + b" " * 121_000_000)
    dense = with_part(workbook([["Nombre"]]), "xl/theme/theme1.xml", b"<a>" + b" " * 20_000_000)

    assert len(big) < 150_000
    assert len(dense) < 100_000
    assert refusal(tmp_path, big) == (
        "El libro de Excel es demasiado grande por dentro (121 MB; el límite es 120 MB). "
        "Copie sólo la tabla a un libro nuevo, o guárdela como CSV."
    )
    assert refusal(tmp_path, dense).startswith("El libro de Excel es demasiado grande por dentro (20 MB;")


def test_workbook_entity_bomb_is_refused(tmp_path):
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>' + worksheet(text_row(1, "Nombre", "&c;"))

    assert refusal(tmp_path, with_part(workbook([[]]), SHEET, bomb)) == (
        "El libro de Excel está dañado; ábralo y guárdelo otra vez como XLSX o CSV."
    )


@pytest.mark.parametrize(
    ("value", "drawn_as", "text"),
    [(0.245, "0.0%", "24.5%"), (0.07, "0%", "7%"), (1, "0%", "100%"), (24.5, '0.0"%"', "24.5"), (24.5, "0.0", "24.5")],
)
def test_workbook_percentage_is_read_as_it_is_shown(tmp_path, value, drawn_as, text):
    book = Workbook()
    book.active.append(["Nombre", "Clave"])
    book.active.append(["Uno", value])
    book.active["B2"].number_format = drawn_as
    book.save(tmp_path / "tabla.xlsx")
    content = (tmp_path / "tabla.xlsx").read_bytes()

    assert [row.values["code"] for row in read(tmp_path, content)[1]] == [text]


def test_workbook_that_is_damaged_is_refused_wherever_it_breaks(tmp_path):
    good = workbook([["Nombre"], ["Uno"]])
    cut_xml = with_part(good, SHEET, worksheet(text_row(1, "Nombre"))[:-30])
    lost_string = with_part(good, SHEET, worksheet(text_row(1, "Nombre"), '<row r="2"><c t="s"><v>7</v></c></row>'))

    damaged = "El libro de Excel está dañado; ábralo y guárdelo otra vez como XLSX o CSV."
    assert [refusal(tmp_path, c) for c in (good[:-300], cut_xml, lost_string)] == [damaged] * 3


def test_workbook_too_long_is_refused(tmp_path):
    long = with_part(
        workbook([[]]), SHEET, worksheet(text_row(1, "Nombre"), *(text_row(n, "a") for n in range(2, 100_003)))
    )

    assert refusal(tmp_path, long) == "La tabla pasa de 100,000 filas; divídala en partes."


def test_workbook_of_another_program_is_named(tmp_path):
    ods, plain = BytesIO(), BytesIO()
    with ZipFile(ods, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with ZipFile(plain, "w") as archive:
        archive.writestr("tabla.csv", "Nombre\nUno\n")

    assert [refusal(tmp_path, file.getvalue()) for file in (ods, plain)] == [
        "Es un documento de LibreOffice (ODS). Ábralo y guárdelo como XLSX o CSV.",
        "Es un archivo ZIP. Ábralo y guárdelo como XLSX o CSV.",
    ]
