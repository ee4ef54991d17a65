"""The 32 states: their table, and the ways people spell them (sources in members/data/)."""

import csv
import json
from functools import cache
from pathlib import Path

from kit.text import fold

DATA = Path(__file__).parent / "data"


@cache
def state_rows() -> tuple[dict[str, str], ...]:
    """The states as INEGI lists them (Census 2020): code, names, abbreviation."""
    with (DATA / "states.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def state_codes() -> dict[str, str]:
    """Folded spelling → INEGI code."""
    codes = {}
    for row in state_rows():
        for name in (row["nombre_oficial"], row["nombre_corto"], row["abrev_inegi"], row["iso_3166_2"]):
            codes[fold(name)] = row["cve_ent"]
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


def find_state(text: str) -> str | None:
    """INEGI code ("01") of a state as people write it, or None; a bare code with or without its zero counts."""
    folded = fold(text)
    if folded.isdigit() and 1 <= int(folded) <= 32:
        return f"{int(folded):02d}"
    return state_codes().get(folded)


def names_no_single_state(text: str) -> bool:
    """Whether this is known to mean several states or the whole country."""
    return fold(text) in _several_states()
