import contextlib
import gc
import json
import signal
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from kit.tables import TableColumns, TableError, TableRow, read_isolated

COLUMNS = {"name": ["Nombre"], "state": ["Estado"]}
CSV = b"Nombre,Estado,Otra\nUno,Puebla,x\nTotal,1,\nDos,Colima,y\nFUENTE: nosotras,,\n"

SLOW_BLANK_ROW = b'"' + b" \xc2\xa0" * 8_000 + b'"\n'


def read(content, **limits):
    with read_isolated(content, TableColumns(COLUMNS, required=["name"]), **limits) as table:
        return table, list(table.rows)


def refusal(content, **limits):
    with pytest.raises(TableError) as caught:
        read(content, **limits)
    return str(caught.value)


def workbook_of(row):
    """A workbook whose only row is this XML: small on disk and by its declared sizes."""
    book, plain, changed = Workbook(), BytesIO(), BytesIO()
    book.save(plain)
    start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    with ZipFile(plain) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            sheet = f"{start}{row}</sheetData></worksheet>"
            new.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return changed.getvalue()


def numbers(count):
    return [n * 7919 % 99991 for n in range(count)]


def processes_that_name(path):
    """How many processes were started with this path in their arguments, where /proc tells."""
    count = 0
    for arguments in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            count += str(path).encode() in arguments.read_bytes()
    return count


def test_isolated_reader_starts_without_django():
    """What is measured against its memory is the file."""
    command = "import sys, kit.tables.__main__; sys.exit('django' in sys.modules)"
    subprocess.run([sys.executable, "-c", command], check=True)


def test_isolated_table_equals_the_one_read_here(tmp_path):
    path = tmp_path / "con espacio.csv"
    path.write_bytes(CSV)

    for source in (CSV, path):
        table, rows = read(source)
        assert rows == [
            TableRow(2, {"name": "Uno", "state": "Puebla"}),
            TableRow(4, {"name": "Dos", "state": "Colima"}),
        ]
        assert table.header_row == 1
        assert table.matched == {"name": "Nombre", "state": "Estado"}
        assert table.unknown == ["Otra"]
        assert table.sheet == ""
        assert table.skipped == [(3, "fila de totales"), (5, "nota al pie")]


def test_isolated_refusal_is_the_same_sentence():
    assert refusal(b"%PDF-1.7") == "Es un PDF. Ábralo y guárdelo como XLSX o CSV."
    assert refusal(b'Nombre\n"Uno\nDos\n') == "En la fila 2 se abren unas comillas que nunca se cierran."


def test_isolated_rows_bring_what_they_lost():
    with read_isolated(b"Nombre,Estado\nUno,#REF!\n", TableColumns(COLUMNS, required=["name"])) as table:
        ((_number, values, notices),) = table.rows
    assert values == {"name": "Uno", "state": ""}
    assert [str(one) for one in notices] == [
        "La columna «Estado» trae un error de la hoja de cálculo («#REF!»): se lee vacía."
    ]


@pytest.mark.parametrize(
    "row",
    [
        "<row>" + "".join(f"<c><v>{n}</v></c>" for n in numbers(200_000)) + "</row>",
        f'<row spans="{"".join(map(str, numbers(1_600_000)))}"/>',
    ],
    ids=["many cells", "one huge attribute"],
)
def test_isolated_reader_out_of_memory_is_a_sentence(row):
    assert refusal(workbook_of(row), memory_mb=50) == (
        "El archivo necesita demasiada memoria; divídalo en partes o guárdelo como CSV."
    )


def test_isolated_reader_out_of_time_is_a_sentence():
    assert refusal(b"Nombre\n" + SLOW_BLANK_ROW * 700, seconds=1) == (
        "El archivo tardó demasiado en leerse; divídalo en partes o guárdelo como CSV."
    )


def test_isolated_reader_ends_when_its_table_is_closed(tmp_path):
    path = tmp_path / "larga.csv"
    path.write_bytes(b"Nombre\n" + b"Uno\n" * 1_000 + SLOW_BLANK_ROW * 2_000)
    with read_isolated(path, TableColumns(COLUMNS, required=["name"])) as table:
        assert next(table.rows) == TableRow(2, {"name": "Uno"})
        assert processes_that_name(path) == 1
        [reader] = [one for one in gc.get_objects() if type(one) is subprocess.Popen and str(path) in one.args]

    assert reader.returncode == -signal.SIGKILL
    assert processes_that_name(path) == 0


def test_reader_command_writes_json_lines(tmp_path):
    path = tmp_path / "tabla.csv"
    path.write_bytes(CSV)
    command = [sys.executable, "-m", "kit.tables", path, json.dumps(vars(TableColumns(COLUMNS, ["name"])))]

    run = subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[2])

    assert [json.loads(line) for line in run.stdout.splitlines()] == [
        {
            "header_row": 1,
            "matched": {"name": "Nombre", "state": "Estado"},
            "unknown": ["Otra"],
            "sheet": "",
            "is_wide": False,
            "joined": {},
        },
        {"row": [2, {"name": "Uno", "state": "Puebla"}, []]},
        {"row": [4, {"name": "Dos", "state": "Colima"}, []]},
        {"skipped": [3, "fila de totales"]},
        {"skipped": [5, "nota al pie"]},
        {"foot": ["FUENTE: nosotras"], "notices": []},
        {"end": True},
    ]
