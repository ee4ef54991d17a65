"""Text without accents, case and signs, as it is compared. Stands alone: the reader of tables starts without Django."""

import re
import unicodedata

from kit.text.marks import with_few_marks

# Signs that stand for words of their own, and would become letters: «N.º», «Semilla™».
SET_APART = "ºª™℠"
# Letters that Unicode does not take apart, of originary languages among them.
LETTERS, PLAIN = "øđłŋɨʉħıəɛɔɓɗƙŧ", "odlniuhieeobdkt"
TWO_LETTERS = {"æ": "ae", "œ": "oe", "ß": "ss"}
# Accents, glottal stops and apostrophes, signs of no width.
LEFT_OUT = (
    "\u0300-\u036f'\u2018\u2019\u02bb-\u02c1\u02c8\ua78c\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff"
)
_SET_APART = str.maketrans(dict.fromkeys(SET_APART, " "))
_PLAIN = str.maketrans(LETTERS, PLAIN) | str.maketrans(TWO_LETTERS)
_LEFT_OUT = re.compile(f"[{LEFT_OUT}]")
_OTHERS = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Lower case, no accents, every run of other signs one space: «Niñez, A.C.» → «ninez a c», «ꞌÑuu» → «nuu»."""
    if text.isascii():
        return _OTHERS.sub(" ", text.lower().replace("'", "")).strip()
    apart = unicodedata.normalize("NFKD", with_few_marks(text).translate(_SET_APART))
    return _OTHERS.sub(" ", _LEFT_OUT.sub("", apart.lower().translate(_PLAIN))).strip()
