"""A messy file read as a table of our fields."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path

from kit.tables.content import open_sheets
from kit.tables.header import SEARCHED_ROWS, Header, find_header, missing, not_found
from kit.tables.noise import noise
from kit.tables.problem import CellError, TableError, gettext_noop
from kit.tables.sheet import Record, Sheet
from kit.tables.table import Row, Table
from kit.tables.text import clean

MAX_ROWS = 100_000
MAX_COLUMNS = 200


def read_table(path: Path, *, columns: Mapping[str, Sequence[str]], required: Collection[str]) -> Table:
    """Open a CSV or XLSX file, whatever its name says, find its header, and return its table.

    columns: our field name → the spellings of its title seen in files, the best first; compared without accents,
        case or punctuation
    required: the fields without which a row is no header

    Rows are numbered as a spreadsheet shows them; in CSV a record is one row, however many lines its quotes hold.
    Blank rows are left out. Raises TableError with a sentence for the person who sent the file, here or while reading.
    For files from outside use `read_isolated`.
    """
    with ExitStack() as resources:
        sheets, is_book = open_sheets(path, resources)
        sheet, header = _choose(sheets, is_book, columns=columns, required=required)
        table = Table(header.number, header.matched, header.unknown, sheet.name)
        table.resources = resources.pop_all()
    records = sheet.records()
    table.resources.enter_context(closing(records))
    table.rows = _rows(table, header, records)
    return table


def _choose(
    sheets: Iterable[Sheet],
    is_book: bool,
    *,
    columns: Mapping[str, Sequence[str]],
    required: Collection[str],
) -> tuple[Sheet, Header]:
    """Return the first worksheet with all required columns; of a CSV's delimiters, the one that matches most."""
    best, problem = None, None
    for sheet in sheets:
        try:
            with closing(sheet.records()) as records:
                header = find_header(islice(records, SEARCHED_ROWS), columns=columns)
        except TableError as error:
            problem = problem or error
            continue
        if header and (best is None or len(header.columns) > len(best[1].columns)):
            best = sheet, header
        if is_book and header and not missing(header, required):
            return sheet, header
    if best is None or missing(best[1], required):
        raise problem or not_found(best and best[1], columns=columns, required=required)
    return best


def _rows(table: Table, header: Header, records: Iterator[Record]) -> Iterator[Row]:
    count = 0
    with table.resources:
        for record in records:
            if record.number <= header.number:
                continue
            texts = _texts(record, header)
            if not any(texts):
                continue
            count += 1
            if count > MAX_ROWS:
                raise TableError(
                    gettext_noop("La tabla pasa de %(limit)s filas; divídala en partes."), limit=f"{MAX_ROWS:,}"
                )
            values = {f: texts[c] if c < len(texts) else "" for f, c in header.columns.items()}
            reason = _reason(texts, values, header)
            if reason:
                table.skipped.append((record.number, reason))
            else:
                yield Row(record.number, values)


def _reason(texts: list[str], values: dict[str, str], header: Header) -> str | None:
    """Return why a row is left out, or None."""
    if header.repeats(texts):
        return gettext_noop("encabezados repetidos")
    return noise(texts) or (None if any(values.values()) else gettext_noop("sin datos en las columnas reconocidas"))


def _texts(record: Record, header: Header) -> list[str]:
    cells = record.cells
    if len(cells) > MAX_COLUMNS:
        if any(cells[MAX_COLUMNS:]):
            raise TableError(
                gettext_noop("La fila %(row)s pasa de %(limit)s columnas."), row=record.number, limit=MAX_COLUMNS
            )
        cells = cells[:MAX_COLUMNS]
    texts = []
    for column, cell in enumerate(cells):
        try:
            texts.append(clean(cell) if cell else "")
        except CellError as error:
            raise _refused(record.number, column, header, error) from error
    return texts


def _refused(row: int, column: int, header: Header, error: CellError) -> TableError:
    title = header.titles[column] if column < len(header.titles) else ""
    return TableError(
        gettext_noop("Fila %(row)s, columna «%(column)s»: %(problem)s."),
        row=row,
        column=title or column + 1,
        problem=str(error),
    )
