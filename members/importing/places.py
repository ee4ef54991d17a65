"""Where a cell of a member list says that an organisation is: states, a municipality, a whole address."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.translation import gettext as _

from kit.text.folding import fold
from members.geography import find_state, names_no_single_state, state_rows

COUNTRY = "mexico"
CAPITAL = "09"
BOROUGHS = frozenset(
    {"alvaro obregon", "azcapotzalco", "benito juarez", "coyoacan", "cuajimalpa", "cuajimalpa de morelos"}
    | {"cuauhtemoc", "gustavo a madero", "iztacalco", "iztapalapa", "la magdalena contreras", "magdalena contreras"}
    | {"miguel hidalgo", "milpa alta", "tlahuac", "tlalpan", "venustiano carranza", "xochimilco"}
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"\s*(?:[,;:/|\n•·+&()]|\s[–-]\s|\s[ye]\s)\s*", re.IGNORECASE)
_AND_COUNTRY = re.compile(
    r"(?i)(?:(?<=\w)\W*,|(?<=\w{4})\.)\s*(?:m[eé]xico|estados unidos mexicanos|rep[uú]blica mexicana)\W*$"
)
_EVERYWHERE = re.compile(r"(nivel )?nacional|(los |las )?32( estados| entidades)?|tod[oa]s?\b.*|(la )?republica.*")
_ADDRESS_WORD = re.compile(
    r"\b(calle|avenida|av|ave|blvd|boulevard|bulevar|calz|calzada|carretera|carr|autopista|km|col|colonia|fracc|"
    r"fraccionamiento|privada|priv|prolongacion|prol|andador|cerrada|circuito|cto|periferico|camino|barrio|manzana|mz|mza|"
    r"lote|lt|edificio|edif|piso|interior|int|depto|esq|esquina|c p|cp|domicilio|plaza|callejon|paseo|unidad|ejido|"
    r"rancheria|via|eje|viaducto|retorno|norte|sur|oriente|poniente|nte|ote|pte|num|no)\b"
)
_KNOWN_ADDRESS = re.compile(
    r"(domicilio conocido|calle|av|avenida|blvd|boulevard|col|colonia|c p|cp|carretera|calzada)\b.*"
)
_POSTCODE = re.compile(r"(?<!\d)(?:c\.?\s*p\.?\s*:?\s*)?[0-9]{5}(?!\d)", re.IGNORECASE)
_HOUSE = re.compile(r"[^\W\d]{3,}\.?\s+#?\s*[0-9]{1,5}\b")
_ENDS = re.compile(r"\s*(?:[,;|\n]|\s[–-]\s)\s*")
_COLONY = re.compile(
    r"(?i)(?:col|colonia|fracc|barrio|calle|av|avenida|blvd|unidad|ejido|pueblo|residencial|villas?)\b"
)
_TOWN = re.compile(r"[^\W\d_](?:[^\d/@#]{0,58}[^\W\d_.])?\.?")
MOST_WORDS_OF_A_TOWN = 6


@dataclass
class Place:
    """What a cell says: INEGI codes in order, and pieces that are no state."""

    codes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    is_everywhere: bool = False


def read_states(text: str) -> Place:
    """Every state in a cell; «…, México» ends with the country, and a town beside its state is ignored."""
    text = _AND_COUNTRY.sub("", text)
    if code := find_state(text):
        return Place([code], [one for one in _remarks(text) if is_borough(one)])
    if names_no_single_state(text) or _EVERYWHERE.fullmatch(fold(text)):
        pieces = [one for one in _BETWEEN.split(_PARENTHESES.sub(" ", text)) if find_state(one)]
        codes = list(dict.fromkeys(find_state(one) for one in pieces))
        return Place(codes if len(codes) > 1 else [], [], is_everywhere=len(codes) < 2)
    place = Place()
    pieces = [piece for piece in _BETWEEN.split(text) if fold(piece)]
    for piece in pieces:
        town, code = ("", find_state(piece)) if find_state(piece) else _town_before_state(piece.strip())
        if town:
            place.unknown.append(town)
        if code and code not in place.codes:
            place.codes.append(code)
    return place


def _remarks(text: str) -> list[str]:
    """What stands in parentheses."""
    return [one[1:-1].strip() for one in _PARENTHESES.findall(text)]


@lru_cache(maxsize=4096)
def is_address(text: str) -> bool:
    """Whether a cell says a street, a colony or a postcode, and not only a town or a state."""
    if find_state(text):
        return False
    folded = fold(text)
    if _KNOWN_ADDRESS.fullmatch(folded):
        return True
    if not any(sign.isdigit() for sign in text):
        return False
    return bool(_ADDRESS_WORD.search(folded) or _POSTCODE.search(text) or _HOUSE.search(text))


def state_at_end(address: str) -> str | None:
    """The state with which an address ends: «…, 64000 Monterrey, N.L.», also before its postcode or its country."""
    address = _AND_COUNTRY.sub("", address).strip(" ,;")
    *_before, last = [piece for piece in _ENDS.split(_POSTCODE.sub(", ", address)) if fold(piece)] or [""]
    is_named = not _COLONY.match(last)
    return find_state(last) or _last_words(last, may_be_whole=is_named and _POSTCODE.search(address) is not None)


def _last_words(text: str, *, may_be_whole: bool) -> str | None:
    """The state in the last words: short («Monterrey N.L.»), or whole where no colony can be meant."""
    return _town_before_state(text, may_be_whole=may_be_whole)[1]


def _town_before_state(text: str, *, may_be_whole: bool = False) -> tuple[str, str | None]:
    """«Monterrey N.L.» → («Monterrey», «19»); any other text as it is, without a state."""
    words = text.split()
    for count in range(min(4, len(words) - 1), 0, -1):
        tail = " ".join(words[-count:])
        if (may_be_whole or _is_short(tail)) and (code := find_state(tail)):
            return " ".join(words[:-count]), code
    return text, None


def _is_short(text: str) -> bool:
    return text.endswith(".") and ("." in text[:-1] or len(text) <= 6)


@lru_cache(maxsize=4096)
def town_and_state(text: str) -> tuple[str, str | None]:
    """«Monterrey, N.L.» → («Monterrey», «19»); «CDMX» → («», «09»); any other town as it is, without a state."""
    if find_state(text) == CAPITAL:
        return "", CAPITAL
    text = _AND_COUNTRY.sub("", text).strip()
    town, _comma, state = text.rstrip(")").rpartition("(" if text.endswith(")") else ",")
    code = find_state(state) if town.strip() else None
    return (town.strip(" ,"), code) if code else (text, None)


def may_be_town(text: str) -> bool:
    """Whether a text is as short as the name of a town, and no sentence."""
    return len(text.split()) <= MOST_WORDS_OF_A_TOWN and _TOWN.fullmatch(text) is not None


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
