"""CSV in all its dialects: delimiter, quotes, line ends."""

import csv
import re
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from kit.tables.encoding import Encoding, find_encoding
from kit.tables.problem import TableError, gettext_noop
from kit.tables.sheet import Record, Worksheet
from kit.tables.text import MAX_CHARACTERS

DELIMITERS = ",;\t|"
_SEP_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)


def delimited_sheets(path: Path) -> list[Worksheet]:
    """Return the file once per possible delimiter: whose header is understood best is the right one.

    A first line `sep=;` says which, and does not count as a row, as in Excel.
    """
    encoding = find_encoding(path)
    with path.open(encoding=encoding.encoding, errors=encoding.errors, newline="") as file:
        match = _SEP_LINE.fullmatch(file.readline(16))
    delimiters = match[1] if match else DELIMITERS
    sheets = [Worksheet("", partial(_records, path, encoding, d, 1 if match else 0)) for d in delimiters]
    return sheets + [Worksheet("", partial(_unwrapped, sheet, inner)) for sheet in sheets[:1] for inner in DELIMITERS]


def _unwrapped(sheet: Worksheet, delimiter: str) -> Iterator[Record]:
    """Yield the records of a file whose every line was put in quotes as one cell, as by saving a CSV read wrongly."""
    for record in sheet.records():
        cells = record.cells
        if len(list(filter(None, cells))) == 1 and delimiter in cells[0] and "\n" not in cells[0]:
            cells = next(csv.reader([cells[0]], delimiter=delimiter, skipinitialspace=True))
        yield Record(record.number, cells)


def _records(path: Path, encoding: Encoding, delimiter: str, preamble: int) -> Iterator[Record]:
    """Yield the records; a record with line ends inside its quotes is one row, as in a spreadsheet."""
    with path.open(encoding=encoding.encoding, errors=encoding.errors, newline="") as file:
        lines = _Lines(islice(file, preamble, None))
        number = 0
        try:
            for number, cells in enumerate(csv.reader(lines, delimiter=delimiter, skipinitialspace=True), 1):
                if lines.is_cut_short():
                    raise _unclosed_quote(number)
                lines.start_record()
                yield Record(number, cells)
        except csv.Error as error:
            raise (_too_long_a_cell if lines.is_at_first() else _unclosed_quote)(number + 1) from error


class _Lines:
    """The lines of the file, with what is needed to see that the last quote was never closed.

    The csv module gives such a record without complaint, with all the rows that the open quote swallowed.
    """

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._ended = False
        self.start_record()

    def start_record(self) -> None:
        self._count = self._quotes = 0

    def is_cut_short(self) -> bool:
        return self._ended and self._count > 1 and self._quotes % 2 == 1

    def is_at_first(self) -> bool:
        """Whether the record has not gone past one line, so that no open quote can have swallowed others."""
        return self._count == 1

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._count += 1
            self._quotes += line.count('"')
            yield line
        self._ended = True


def _unclosed_quote(number: int) -> TableError:
    return TableError(gettext_noop("En la fila %(row)s se abren unas comillas que nunca se cierran."), row=number)


def _too_long_a_cell(number: int) -> TableError:
    sentence = gettext_noop("En la fila %(row)s, el texto de una celda pasa de %(limit)s caracteres.")
    return TableError(sentence, row=number, limit=MAX_CHARACTERS)
