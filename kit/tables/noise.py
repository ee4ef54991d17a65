"""Rows below a header that are not data: totals, sources, signatures."""

import re
from collections.abc import Sequence

from kit.tables.problem import gettext_noop
from kit.tables.text import plain_words

_TOTAL = re.compile(r"(sub ?|gran )?total(es)?( general(es)?)?( de [a-z ]+)?( \d+)?|suma(s| total)?")
_NOTE = re.compile(r"(fuentes?|notas?|observaci[oó]n(es)?|corte|actualizaci[oó]n|fecha de \w+)\s*:.*", re.I | re.S)
_SIGNATURE = re.compile(r"(elaboro|reviso|autorizo|valido|elaborad[ao] por|actualizado al|fecha de corte)\b.*")
_LETTERS = re.compile(r"[^\W\d_]")


FOOT = gettext_noop("nota al pie")


def noise(texts: Sequence[str], *, keeps_totals: bool = False) -> str | None:
    """Return why a row of clean texts is not data, in Spanish, or None when it is.

    A total has no words beside its own; a foot line fills at most two cells. So an organisation named «Total»
    with a town, or «Fuente de Vida A.C.», stays data.
    """
    filled = [text for text in texts if text]
    first, others = filled[0], filled[1:]
    is_total = not keeps_totals and _TOTAL.fullmatch(plain_words(first))
    if is_total and not any(_LETTERS.search(text) for text in others):
        return gettext_noop("fila de totales")
    if len(filled) <= 2 and (_NOTE.fullmatch(first) or _SIGNATURE.fullmatch(plain_words(first))):
        return FOOT
    if len(filled) == 1 and first.startswith("*"):
        return FOOT
    return None
