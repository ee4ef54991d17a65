"""A messy file read as a table of our fields."""

from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kit.tables.columns import TableColumns
from kit.tables.content import open_sheets
from kit.tables.header import SEARCHED_ROWS, Header, find_header, missing, not_found
from kit.tables.notices import about_others, about_sheet
from kit.tables.problem import TableError, gettext_noop
from kit.tables.rows import read_rows
from kit.tables.sheet import Worksheet
from kit.tables.table import Table


def read_table(path: Path, columns: TableColumns) -> Table:
    """Open a CSV or XLSX file, whatever its name says, find its header, and return its table.

    Rows are numbered as a spreadsheet shows them; in CSV a record is one row, however many lines its quotes hold.
    Blank rows are left out. Raises TableError with a sentence for the person who sent the file, here or while reading.
    For files from outside use `read_isolated`.
    """
    search = _Search(columns)
    with ExitStack() as resources:
        sheets, is_book = open_sheets(path, resources)
        sheet, header = search.choose(sheets, is_book=is_book)
        _check_years(header)
        table = Table(
            header.number, header.matched, header.unknown, sheet.name, is_wide=bool(header.years), joined=header.joined
        )
        table.notices = [*about_sheet(sheet, header), *about_others(sheet, search.others)]
        table.resources = resources.pop_all()
    records = sheet.records()
    table.resources.enter_context(closing(records))
    table.rows = read_rows(table, header, records, columns)
    return table


def _check_years(header: Header) -> None:
    names = [title.lower() for title in header.years.values()]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise TableError(
            gettext_noop(
                "La tabla trae varias columnas de un mismo año (%(years)s): deje una por año, con una sola medida."
            ),
            years=", ".join(twice[:10]),
        )


@dataclass
class _Search:
    """What is looked for; `others`: the sheets of a book that hold something, each with whether it has the table."""

    columns: TableColumns

    def choose(self, sheets: list[Worksheet], *, is_book: bool) -> tuple[Worksheet, Header]:
        """Return the first worksheet with all required columns; of a CSV's delimiters, the one that matches most."""
        self.others: list[tuple[Worksheet, bool]] = []
        best = chosen = problem = None
        for sheet in sheets:
            try:
                header, is_empty = self._look(sheet)
            except TableError as error:
                problem = problem or error
                continue
            is_whole = header is not None and not missing(header, self.columns)
            if header and (best is None or header.named > best[1].named):
                best = sheet, header
            if is_whole and is_book and chosen is None:
                chosen = sheet, header
            if is_book and not is_empty:
                self.others.append((sheet, is_whole))
        best = chosen or best
        if best is None or missing(best[1], self.columns):
            raise problem or not_found(best and best[1], self.columns)
        return best

    def _look(self, sheet: Worksheet) -> tuple[Header | None, bool]:
        with closing(sheet.records()) as records:
            first = list(islice(records, SEARCHED_ROWS))
        header = find_header(first, self.columns)
        return header, not any(any(one.cells) for one in first)
