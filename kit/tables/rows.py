"""The rows below a header, clean, each field under its name."""

from collections.abc import Iterator

from kit.tables.columns import TableColumns, Wide
from kit.tables.damage import check_damage
from kit.tables.header import Header
from kit.tables.non_data_rows import FOOT, why_no_data
from kit.tables.nothing import says_nothing
from kit.tables.notices import about_hidden_rows
from kit.tables.problem import CellError, TableError, TableNotice, gettext_noop
from kit.tables.sheet import Record
from kit.tables.table import Table, TableRow
from kit.tables.text import clean

MAX_ROWS = 100_000
MAX_COLUMNS = 200

LEFT_EMPTY = gettext_noop("La columna «%(column)s» %(problem)s: se lee vacía.")
TOO_WIDE = gettext_noop("La fila pasa de %(limit)s columnas: lo que sigue no se lee.")


def read_rows(table: Table, header: Header, records: Iterator[Record], wanted: TableColumns) -> Iterator[TableRow]:
    """Yield the rows, and tell the table what was left out; whoever reads to the end lets go of the file."""
    count, hidden = 0, []
    with table.resources:
        for record in records:
            if record.number <= header.number or not any(record.cells):
                continue
            texts, notices = _texts(record, header)
            if not any(texts) and not notices:
                continue
            count += 1
            _check_count(count)
            if record.is_hidden:
                hidden.append(record.number)
            reason = _reason(texts, header, keeps_totals=wanted.keeps_totals)
            if not reason or notices:
                yield from _as_rows(
                    TableRow(record.number, _values(texts, header), notices), texts, header, wanted.wide
                )
                continue
            table.skipped.append((record.number, reason))
            if reason == FOOT:
                table.foot.append(" ".join(filter(None, texts)))
        table.notices += about_hidden_rows(hidden)


def _as_rows(row: TableRow, texts: list[str], header: Header, wide: Wide | None) -> Iterator[TableRow]:
    """The row, or one for each year of a wide table; those are numbered by the table's own counting."""
    if not header.years:
        yield row
        return
    year_field, value_field = wide
    for place, (column, year) in enumerate(header.years.items(), 1):
        value = texts[column] if column < len(texts) else ""
        number = (row.number - header.number - 1) * len(header.years) + place
        yield TableRow(number, {**row.values, year_field: year, value_field: value}, row.notices)


def _check_count(count: int) -> None:
    if count > MAX_ROWS:
        raise TableError(gettext_noop("La tabla pasa de %(limit)s filas; divídala en partes."), limit=f"{MAX_ROWS:,}")


def _values(texts: list[str], header: Header) -> dict[str, str]:
    values = {name: texts[column] if column < len(texts) else "" for name, column in header.columns.items()}
    for name, columns in header.further.items():
        others = (texts[column] for column in columns if column < len(texts))
        parts = [text for text in (values[name], *others) if not says_nothing(text)]
        values[name] = ", ".join(dict.fromkeys(parts)) or values[name]
    return values


def _reason(texts: list[str], header: Header, *, keeps_totals: bool) -> str | None:
    """Return why a row is left out, or None."""
    if not any(texts):
        return None
    if header.repeats(texts):
        return gettext_noop("encabezados repetidos")
    is_without_data = not any(column < len(texts) and texts[column] for column in header.taken)
    return why_no_data(texts, keeps_totals=keeps_totals) or (
        gettext_noop("sin datos en las columnas reconocidas") if is_without_data else None
    )


def _texts(record: Record, header: Header) -> tuple[list[str], tuple[TableNotice, ...]]:
    """The clean texts of a row; a cell that cannot be read is empty and, where it counts, told."""
    cells, notices = record.cells, []
    if len(cells) > MAX_COLUMNS:
        if any(cells[MAX_COLUMNS:]):
            notices.append(TableNotice(TOO_WIDE, {"limit": MAX_COLUMNS}))
        cells = cells[:MAX_COLUMNS]
    taken = header.taken
    texts = []
    for column, cell in enumerate(cells):
        try:
            text = clean(cell) if cell else ""
            if text and column in taken:
                check_damage(text)
        except CellError as error:
            text = ""
            if column in taken:
                notices.append(TableNotice(LEFT_EMPTY, {"column": header.titles[column], "problem": str(error)}))
        texts.append(text)
    return texts, tuple(notices)
