"""The states that a cell of a member list names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.translation import gettext as _

from kit.text import fold
from members.geography import find_state, names_no_single_state, state_rows

COUNTRY = "mexico"
CAPITAL = "09"
BOROUGHS = frozenset(
    {"alvaro obregon", "azcapotzalco", "benito juarez", "coyoacan", "cuajimalpa", "cuajimalpa de morelos"}
    | {"cuauhtemoc", "gustavo a madero", "iztacalco", "iztapalapa", "la magdalena contreras", "magdalena contreras"}
    | {"miguel hidalgo", "milpa alta", "tlahuac", "tlalpan", "venustiano carranza", "xochimilco"}
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"\s*(?:[,;/|\n•·+&]|\s[–-]\s|\s[ye]\s)\s*", re.IGNORECASE)
_SHORT = (
    (r"^edo\b", "estado"),
    (r"^(edomex|estado( de)? mex)$", "estado de mexico"),
    (r"^(cd|ciudad)( de)? (mx|mex|mexico)$", "cdmx"),
    (r"\b([a-z]) (?=[a-z]\b)", r"\1"),
)
_AND_COUNTRY = re.compile(r"(?i)(?<=\w)\W*,\s*m[eé]xico\W*$")
_EVERYWHERE = re.compile(r"(nivel )?nacional|(los |las )?32( estados| entidades)?|tod[oa]s?\b.*|(la )?republica.*")


@dataclass
class Place:
    """What a cell says: INEGI codes in order, and pieces that are no state."""

    codes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    is_everywhere: bool = False


def read_states(text: str) -> Place:
    """Every state in a cell; «…, México» ends with the country, and a town beside its state is ignored."""
    text = _AND_COUNTRY.sub("", text)
    if code := state_code(text):
        return Place([code])
    if names_no_single_state(text) or _EVERYWHERE.fullmatch(fold(text)):
        pieces = [one for one in _BETWEEN.split(_PARENTHESES.sub(" ", text)) if state_code(one)]
        codes = list(dict.fromkeys(state_code(one) for one in pieces))
        return Place(codes if len(codes) > 1 else [], [], is_everywhere=len(codes) < 2)
    place = Place()
    pieces = [piece for piece in _BETWEEN.split(text) if fold(piece)]
    for piece in pieces:
        code = state_code(piece)
        if code is None:
            place.unknown.append(piece.strip())
        elif code not in place.codes:
            place.codes.append(code)
    return place


@lru_cache(maxsize=4096)
def state_code(text: str) -> str | None:
    """The one state that the text is, also with a remark in parentheses or in the short forms of the post."""
    for candidate in (text, _PARENTHESES.sub(" ", text)):
        for reading in _readings(fold(candidate)):
            if code := find_state(reading):
                return code
    return None


def _readings(folded: str) -> Iterator[str]:
    yield folded
    for short, full in _SHORT:
        folded = re.sub(short, full, folded)
    yield folded
    yield folded.removeprefix("estado de ")
    yield folded.removeprefix("estado libre y soberano de ")


def state_names(codes: list[str]) -> str:
    """«Oaxaca y Puebla»."""
    names = {row["cve_ent"]: row["nombre_corto"] for row in state_rows()}
    *others, last = [names[code] for code in codes]
    return _("%(names)s y %(last)s") % {"names": ", ".join(others), "last": last} if others else last


def is_bare_country(text: str) -> bool:
    """Whether the cell says only «México», which may be the state, the country or the city."""
    return fold(text) == COUNTRY


def is_borough(municipality: str) -> bool:
    """Whether this is one of the sixteen boroughs of Mexico City."""
    return fold(re.sub(r"(?i)^(alcald[ií]a|delegaci[oó]n)\s+", "", municipality)) in BOROUGHS
