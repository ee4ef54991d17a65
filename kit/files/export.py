"""Tables written so that no spreadsheet runs what a person typed.

Text that a spreadsheet could take for a formula gets an apostrophe in front (kit/files/formulas.py), which our own
reader (kit/tables) takes off again: export, then import, changes nothing. Numbers and dates stay numbers and dates; a
moment keeps the clock time of the zone it carries; yes and no are «sí» and «no»; control characters are dropped.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO

from django.http import HttpResponse
from openpyxl import Workbook

from kit.files.formulas import neutralised

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_PHONE = re.compile(r"\+\d[\d ().\-]{6,30}")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def write_csv(rows: Iterable[Sequence[object]], *, header: Sequence[str], file: IO[bytes]) -> None:
    """Write header and rows as UTF-8 with its mark, which Excel needs, to anything that takes bytes.

    All text stands in quotes, so that a spreadsheet that expects `;` does not cut it into cells of its own.
    """
    file.write(b"\xef\xbb\xbf")
    writer = csv.writer(_Encoded(file), quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([_safe(title) for title in header])
    writer.writerows([_day_text(_safe(value)) for value in row] for row in rows)


def write_xlsx(
    rows: Iterable[Sequence[object]], *, header: Sequence[str], file: IO[bytes], sheet: str = "Datos"
) -> None:
    """Write header and rows as a workbook of one sheet, row by row; Excel's limit of 32,767 characters a cell holds."""
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    page.freeze_panes = "A2"
    page.append([_escaped(_safe(title)) for title in header])
    for row in rows:
        page.append([_escaped(value if _is_phone(value) else _safe(value)) for value in row])
    book.save(file)


WRITERS = {"csv": write_csv, "xlsx": write_xlsx}
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def download(
    rows: Iterable[Sequence[object]], *, header: Iterable[object], name: str, file_format: str = "csv"
) -> HttpResponse:
    """The table as a file to save, `name` without its ending; `file_format` is a key of `WRITERS`."""
    file = io.BytesIO()
    WRITERS[file_format](rows, header=[str(title) for title in header], file=file)
    response = HttpResponse(file.getvalue(), content_type=CONTENT_TYPES[file_format])
    response["Content-Disposition"] = f'attachment; filename="{name}.{file_format}"'
    return response


def _safe(value: object) -> object:
    """Return the value as it may stand in a cell; anything that is no number or date is text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, int | float | Decimal | date):
        return value
    return neutralised(_SURROGATE.sub("\ufffd", _CONTROL.sub("", str(value))))


def _is_phone(value: object) -> bool:
    """Whether it is a telephone with its country: in a workbook it is text as it stands, and no formula."""
    return isinstance(value, str) and _PHONE.fullmatch(value) is not None


def _day_text(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value


def _escaped(value: object) -> object:
    """Return text in which `_x0041_`, which Excel would show as A, stays what it is; no cell for no text."""
    return (_LOOKS_ESCAPED.sub("_x005F_", value) or None) if isinstance(value, str) else value


class _Encoded:
    """The text file that the csv module writes to, over a file of bytes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        self._file.write(text.encode())
