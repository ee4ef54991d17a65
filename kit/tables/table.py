"""A table being read: its head at once, its rows as they are asked for."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from kit.tables.problem import TableNotice


class TableRow(NamedTuple):
    """One row of data: its number in the file from 1, and clean text by field name ("" where empty).

    Of a wide table, each cell below a year is a row, and they are numbered one by one.
    notices: what its cells held that cannot be read and was left empty
    """

    number: int
    values: dict[str, str]
    notices: tuple[TableNotice, ...] = ()


@dataclass
class Table:
    """A table whose header was understood. Read `rows` to the end, or close it (it is a context manager).

    header_row: number of the header row, from 1, as a spreadsheet shows it
    matched: our field name → title of its column in the file
    unknown: titles of columns that no field takes
    sheet: name of the worksheet, "" for CSV
    joined: our field name → titles of the other columns that were read with its own
    is_wide: whether it had a column for each year
    rows: can be read once; raises TableError where the file turns out unreadable
    skipped: (row number, reason in Spanish) of total, foot and repeated header rows; complete once rows are read
    foot: the texts of the lines below the table; complete once rows are read
    notices: what else the file holds: hidden rows, sheets that are not read; complete once rows are read
    """

    header_row: int
    matched: dict[str, str]
    unknown: list[str]
    sheet: str
    is_wide: bool = False
    joined: dict[str, list[str]] = field(default_factory=dict)
    rows: Iterator[TableRow] = field(default_factory=lambda: iter(()), repr=False)
    skipped: list[tuple[int, str]] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    notices: list[TableNotice] = field(default_factory=list)
    resources: ExitStack = field(default_factory=ExitStack, repr=False)

    def close(self) -> None:
        """Let go of the file; harmless when done already. Asking for more rows then is an error."""
        self.resources.close()
        self.rows = _closed()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _closed() -> Iterator[TableRow]:
    yield from ()
    raise ValueError("The table is closed.")
