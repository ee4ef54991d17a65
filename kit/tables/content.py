"""What kind of file this is, by its first bytes, and its sheets."""

from contextlib import ExitStack
from pathlib import Path

from kit.tables.delimited import delimited_sheets
from kit.tables.foreign import ZIP, check_foreign, without_mark
from kit.tables.problem import TableError, gettext_noop
from kit.tables.sheet import Worksheet
from kit.tables.workbook import MAX_UNPACKED, is_workbook, workbook_sheets


def open_sheets(path: Path, resources: ExitStack) -> tuple[list[Worksheet], bool]:
    """Return the sheets to look at, and whether it is a workbook; raises TableError for any other kind of file."""
    if not path.is_file():
        raise TableError(gettext_noop("No se encontró el archivo."))
    with path.open("rb") as file:
        is_zip = without_mark(file.read(512)).startswith(ZIP)
    if is_zip and is_workbook(path):
        return workbook_sheets(path, resources), True
    check_foreign(path)
    if path.stat().st_size > MAX_UNPACKED:
        raise TableError(
            gettext_noop("El archivo pasa de %(limit)s MB; divídalo en partes."), limit=MAX_UNPACKED // 1_000_000
        )
    return delimited_sheets(path), False
