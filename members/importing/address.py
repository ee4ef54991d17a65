"""One address out of columns of its own: street, numbers, colony, postcode."""

import re
from collections.abc import Mapping

from kit.text.folding import fold

_UNIT = re.compile(
    r"(?i)(?:int|depto|departamento|local|piso|edif|ofic|of\b|despacho|lote|mz|manzana|casa|planta|pb\b)"
)
_COLONY = re.compile(
    r"(?i)(?:col|fracc|barrio|unidad|u\.? ?h|ejido|pueblo|rancher|residencial|conjunto|zona|villa|infon)"
)
_POSTCODE = re.compile(r"(?i)(?:c\W*p\W*)?([0-9]{4,5})(?:\.0+)?")
_WHOLE = re.compile(r"([0-9]+)\.0+")
_WITHOUT_STREET = re.compile(r"(?:Col\.|C\.P\.) ")


def whole_address(cells: Mapping[str, str]) -> str:
    """The address of a row, with what its other columns add; what it says already is not said twice."""
    address = cells.get("address") or _with(cells.get("street", ""), _number(cells.get("street_number", "")), " ")
    unit, colony = _number(cells.get("unit_number", "")), cells.get("colony", "")
    address = _with(address, unit, ", ", "" if _UNIT.match(unit) else "int. ")
    address = _with(address, colony, ", ", "" if _COLONY.match(colony) else "Col. ")
    match = _POSTCODE.fullmatch(cells.get("postcode", ""))
    return (
        _with(address, match[1].zfill(5), ", ", "C.P. ") if match else _with(address, cells.get("postcode", ""), ", ")
    )


def is_without_street(address: str) -> bool:
    """Whether it was made of a colony or a postcode alone."""
    return _WITHOUT_STREET.match(address) is not None


def _number(text: str) -> str:
    match = _WHOLE.fullmatch(text)
    return match[1] if match else text


def _with(address: str, piece: str, between: str, label: str = "") -> str:
    if not piece or f" {fold(piece)} " in f" {fold(address)} ":
        return address
    return f"{address}{between}{label}{piece}" if address else f"{label}{piece}"
