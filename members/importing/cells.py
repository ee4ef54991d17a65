"""The cells of one row read as values of an organisation, each as what it holds; says what is left out.

The title of a column says what to expect of a cell, the cell itself what it is: an address under «Ubicación», a mail
under «Página web» go to their own field where that has nothing else. What cannot be read never costs the row.
"""

import re
from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from kit.tables import CellError, says_nothing
from kit.tables.values import parse_date
from members.columns import PARTS_OF_AN_ADDRESS, Content
from members.fields import holding

from .address import whole_address
from .codes import read_cluni, read_rfc
from .parts import Parts, holds_addresses, is_site, take_apart
from .persons import read_person
from .row import LONGEST, RowReading
from .seat import read_seat
from .words import CHOICES, find_choice, split_legal_form

DIGITS_OF_A_NUMBER = 7


def read_row(cells: Mapping[str, str]) -> RowReading:
    """Read the clean texts of a row (name of a column → text, "" where empty)."""
    row = RowReading({name: "" if name not in CHOICES and says_nothing(text) else text for name, text in cells.items()})
    if not row.cells.keys().isdisjoint(PARTS_OF_AN_ADDRESS):
        row.cells = {**row.cells, "address": whole_address(row.cells)}
    for name, read in READERS.items():
        if row.cells.get(name):
            read(row, name, row.cells[name])
    read_seat(row)
    read_person(row)
    row.settle()
    _complete_from_name(row)
    if "name" not in row.values and not row.problems:
        row.problems.append(_("No tiene nombre de organización."))
    if len(cells) > 1 and not any(text for name, text in cells.items() if name != "name"):
        row.doubts = [_("Solo trae un nombre: vea si es una organización.")]
    return row


def _name(row: RowReading, name: str, text: str) -> None:
    if row.is_ours or not holds_addresses(text):
        row.keep(name, text)
        return
    parts = take_apart(text)
    row.find("email", *parts.emails)
    row.find("website", *parts.sites)
    if parts.emails or parts.sites:
        row.find("phone", *parts.phones)
        text = parts.rest
    row.keep(name, text)


def _long_text(row: RowReading, name: str, text: str) -> None:
    if len(text) <= LONGEST[name]:
        row.values[name] = text
    else:
        row.leave_out(name, _("pasa de %(limit)s caracteres") % {"limit": LONGEST[name]})


def _choice(row: RowReading, name: str, text: str) -> None:
    value = find_choice(name, text)
    if value:
        row.values[name] = value
    elif not says_nothing(text):
        row.leave_out(name, _("«%(text)s» no se reconoce") % {"text": text[:60]})


def _website(row: RowReading, name: str, text: str) -> None:
    if text.count("://") == 1 and is_site(text):
        row.keep(name, text)
        return
    parts = take_apart(text)
    row.find("email", *parts.emails)
    row.find("phone", *parts.phones)
    bare = text.strip()
    site = parts.own_site or ("" if parts.emails or "." not in bare else bare if "://" in bare else f"https://{bare}")
    if site and is_site(site):
        row.keep(name, site)
    elif not parts.is_mixed:
        row.leave_out(name, _("«%(text)s» no es una dirección de internet") % {"text": text[:80]})
    if len(parts.sites) > 1:
        row.notices.append(_("Del sitio web se tomó solo «%(first)s».") % {"first": site})


def _emails(row: RowReading, name: str, text: str) -> None:
    """The first address is kept, the others are said."""
    parts = take_apart(text)
    whose = "person_" if name.startswith("person") else ""
    row.find(f"{whose}phone", *parts.phones)
    row.find("website", *parts.sites)
    if parts.emails:
        row.keep(name, parts.emails[0])
    if parts.emails[1:]:
        row.notices.append(_("Otros correos, que no se guardan: %(others)s.") % {"others": ", ".join(parts.emails[1:])})
    broken = [piece for piece in re.split(r"[;,/|\s]+", parts.rest) if "@" in piece]
    if broken or not parts.is_mixed:
        row.leave_out(name, _("«%(text)s» no es un correo") % {"text": (", ".join(broken) or text)[:120]})


def _phones(row: RowReading, name: str, text: str) -> None:
    """What can be dialled, as it is written; what does not fit is said."""
    if row.is_ours:
        row.keep(name, text)
        return
    text = re.sub(r"(?<=[0-9]{7})\.0+$", "", text)
    parts = take_apart(text) if holds_addresses(text) else Parts([], [], [], text)
    whose = "person_" if name.startswith("person") else ""
    row.find(f"{whose}email", *parts.emails)
    row.find("website", *parts.sites)
    numbers = [text] if not (parts.emails or parts.sites) else parts.phones
    numbers = [one.strip() for number in numbers for one in _apart(number) if one.strip()]
    if not any(sign.isdigit() for sign in text):
        if not parts.is_mixed:
            row.leave_out(name, _("«%(text)s» no es un teléfono") % {"text": text[:60]})
        return
    if any(sign in "123456789" for sign in text):
        _keep_what_fits(row, name, numbers)


def _apart(text: str) -> list[str]:
    """Numbers that lines or wide gaps separate, where each of them is one."""
    pieces = re.split(r"\s*\n\s*|\s{2,}", text)
    return pieces if all(sum(map(str.isdigit, one)) >= DIGITS_OF_A_NUMBER for one in pieces) else [text]


def _keep_what_fits(row: RowReading, name: str, numbers: list[str]) -> None:
    limit = LONGEST["phone"]
    if len(", ".join(numbers)) > limit:
        numbers = [one.strip() for number in numbers for one in re.split(r"[,;/|]+", number) if one.strip()]
    fitting = numbers[:1]
    for number in numbers[1:]:
        if len(", ".join([*fitting, number])) > limit:
            break
        fitting.append(number)
    row.keep(name, ", ".join(fitting))
    if numbers[len(fitting) :]:
        others = ", ".join(numbers[len(fitting) :])
        row.notices.append(_("Otros teléfonos, que no se guardan: %(others)s.") % {"others": others[:120]})


def _day(row: RowReading, name: str, text: str) -> None:
    try:
        row.values[name] = parse_date(text).isoformat()
    except CellError as error:
        row.leave_out(name, _(error.sentence) % error.params)


def _complete_from_name(row: RowReading) -> None:
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


_READERS: dict[Content, Callable[[RowReading, str, str], None]] = {
    **dict.fromkeys((Content.LINE, Content.LEGAL_NAME, Content.ACRONYM), RowReading.keep),
    **dict.fromkeys((Content.NAME, Content.ADDRESS), _name),
    Content.CHOICE: _choice,
    Content.MAIL: _emails,
    Content.PHONE: _phones,
    Content.TEXT: _long_text,
    Content.SITE: _website,
    Content.RFC: read_rfc,
    Content.CLUNI: read_cluni,
    Content.DAY: _day,
}
# The states and the town are read together: `read_seat`.
READERS = {name: read for content, read in _READERS.items() for name in holding(content)}
