"""The cells of one row read as values of an organisation; says what is left out and what refuses the row."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from kit.tables import CellError
from kit.tables.values import parse_date, split_emails
from members.columns import TITLES
from members.models import Organization
from members.models.organizations import CLUNI, CONTACT_FIELDS, RFC

from .places import CAPITAL, is_bare_country, is_borough, read_states, state_names
from .words import find_choice, says_nothing, split_legal_form

LONGEST = {one.name: one.max_length for one in Organization._meta.concrete_fields if getattr(one, "max_length", None)}
_IS_ADDRESS = URLValidator(schemes=["http", "https"])
_PIECES = re.compile(r"[;,/|\s]+")


@dataclass
class Reading:
    """One row as understood.

    values: field → text in the form in which it is compared and kept; only fields with something in the cell.
        `state` and `working_states` are INEGI codes, `joined_on` ISO; `person_*` is who represents it
    notices: sentences about what was left out or interpreted
    problems: sentences for which the row cannot be imported
    """

    cells: Mapping[str, str]
    values: dict = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_row(cells: Mapping[str, str]) -> Reading:
    """Read the clean texts of a row (field of `members/columns.py` → text, "" where empty)."""
    row = Reading({name: "" if name != "name" and says_nothing(text) else text for name, text in cells.items()})
    for name, read in READERS.items():
        if row.cells.get(name):
            read(row, name, row.cells[name])
    _read_seat(row)
    _read_working_states(row)
    _complete_from_name(row)
    if "name" not in row.values and not row.problems:
        row.problems.append(_("No tiene nombre de organización."))
    return row


def _text(row: Reading, name: str, text: str) -> None:
    flat = " ".join(text.split())
    limit = LONGEST.get(name, 150)
    if len(flat) <= limit:
        row.values[name] = flat
    elif name == "name":
        row.problems.append(_("El nombre pasa de %(limit)s caracteres.") % {"limit": limit})
    else:
        _left_out(row, name, _("pasa de %(limit)s caracteres") % {"limit": limit})


def _long_text(row: Reading, name: str, text: str) -> None:
    if len(text) <= LONGEST[name]:
        row.values[name] = text
    else:
        _left_out(row, name, _("pasa de %(limit)s caracteres") % {"limit": LONGEST[name]})


def _code(validator: Callable) -> Callable:
    def read(row: Reading, name: str, text: str) -> None:
        code = re.sub(r"[\s.\-–_/]", "", text).upper()
        try:
            validator(code)
        except ValidationError:
            sentence = _("«%(text)s» no tiene la forma de %(code)s de una organización.")
            row.problems.append(
                sentence % {"text": text[:40], "code": _("un RFC") if name == "rfc" else _("una CLUNI")}
            )
        else:
            row.values[name] = code

    return read


def _choice(row: Reading, name: str, text: str) -> None:
    value = find_choice(name, text)
    if value:
        row.values[name] = value
    else:
        _left_out(row, name, _("«%(text)s» no se reconoce") % {"text": text[:60]})


def _website(row: Reading, name: str, text: str) -> None:
    first, *others = re.split(r"[\s;,|]+", text.strip())
    address = first if "://" in first else f"https://{first}"
    try:
        _IS_ADDRESS(address)
    except ValidationError:
        _left_out(row, name, _("«%(text)s» no es una dirección de internet") % {"text": text[:80]})
        return
    _text(row, name, address)
    if others:
        row.notices.append(_("Del sitio web se tomó solo «%(first)s».") % {"first": first})


def _emails(row: Reading, name: str, text: str) -> None:
    """The first address that is one is kept, the others are said."""
    found, broken = _addresses(text)
    if found:
        row.values[name] = found[0].lower()
    if found[1:]:
        row.notices.append(_("Otros correos en la celda: %(others)s.") % {"others": ", ".join(found[1:])})
    if broken:
        _left_out(row, name, _("«%(text)s» no es un correo") % {"text": ", ".join(broken)[:120]})


def _addresses(text: str) -> tuple[list[str], list[str]]:
    try:
        return split_emails(text), []
    except CellError:
        found, broken = [], []
    for piece in filter(None, _PIECES.split(text)):
        try:
            found += split_emails(piece)
        except CellError:
            broken.append(piece)
    return found, broken


def _day(row: Reading, name: str, text: str) -> None:
    try:
        row.values[name] = parse_date(text).isoformat()
    except CellError as error:
        _left_out(row, name, _(error.sentence) % error.params)


def _left_out(row: Reading, name: str, why: str) -> None:
    label = TITLES[name]
    row.notices.append(_("Se dejó fuera %(field)s: %(why)s.") % {"field": f"«{label}»", "why": why})


def _read_seat(row: Reading) -> None:
    """The seat from its code or its name; two states are a question, unless a column takes the others."""
    text, code = row.cells.get("state", ""), row.cells.get("state_code", "")
    place, by_code = read_states(text) if text else None, read_states(code).codes if code else []
    codes = place.codes if place else []
    if by_code and codes and by_code[0] not in codes:
        row.problems.append(
            _("La clave «%(code)s» y el estado «%(state)s» no son el mismo.") % {"code": code, "state": text}
        )
    elif by_code:
        row.values["state"] = by_code[0]
    elif len(codes) > 1 and "working_states" in row.cells:
        row.values["state"], row.values["working_states"] = codes[0], codes[1:]
        row.notices.append(
            _("La sede quedó en %(state)s, el primero que se nombra.") % {"state": state_names(codes[:1])}
        )
    elif len(codes) > 1:
        sentence = _("Nombra varios estados (%(states)s): deje el de la sede y ponga los demás en «otros estados».")
        row.problems.append(sentence % {"states": state_names(codes)})
    elif codes:
        row.values["state"] = codes[0]
        _say_how_country_was_read(row, text)
    elif text and place.is_everywhere:
        row.problems.append(_("«%(text)s» no dice en qué estado está su sede.") % {"text": text[:60]})
    elif text or code:
        row.problems.append(_("No se reconoce el estado «%(text)s».") % {"text": (text or code)[:60]})


def _say_how_country_was_read(row: Reading, text: str) -> None:
    if not is_bare_country(text):
        return
    if is_borough(row.cells.get("municipality", "")):
        row.values["state"] = CAPITAL
        row.notices.append(_("«México» se leyó como Ciudad de México, por la alcaldía."))
    else:
        row.notices.append(_("«México» se leyó como Estado de México."))


def _read_working_states(row: Reading) -> None:
    text = row.cells.get("working_states", "")
    place = read_states(text) if text else None
    codes = {*row.values.get("working_states", []), *(place.codes if place else [])} - {row.values.get("state")}
    row.values.pop("working_states", None)
    if codes:
        row.values["working_states"] = sorted(codes)
    if place and place.is_everywhere:
        _left_out(row, "working_states", _("«%(text)s» no nombra los estados") % {"text": text[:60]})
    elif place and place.unknown:
        _left_out(row, "working_states", _("no se reconoce «%(text)s»") % {"text": ", ".join(place.unknown)[:120]})


def _complete_from_name(row: Reading) -> None:
    """A list without columns for them says legal name and form in the name: «Semillas del Istmo, A.C.»."""
    name = row.values.get("name") or row.values.get("legal_name")
    if not name:
        return
    bare, form = split_legal_form(row.values.get("legal_name") or name)
    if form and "legal_form" not in row.cells:
        row.values["legal_form"] = form
    if "name" not in row.values:
        row.values["name"] = bare[: LONGEST["name"]]
        row.notices.append(_("Sin nombre: se tomó de la razón social."))
    elif form and "legal_name" not in row.cells:
        row.values |= {"name": bare, "legal_name": name}


READERS: dict[str, Callable[[Reading, str, str], None]] = {
    **dict.fromkeys(("slug", "name", "legal_name", "acronym", "municipality", *CONTACT_FIELDS), _text),
    **dict.fromkeys(("person_name", "person_position"), _text),
    **dict.fromkeys(("kind", "size", "legal_form", "donee"), _choice),
    **dict.fromkeys(("email", "person_email"), _emails),
    "description": _long_text,
    "website": _website,
    "rfc": _code(RFC),
    "cluni": _code(CLUNI),
    "joined_on": _day,
}
