"""Which encoding a text file is in."""

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from kit.tables.problem import TableError, gettext_noop

_CHUNK = 1 << 18
_OF_OLD_PROGRAMS = ("cp1252", "mac_roman", "cp850")  # Windows, Excel of Mac, «CSV (MS-DOS)»; the first of equals
_ACCENTED_WORD = re.compile("[a-z][áéíóúñü][a-z]|[A-Z][ÁÉÍÓÚÑÜ][A-Z]")
_SAMPLE = 1 << 20
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class Encoding(NamedTuple):
    """Arguments for `open`; half surrogates pass, for the cell's check to name their row."""

    encoding: str
    errors: str


def find_encoding(path: Path) -> Encoding:
    """Return UTF-8, UTF-16, or what older programs write; raises TableError when it is none of them."""
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    for mark, encoding in _MARKS.items():
        if start.startswith(mark):
            return _checked(path, Encoding(encoding, "surrogatepass"))
    if unmarked := _unmarked_utf16(start):
        return _checked(path, Encoding(unmarked, "surrogatepass"))
    for candidate in (Encoding("utf-8", "strict"), Encoding("utf-8", "surrogatepass")):
        if _broken_at(path, candidate) is None:
            return candidate
    if _is_mostly_utf8(path):
        raise TableError(
            gettext_noop("El archivo mezcla dos codificaciones cerca de la línea %(line)s; guárdelo como CSV UTF-8."),
            line=_broken_at(path, Encoding("utf-8", "strict")),
        )
    return _checked(path, Encoding(_of_old_program(start), "strict"))


def _unmarked_utf16(start: bytes) -> str | None:
    """Return UTF-16 without its mark, where nearly every second byte is zero."""
    even, odd, most = start[::2].count(0), start[1::2].count(0), len(start) * 0.4
    if max(even, odd) < most or min(even, odd) > most / 10:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _of_old_program(start: bytes) -> str:
    """Return the encoding in which most words have the accents of Spanish."""
    return max(
        _OF_OLD_PROGRAMS, key=lambda encoding: len(_ACCENTED_WORD.findall(start.decode(encoding, errors="replace")))
    )


def _checked(path: Path, encoding: Encoding) -> Encoding:
    line = _broken_at(path, encoding)
    if line is not None:
        raise TableError(
            gettext_noop(
                "No se reconoce la codificación del archivo (línea %(line)s); guárdelo como XLSX o CSV UTF-8."
            ),
            line=line,
        )
    return encoding


def _broken_at(path: Path, encoding: Encoding) -> int | None:
    """Return the line, from 1, near which the file stops being in this encoding, or None."""
    decoder = codecs.getincrementaldecoder(encoding.encoding)(encoding.errors)
    line = 1
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            try:
                line += decoder.decode(chunk, final=not chunk).count("\n")
            except UnicodeDecodeError as error:
                return line + error.object[: error.start].count(b"\n")
            if not chunk:
                return None


def _is_mostly_utf8(path: Path) -> bool:
    """Return whether more non-ASCII characters are sound UTF-8 than are not."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    sound = broken = 0
    with path.open("rb") as file:
        for chunk in iter(lambda: file.read(_CHUNK), b""):
            text = decoder.decode(chunk)
            escaped = sum("\udc80" <= c <= "\udcff" for c in text)
            broken += escaped
            sound += sum(c > "\x7f" for c in text) - escaped
    return sound > broken
