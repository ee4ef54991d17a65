"""Rows below a header that are not data: totals, sources, signatures."""

import re
from collections.abc import Sequence

from kit.tables.problem import gettext_noop
from kit.tables.text import plain_words

_COUNTED = (
    r"(organizaciones|organizacion|osc|oscs|integrantes|asociaciones|instituciones|fundaciones|miembros|socios|registros|"
    r"filas|entidades|colectivos|donatarias|personas|redes|grupos|casos)( [a-z]+){0,5}"
)
_TOTAL = re.compile(
    rf"((sub ?|gran )?total(es)?( general(es)?| final(es)?| parcial(es)?| nacional)?( (de|del|en|por) [a-z ]+)?"
    rf"|suma(s|toria)?( total| general)?|(numero|no|num) (total )?de {_COUNTED})( es| son)?( \d+)*( {_COUNTED})?"
    rf"( \d+ {_COUNTED})*|(en total |hay |son )*\d+ {_COUNTED}|n \d+|(sub ?)?total( [a-z]+){{1,4}} \d+"
)
_TOTAL_OF = re.compile(r"(sub ?)?total( [a-z]+){1,4}")
_SMALL = re.compile(r"\d{1,3}(,?\d{3})?")
_NOTE = re.compile(r"(fuentes?|notas?|observaci[oó]n(es)?|corte|actualizaci[oó]n|fecha de \w+)\s*:.*", re.I | re.S)
_SIGNATURE = re.compile(r"(elaboro|reviso|autorizo|valido|elaborad[ao] por|actualizado al|fecha de corte)\b.*")
_COUNT = re.compile(rf"\d* ?({_COUNTED}|total(es)?)")
_LETTERS = re.compile(r"[^\W\d_]")


FOOT = gettext_noop("nota al pie")


def why_no_data(texts: Sequence[str], *, keeps_totals: bool = False) -> str | None:
    """Return why a row of clean texts is not data, in Spanish, or None when it is.

    A total has no words beside its own; a foot line fills at most two cells. So an organisation named «Total»
    with a town, or «Fuente de Vida A.C.», stays data.
    """
    filled = [text for text in texts if text]
    first, others = filled[0], filled[1:]
    if not keeps_totals and _is_total(first, others):
        return gettext_noop("fila de totales")
    if len(filled) <= 2 and (_NOTE.fullmatch(first) or _SIGNATURE.fullmatch(plain_words(first))):
        return FOOT
    if len(filled) == 1 and first.startswith("*"):
        return FOOT
    return None


def _is_total(first: str, others: Sequence[str]) -> bool:
    """Whether the first words are those of a total, perhaps behind the number of the row, and the rest only counts."""
    worded = [text for text in others if _LETTERS.search(text)]
    if not _LETTERS.search(first) and worded and "total" in plain_words(worded[0]):
        first, *worded = worded
    words = plain_words(first)
    if others and _TOTAL_OF.fullmatch(words) and all(map(_SMALL.fullmatch, others)):
        return True
    return bool(_TOTAL.fullmatch(words)) and all(_COUNT.fullmatch(plain_words(text)) for text in worded)
