"""Which encoding a text file is in."""

import codecs
from pathlib import Path
from typing import NamedTuple

from kit.tables.problem import TableError, gettext_noop

_CHUNK = 1 << 18
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class Encoding(NamedTuple):
    """Arguments for `open`; half surrogates pass, for the cell's check to name their row."""

    encoding: str
    errors: str


def find_encoding(path: Path) -> Encoding:
    """Return UTF-8, UTF-16 (by its mark) or Windows-1252; raises TableError when it is none of them."""
    with path.open("rb") as file:
        start = file.read(4)
    for mark, encoding in _MARKS.items():
        if start.startswith(mark):
            return _checked(path, Encoding(encoding, "surrogatepass"))
    for candidate in (Encoding("utf-8", "strict"), Encoding("utf-8", "surrogatepass")):
        if _broken_at(path, candidate) is None:
            return candidate
    if _is_mostly_utf8(path):
        raise TableError(
            gettext_noop("El archivo mezcla dos codificaciones cerca de la línea %(line)s; guárdelo como CSV UTF-8."),
            line=_broken_at(path, Encoding("utf-8", "strict")),
        )
    return _checked(path, Encoding("cp1252", "strict"))


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
