"""Whose figure it is: the whole country or one of its states."""

import re

from kit.tables import CellError
from kit.tables.numbers import mark_of_name
from kit.tables.problem import gettext_noop
from kit.text.folding import fold
from members.geography import find_state

COUNTRY = {
    "", "00", "0", "nacional", "mexico pais", "mexico nacional", "estados unidos mexicanos", "eum", "pais",
    "todo el pais",
    "republica mexicana", "total", "totales", "total nacional", "nacional total", "total pais", "total general",
    "promedio nacional", "nivel nacional", "total republica mexicana", "total de la republica", "todos los estados",
}  # fmt: skip
AMBIGUOUS = "mexico"  # the country in one file, the State of Mexico in the next
_CODE_BEFORE = re.compile(r"^[0-9]{1,2}[\s._-]+(?=\D)")


def find_territory(text: str) -> str | None:
    """INEGI code of the state, or None for the whole country; CellError for anything else."""
    bare = _CODE_BEFORE.sub("", text.strip())
    folded = fold(bare)
    if is_ambiguous(text):
        raise CellError(gettext_noop("«México» puede ser el país o el estado: escriba «Nacional» o «Estado de México»"))
    if folded in COUNTRY:
        return None
    if code := find_state(text) or find_code(text) or find_state(bare):
        return code
    marked = mark_of_name(bare)
    if marked and (fold(marked[0]) in COUNTRY or find_state(marked[0])):
        raise marked[1]
    raise CellError(gettext_noop("«%(text)s» no es ninguno de los 32 estados"), text=text[:60])


def is_ambiguous(text: str) -> bool:
    """Whether it is «México» alone, its code left aside."""
    return fold(_CODE_BEFORE.sub("", text.strip())) == AMBIGUOUS and find_code(text) is None


def find_code(text: str) -> str | None:
    """The state's code that stands before its name, «15 México»."""
    match = _CODE_BEFORE.match(text.strip())
    return find_state(match[0]) if match else None
