"""The 32 states: their table, and the ways people spell them (sources in members/data/)."""

import csv
import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from kit.text.folding import fold

DATA = Path(__file__).parent / "data"
_PARENTHESES = re.compile(r"\([^()]*\)")
_KEY = re.compile(r"\s*0*(?P<key>[0-9]{1,2})(?:[.,]0*)?(?:[\s.:–-]*(?P<name>[^\W\d].*))?\s*")
_SHORT = (
    (r"^(edo|estdo|est|e) (?=de\b|mex)", "estado "),
    (r"^(edo ?mex(ico)?|estado( de)? (mex|mx|mexico))$", "estado de mexico"),
    (r"^(cd|cdad|ciudad|c)( de)? (mx|mex|mexico)$", "cdmx"),
    (r"^(mexico|mex) d ?f$", "cdmx"),
    (r"^n(vo|va)? leon$", "nuevo leon"),
    (r"^b(aja)? c(al|alif|alifornia)?\b(?= sur| norte|$)", "baja california"),
    (r"^(s|sn|san) l(uis)? p(otosi)?$", "san luis potosi"),
    (r"^veracruz( de ignacio( de la)?)? llave$", "veracruz"),
    (r"^q(uintana)? ?r(oo)?$", "quintana roo"),
    (r"\b([a-z]) (?=[a-z]\b)", r"\1"),
)


@cache
def state_rows() -> tuple[dict[str, str], ...]:
    """The states as INEGI lists them (Census 2020): code, names, abbreviation, neighbours."""
    with (DATA / "states.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def neighbours(code: str) -> tuple[str, ...]:
    """INEGI codes of the states with a common border."""
    return tuple(next((row["colinda_con"] for row in state_rows() if row["cve_ent"] == code), "").split())


@cache
def state_codes() -> dict[str, str]:
    """Folded spelling → INEGI code."""
    codes = {}
    for row in state_rows():
        international = row["iso_3166_2"]
        names = (row["nombre_oficial"], row["nombre_corto"], row["abrev_inegi"], international, international[-3:])
        codes |= {fold(name): row["cve_ent"] for name in names}
    for code, spellings in _spellings().items():
        if code.isdigit():
            codes |= {fold(spelling): code for spelling in spellings}
    return codes


@cache
def _several_states() -> frozenset[str]:
    return frozenset(fold(text) for text in _spellings()["_sin_entidad_unica"])


@cache
def _spellings() -> dict[str, list[str]]:
    return json.loads((DATA / "state_spellings.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def find_state(text: str) -> str | None:
    """INEGI code ("01") of the one state that a text is, as people write it, or None.

    Read are its names, its key with or without its zero («7», «07», «7.0»), both («21 Puebla»), the short forms
    of the post («Edo. Méx.», «N.L.»), «Estado de …», and any of them with a remark in parentheses.
    """
    for candidate in (text, _PARENTHESES.sub(" ", text)):
        if code := _by_key(candidate) or _by_name(candidate):
            return code
    return None


def _by_key(text: str) -> str | None:
    match = _KEY.fullmatch(text)
    if not match or not 1 <= int(match["key"]) <= 32:
        return None
    code = f"{int(match['key']):02d}"
    return code if not match["name"] or _by_name(match["name"]) == code else None


def _by_name(text: str) -> str | None:
    return next(filter(None, map(state_codes().get, _readings(fold(text)))), None)


def _readings(folded: str) -> Iterator[str]:
    yield folded
    for short, full in _SHORT:
        folded = re.sub(short, full, folded)
    yield folded
    for official in ("estado de ", "estado libre y soberano de "):
        yield folded.removeprefix(official)


def names_no_single_state(text: str) -> bool:
    """Whether this is known to mean several states or the whole country."""
    return fold(text) in _several_states()
