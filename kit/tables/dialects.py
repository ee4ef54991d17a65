"""Workbooks of the strict kind, and those whose parts are named as in Windows, rewritten as Excel saves them."""

import shutil
from tempfile import TemporaryFile
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = {
    _STRICT + b"spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    _STRICT + b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    _STRICT + b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}
_START = 1 << 16  # bytes; namespaces stand in the first element, and parts with relationships are short
_WORKBOOK = "xl/workbook.xml"


def needs_rewriting(archive: ZipFile) -> bool:
    """Return whether the workbook cannot be read before it is rewritten."""
    names = archive.namelist()
    if any("\\" in name for name in names):
        return True
    if _WORKBOOK not in names:
        return False
    with archive.open(_WORKBOOK) as part:
        return _STRICT in part.read(_START)


def rewritten(archive: ZipFile) -> BinaryIO:
    """Return an open file with the same workbook in the usual kind; closing it deletes it."""
    file = TemporaryFile()  # noqa: SIM115 the caller closes it
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as copy:
        for info in archive.infolist():
            name = info.filename.replace("\\", "/")
            with archive.open(info) as part, copy.open(name, "w", force_zip64=True) as target:
                target.write(_usual(part.read(_START)))
                shutil.copyfileobj(part, target)
    file.seek(0)
    return file


def _usual(start: bytes) -> bytes:
    for strict, usual in _NAMESPACES.items():
        start = start.replace(strict, usual)
    return start
