"""What kind of file this is, by its first bytes: names lie."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from kit.tables.delimited import delimited_sheets
from kit.tables.problem import TableError, gettext_noop
from kit.tables.sheet import Sheet
from kit.tables.workbook import MAX_UNPACKED, is_workbook, workbook_sheets

_ZIP = b"PK\x03\x04"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
_REFUSED = {
    b"\xd0\xcf\x11\xe0": gettext_noop("Es un libro de Excel antiguo (XLS) o con contraseña"),
    b"%PDF": gettext_noop("Es un PDF"),
    b"PK": gettext_noop("Es un archivo ZIP"),
    b"\x1f\x8b": gettext_noop("Es un archivo comprimido"),
    b"Rar!": gettext_noop("Es un archivo comprimido"),
    b"7z\xbc\xaf": gettext_noop("Es un archivo comprimido"),
    b"\x89PNG": gettext_noop("Es una imagen"),
    b"\xff\xd8\xff": gettext_noop("Es una imagen"),
    b"{\\rtf": gettext_noop("Es un documento de texto"),
    b"<": gettext_noop("Es una página web o un XML, aunque su nombre diga otra cosa"),
}


def open_sheets(path: Path, resources: ExitStack) -> tuple[Iterator[Sheet] | list[Sheet], bool]:
    """Return the sheets to look at, and whether it is a workbook; raises TableError for any other kind of file."""
    if not path.is_file():
        raise TableError(gettext_noop("No se encontró el archivo."))
    with path.open("rb") as file:
        start = file.read(512).removeprefix(b"\xef\xbb\xbf").lstrip()
    if _OPEN_DOCUMENT in start:
        raise _refused(gettext_noop("Es un documento de LibreOffice (ODS)"))
    if not start:
        raise TableError(gettext_noop("El archivo está vacío."))
    if start.startswith(_ZIP) and is_workbook(path):
        return workbook_sheets(path, resources), True
    for magic, kind in _REFUSED.items():
        if start.startswith(magic):
            raise _refused(kind)
    if path.stat().st_size > MAX_UNPACKED:
        raise TableError(
            gettext_noop("El archivo pasa de %(limit)s MB; divídalo en partes."), limit=MAX_UNPACKED // 1_000_000
        )
    return delimited_sheets(path), False


def _refused(kind: str) -> TableError:
    return TableError(gettext_noop("%(kind)s. Ábralo y guárdelo como XLSX o CSV."), kind=kind)
