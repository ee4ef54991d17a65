"""XLSX: the cells of its worksheets as text, after a look at how big it unpacks."""

import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date, datetime, time
from functools import cache, partial
from pathlib import Path
from xml.parsers.expat import errors
from zipfile import BadZipFile, ZipFile, ZipInfo

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kit.tables.dialects import needs_rewriting, rewritten
from kit.tables.layout import Layout, Merges, read_layout
from kit.tables.problem import TableError, TableNotice, gettext_noop
from kit.tables.sheet import Record, Worksheet

MAX_UNPACKED = 120_000_000  # bytes; a full export of 44,600 organisations unpacks to 70
MAX_RATIO = 200  # unpacked to packed; real workbooks stay under 60
MAX_PARTS = 2_000
MAX_ROW_NUMBER = 1_048_576  # Excel's own

FROM_1904 = gettext_noop("El libro cuenta los días desde 1904, como Excel de Mac antiguo: revise sus fechas.")

_NO_MEMORY = errors.codes[errors.XML_ERROR_NO_MEMORY]
_LITERAL = re.compile(r'"[^"]*"|\\.')  # in a number's format: signs that are only drawn
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def check_size(parts: list[ZipInfo]) -> None:
    """Raise TableError when the zip would unpack to too much; zipfile itself stops at the sizes that it declares."""
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(packed, 50_000):
        raise TableError(
            gettext_noop(
                "El libro de Excel es demasiado grande por dentro (%(size)s MB; el límite es %(limit)s MB). "
                "Copie sólo la tabla a un libro nuevo, o guárdela como CSV."
            ),
            size=unpacked // 1_000_000,
            limit=MAX_UNPACKED // 1_000_000,
        )


def workbook_sheets(path: Path, resources: ExitStack) -> list[Worksheet]:
    """Return the worksheets, those that are hidden last; the file stays open in `resources`.

    Formulas give the value that was saved with them, and nothing when the file was never calculated.
    """
    try:
        book = _opened(path, resources)
    except TableError:
        raise
    except Exception as error:
        raise _broken(error) from error
    resources.enter_context(closing(book))
    notices = (TableNotice(FROM_1904, {}),) if book.epoch == CALENDAR_MAC_1904 else ()
    sheets = [_sheet(page, notices) for page in book.worksheets]
    return sorted(sheets, key=lambda sheet: sheet.is_hidden)


def _opened(path: Path, resources: ExitStack) -> openpyxl.Workbook:
    file = resources.enter_context(path.open("rb"))
    with ZipFile(file) as archive:
        check_size(archive.infolist())
        if needs_rewriting(archive):
            file = resources.enter_context(rewritten(archive))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)


def _sheet(page: object, notices: tuple[TableNotice, ...]) -> Worksheet:
    page.reset_dimensions()  # some programs declare A1:A1
    layout = cache(partial(_layout, page))
    records = partial(_records, page, layout)
    return Worksheet(page.title, records, page.sheet_state != "visible", layout, notices)


def _layout(page: object) -> Layout:
    try:
        with page._get_source() as source:
            return read_layout(source)
    except Exception as error:
        raise _broken(error) from error


def is_workbook(path: Path) -> bool:
    """Return whether a zip file is an Excel workbook of the XML kind."""
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
    except (BadZipFile, ValueError, OSError) as error:
        raise _broken(error) from error
    return any(n.startswith(("xl/", "xl\\")) for n in names) and not any(n.endswith("workbook.bin") for n in names)


def _records(page: object, layout: Callable[[], Layout]) -> Iterator[Record]:
    """Yield the rows; openpyxl fails on a broken workbook in any way it likes, and that is our sentence."""
    rows, merges, hidden = page.iter_rows(), Merges(layout()), layout().hidden_rows
    with closing(rows):
        for number in range(1, MAX_ROW_NUMBER + 1):
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    cells = next(rows, None)
                    texts = None if cells is None else [_shown(cell) for cell in cells]
            except Exception as error:
                raise _broken(error) from error
            if texts is None:
                return
            yield Record(number, merges.filled(number, texts), number in hidden)


def _shown(cell: object) -> str:
    """Return the cell's text; a number that Excel shows as a percentage is kept in the file as a hundredth of it."""
    value = cell.value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and "%" in _LITERAL.sub("", _number_format(cell)):
        return f"{value * 100:.15g}%"
    return _text(value)


def _number_format(cell: object) -> str:
    try:
        return cell.number_format
    except IndexError:  # a style that the workbook does not have
        return ""


def _text(value: object) -> str:
    """Return a cell's value as a person reads it: 5 for 5.0, 2019-12-02 for a date."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), value) if "_x" in value else value
    if isinstance(value, bool):
        return "VERDADERO" if value else "FALSO"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else format(value, ".15g")
    if isinstance(value, datetime):
        return _moment(value)
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _moment(value: datetime) -> str:
    return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="seconds")


def _broken(error: Exception) -> Exception:
    """Return MemoryError for want of memory, which the XML parser reports as a fault of the file, else our sentence."""
    if isinstance(error, MemoryError) or getattr(error, "code", None) == _NO_MEMORY:
        return MemoryError()
    return TableError(gettext_noop("El libro de Excel está dañado; ábralo y guárdelo otra vez como XLSX o CSV."))
