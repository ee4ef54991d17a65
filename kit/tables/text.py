"""The text of one cell, clean."""

import re
import unicodedata

from kit.files.formulas import restored
from kit.tables.problem import CellError, gettext_noop
from kit.text.folding import fold
from kit.text.marks import with_few_marks

MAX_CHARACTERS = 32_767  # what a cell of Excel holds

_QUOTED_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
_ORDINALS = str.maketrans("ºª", "oa")
_SPACES = {"Zs": " ", "Zl": "\n", "Zp": "\n"}


def clean(text: str) -> str:
    """Return NFC text, trimmed, without invisible characters; `="01"` is 01 and nothing is evaluated.

    No-break spaces become spaces, line ends `\\n`. Raises CellError for NUL, half a surrogate pair, or too long a text.
    """
    if len(text) > MAX_CHARACTERS:
        raise CellError(gettext_noop("el texto pasa de %(limit)s caracteres"), limit=MAX_CHARACTERS)
    if not text.isprintable():
        text = _visible(text)
    text = unicodedata.normalize("NFC", with_few_marks(text)).strip()
    if text.startswith("'"):
        return restored(text).strip()
    if text.startswith("=") and (quoted := _QUOTED_FORMULA.fullmatch(text)):
        return quoted[1].replace('""', '"').strip()
    return text


def plain_words(text: str) -> str:
    """Return the text as titles are compared: folded, with the ordinal of «Nº» as the letter that it stands for."""
    return fold(text.translate(_ORDINALS))


def _visible(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_visible_character(c) for c in lines)


def _visible_character(character: str) -> str:
    category = unicodedata.category(character)
    if character == "\0":
        raise CellError(gettext_noop("contiene un carácter nulo; guarde el archivo otra vez como XLSX o CSV UTF-8"))
    if category == "Cs":
        raise CellError(gettext_noop("contiene un carácter roto (medio emoji o símbolo); bórrelo y guarde otra vez"))
    if category in ("Cc", "Cf"):
        return character if character in "\n\t" else ""
    return _SPACES.get(category, character)
