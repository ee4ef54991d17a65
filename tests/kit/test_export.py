import csv
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kit.files.export import write_csv, write_xlsx
from kit.files.formulas import neutralised, restored
from kit.tables import CellError, TableColumns, read_table
from kit.tables.text import clean

HEADER = ["Nombre", "Nota"]
WRITERS = pytest.mark.parametrize("write", [write_csv, write_xlsx])


def file_of(write, rows, header=HEADER):
    file = BytesIO()
    write(rows, header=header, file=file)
    return file.getvalue()


def csv_cells(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def xlsx_cells(content):
    return [[(cell.value, cell.data_type) for cell in row] for row in load_workbook(BytesIO(content)).active]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+52 55",
        "-1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        " =1",
        "\u00a0=1",
        "\ufeff=1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        "'=1",
    ],
)
def test_export_formula_is_text_in_both_formats(text):
    rows = [[text, "hola"]]
    disarmed = f"'{text}"

    assert csv_cells(file_of(write_csv, rows))[1] == [disarmed, "hola"]
    assert xlsx_cells(file_of(write_xlsx, rows))[1] == [(disarmed.replace("\r", "\n"), "s"), ("hola", "s")]


@pytest.mark.parametrize("text", ["hola", "a=b", "L'Hospitalet", "'hola", "1-2", "correo@a.example", "", "5"])
def test_export_ordinary_text_stays_as_it_is(text):
    assert neutralised(text) == text


def test_export_titles_are_disarmed_too():
    assert csv_cells(file_of(write_csv, [], header=["=1"])) == [["'=1"]]
    assert xlsx_cells(file_of(write_xlsx, [], header=["=1"])) == [[("'=1", "s")]]


def test_export_numbers_and_dates_stay_what_they_are():
    mexico = timezone(timedelta(hours=-6))
    moment = datetime(2019, 12, 2, 18, 30, tzinfo=mexico)
    row = [-5, Decimal("1234.50"), date(2019, 12, 2), moment, moment.astimezone(UTC), True, None, "_x0041_"]

    cells = xlsx_cells(file_of(write_xlsx, [row], header=list("abcdefgh")))[1]

    assert csv_cells(file_of(write_csv, [row], header=list("abcdefgh")))[1] == [
        "-5", "1234.50", "2019-12-02", "2019-12-02 18:30:00", "2019-12-03 00:30:00", "sí", "", "_x0041_",
    ]  # fmt: skip
    assert cells == [
        (-5, "n"),
        (1234.5, "n"),
        (datetime.fromisoformat("2019-12-02"), "d"),
        (datetime.fromisoformat("2019-12-02 18:30"), "d"),
        (datetime.fromisoformat("2019-12-03 00:30"), "d"),
        ("sí", "s"),
        (None, "n"),
        ("_x005F_x0041_", "s"),
    ]


def test_export_characters_that_a_file_cannot_hold_are_dropped():
    rows = [["a\x00b\x0bc\x1f", "medio \ud83d emoji"]]

    assert csv_cells(file_of(write_csv, rows))[1] == ["abc", "medio \ufffd emoji"]
    assert xlsx_cells(file_of(write_xlsx, rows))[1] == [("abc", "s"), ("medio \ufffd emoji", "s")]


def test_export_csv_has_the_mark_that_excel_needs_and_quotes_every_text():
    assert file_of(write_csv, [["Niñez; =1+1", 5]]) == '\ufeff"Nombre","Nota"\r\n"Niñez; =1+1",5\r\n'.encode()


@given(st.text(alphabet=st.characters() | st.sampled_from("'=+-@\t\r ＝\u200b")))
def test_export_apostrophe_comes_off_again(text):
    assert restored(neutralised(text)) == text


def clean_texts():
    """What our reader makes of any text, so that a second reading must change nothing."""

    def cleaned(text):
        try:
            return clean(text)
        except CellError:
            return "x"

    return st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("'=+-@\" _x0041,;\n"), max_size=12).map(
        cleaned
    )


@WRITERS
@given(rows=st.lists(st.tuples(clean_texts(), clean_texts()), max_size=4))
@settings(max_examples=60, deadline=None)
def test_export_then_import_changes_nothing(write, rows, tmp_path_factory):
    path = tmp_path_factory.mktemp("export") / "tabla"
    path.write_bytes(file_of(write, [["x" + name, note] for name, note in rows]))
    columns = {"name": ["Nombre"], "note": ["Nota"]}

    with read_table(path, TableColumns(columns, required=["name", "note"])) as table:
        read = [(row.values["name"], row.values["note"]) for row in table.rows]

    assert read == [(clean("x" + name), note) for name, note in rows]


@pytest.mark.parametrize("text", ["+52 55 1234 5678", "+525512345678", "+52 (951) 555-12-34"])
def test_export_telephone_with_its_country_carries_no_apostrophe_in_a_workbook(text):
    assert xlsx_cells(file_of(write_xlsx, [[text, "a"]]))[1] == [(text, "s"), ("a", "s")]
    assert csv_cells(file_of(write_csv, [[text, "a"]]))[1] == [f"'{text}", "a"]
