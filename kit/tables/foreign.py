"""Files that are no table, named for what they are, by their first bytes: names lie."""

from pathlib import Path
from zipfile import ZipFile

from kit.tables.problem import TableError, gettext_noop

ZIP = b"PK\x03\x04"
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
_IN_ZIP = {
    "xl/workbook.bin": gettext_noop("Es un libro binario de Excel (XLSB)"),
    "word/document.xml": gettext_noop("Es un documento de Word"),
    "ppt/presentation.xml": gettext_noop("Es una presentación"),
    "Index/Document.iwa": gettext_noop("Es un documento de Numbers"),
}
_LEFT_BY_EXCEL = gettext_noop(
    "Es el archivo temporal que deja Excel mientras un libro está abierto («~$…»). Cierre el libro en Excel y suba el "
    "otro, el que se llama igual sin «~$»."
)
_LEFT_BY_LIBREOFFICE = gettext_noop(
    "Es la marca que deja LibreOffice mientras un libro está abierto («.~lock…»). Cierre el libro y suba el otro."
)
_LEFT_BY_MAC = gettext_noop(
    "Es lo que Mac guarda junto a un archivo («._…»), no la tabla. Suba el otro, el que se llama igual sin «._»."
)
_NAME_ENDS = 54  # bytes; in Excel's mark, the name of who has the book open, its length before it


def check_foreign(path: Path) -> None:
    """Raise TableError for an empty file, what programs leave beside one, and other kinds of file."""
    with path.open("rb") as file:
        start = file.read(512)
    if left := _left_beside(start, path.stat().st_size):
        raise TableError(left)
    start = without_mark(start)
    if not start:
        raise TableError(gettext_noop("El archivo está vacío."))
    kind = _kind_of_zip(path, start) if start.startswith(ZIP) else ""
    kind = kind or next((kind for magic, kind in _REFUSED.items() if start.startswith(magic)), "")
    if kind:
        raise TableError(gettext_noop("%(kind)s. Ábralo y guárdelo como XLSX o CSV."), kind=kind)


def without_mark(start: bytes) -> bytes:
    """The first bytes of a file without the mark of UTF-8 and blanks."""
    return start.removeprefix(b"\xef\xbb\xbf").lstrip()


def _left_beside(start: bytes, size: int) -> str:
    """Return the sentence for what programs leave beside the file that was meant."""
    length = start[0] if start else 0
    is_padded = 0 < length < _NAME_ENDS and not start[length + 1 : _NAME_ENDS].strip(b" \0")
    if is_padded and _NAME_ENDS <= size <= 256 and b"\0" in start:
        return _LEFT_BY_EXCEL
    if start.startswith(b",") and size < 512 and b"file:///" in start and start.rstrip().endswith(b";"):
        return _LEFT_BY_LIBREOFFICE
    return _LEFT_BY_MAC if start.startswith(b"\x00\x05\x16\x07") else ""


def _kind_of_zip(path: Path, start: bytes) -> str:
    if _OPEN_DOCUMENT in start:
        return gettext_noop("Es un documento de LibreOffice (ODS)")
    with ZipFile(path) as archive:
        names = set(archive.namelist())
    return next((kind for name, kind in _IN_ZIP.items() if name in names), "")
