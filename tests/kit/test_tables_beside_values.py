"""What a workbook holds besides its values, and the dialects in which programs write one."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kit.tables import TableColumns, TableError, read_table

COLUMNS = {"name": ["Nombre"], "state": ["Estado"], "day": ["Fecha"]}
ROWS = [["Nombre", "Estado"], ["Uno", "Puebla"], ["Dos", "Colima"], ["Tres", "Sonora"]]
SHEET = "xl/worksheets/sheet1.xml"


def book_of(*sheets) -> Workbook:
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        page = book.create_sheet(f"Hoja {number}")
        for row in rows:
            page.append(row)
    return book


def saved(folder, book: Workbook):
    path = folder / "tabla.xlsx"
    book.save(path)
    return path


def changed(path, change):
    """The workbook with each of its parts as `change(name, bytes)` returns it: a name and bytes."""
    file = BytesIO()
    with ZipFile(path) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    path.write_bytes(file.getvalue())
    return path


def read(path):
    """The rows as lists of texts, and what is told."""
    with read_table(path, TableColumns(COLUMNS, required=["name"])) as table:
        rows = [list(row.values.values()) for row in table.rows]
    return rows, [str(notice) for notice in table.notices]


def test_hidden_rows_are_read_and_told(tmp_path):
    book = book_of(ROWS)
    for number in (2, 4, 9):
        book.active.row_dimensions[number].hidden = True
    remarks = ["También se leen filas ocultas, por un filtro o a mano (2): 2, 4."]
    assert read(saved(tmp_path, book)) == (ROWS[1:], remarks)


def test_hidden_columns_are_read_and_told_where_they_count(tmp_path):
    book = book_of([[*row, "x"] for row in ROWS])
    for letter in "BC":
        book.active.column_dimensions[letter].hidden = True
    assert read(saved(tmp_path, book))[1] == ["También se leen columnas ocultas: «Estado»."]


def test_merged_cells_fill_their_rows_and_no_empty_ones(tmp_path):
    book = book_of([["Estado", "Nombre"], ["Oaxaca", "Uno"], [None, "Dos"], [None, None], ["Puebla", "Tres"]])
    book.active.merge_cells("A2:A4")
    rows = [["Oaxaca", "Uno"], ["Oaxaca", "Dos"], ["Puebla", "Tres"]]
    remarks = ["Hay celdas combinadas (A2:A4): lo que dicen vale para cada una de sus filas."]
    assert read(saved(tmp_path, book)) == (rows, remarks)


def test_merged_titles_and_notes_change_nothing(tmp_path):
    book = book_of([["Directorio"], [None], *ROWS, ["Fuente: nosotras"], [None]])
    for cells in ("A1:B2", "A7:B8"):
        book.active.merge_cells(cells)
    assert read(saved(tmp_path, book))[0] == ROWS[1:]


def test_merged_groups_above_the_titles_are_read_with_them(tmp_path):
    book = book_of(
        [["La red", None, "Otros datos", None], ["Nombre", "Estado", "Nombre", "x"], ["Uno", "Puebla", "Ana"]]
    )
    for cells in ("A1:B1", "C1:D1"):
        book.active.merge_cells(cells)
    assert read(saved(tmp_path, book)) == ([["Uno", "Puebla"]], [])


def test_sheets_that_are_not_read_are_told(tmp_path):
    book = book_of([["Portada"]], ROWS, [], ROWS, [["x"]])
    book["Hoja 5"].sheet_state = "hidden"
    remarks = [
        "Solo se lee la hoja «Hoja 2». No se leen, aunque traen la misma tabla: «Hoja 4».",
        "Solo se lee la hoja «Hoja 2». No se leen: «Hoja 1», «Hoja 5» (oculta).",
    ]
    assert read(saved(tmp_path, book)) == (ROWS[1:], remarks)


def test_a_hidden_sheet_is_read_only_where_no_other_has_the_table(tmp_path):
    book = book_of([ROWS[0], ["Vieja", "Puebla"]], ROWS)
    book["Hoja 1"].sheet_state = "veryHidden"
    remarks = ["Solo se lee la hoja «Hoja 2». No se leen, aunque traen la misma tabla: «Hoja 1» (oculta)."]
    book.active = 1
    assert read(saved(tmp_path, book)) == (ROWS[1:], remarks)
    alone = book_of([["Portada"]], ROWS)
    alone["Hoja 2"].sheet_state = "hidden"
    assert read(saved(tmp_path, alone))[1][0] == "La hoja «Hoja 2», que está oculta, es la que se lee."


def test_formulas_never_calculated_are_told(tmp_path):
    book = book_of([*ROWS, ["Cuatro", "=A1"]])
    rows, remarks = read(saved(tmp_path, book))
    assert rows[-1] == ["Cuatro", ""]
    assert remarks == [
        "Hay fórmulas que nunca se calcularon y se leen vacías: abra el libro en Excel, guárdelo y súbalo otra vez."
    ]


def test_error_cells_are_left_empty(tmp_path):
    book = book_of([*ROWS[:2]])
    book.active["B2"].value, book.active["B2"].data_type = "#REF!", "e"
    assert read(saved(tmp_path, book))[0] == [["Uno", ""]]


def test_days_counted_from_1904_are_read_and_told(tmp_path):
    book = book_of([["Nombre", "Fecha"]])
    book.epoch = CALENDAR_MAC_1904
    book.active.append(["Uno", date(2019, 12, 2)])
    remarks = ["El libro cuenta los días desde 1904, como Excel de Mac antiguo: revise sus fechas."]
    assert read(saved(tmp_path, book)) == ([["Uno", "2019-12-02"]], remarks)


def test_strict_workbook_is_read(tmp_path):
    usual = b"http://schemas.openxmlformats.org/"

    def strict(name, part):
        part = part.replace(usual + b"spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main")
        relations = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        return name, part.replace(usual + b"officeDocument/2006/relationships", relations)

    path = changed(saved(tmp_path, book_of(ROWS)), strict)
    assert read(path) == (ROWS[1:], [])


def test_workbook_with_parts_named_as_in_windows_is_read(tmp_path):
    path = changed(saved(tmp_path, book_of(ROWS)), lambda name, part: (name.replace("/", "\\"), part))
    assert read(path) == (ROWS[1:], [])


def test_workbook_with_macros_is_read(tmp_path):
    def with_macros(name, part):
        kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        return name, part.replace(kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")

    assert read(changed(saved(tmp_path, book_of(ROWS)), with_macros)) == (ROWS[1:], [])


def test_workbook_with_prefixes_without_places_and_with_an_unknown_style_is_read(tmp_path):
    text = '<x:c t="inlineStr" s="99"><x:is><x:r><x:t>{}</x:t></x:r></x:is></x:c>'
    rows = "".join(f"<x:row>{''.join(text.format(one) for one in row)}</x:row>" for row in ROWS[:3])
    number = f'<x:row hidden="true">{text.format("Tres")}<x:c s="99"><x:v>7</x:v></x:c></x:row>'
    start = '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
    whole = f"{start}{rows}{number}</x:sheetData></x:worksheet>".encode()
    path = changed(saved(tmp_path, book_of(ROWS)), lambda name, part: (name, whole if name == SHEET else part))
    remarks = ["También se leen filas ocultas, por un filtro o a mano (1): 4."]
    assert read(path) == ([*ROWS[1:3], ["Tres", "7"]], remarks)


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("xl/workbook.bin", "Es un libro binario de Excel (XLSB)"),
        ("word/document.xml", "Es un documento de Word"),
        ("Index/Document.iwa", "Es un documento de Numbers"),
        ("otra.csv", "Es un archivo ZIP"),
    ],
)
def test_archives_of_other_programs_are_named(tmp_path, part, kind):
    path = tmp_path / "tabla.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr(part, "x")
    with pytest.raises(TableError) as refusal:
        read(path)
    assert str(refusal.value) == f"{kind}. Ábralo y guárdelo como XLSX o CSV."
