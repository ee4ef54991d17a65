"""What a row would change in a record, field by field; an empty cell never erases."""

import re
from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kit.tables.text import clean
from kit.text import fold
from members.columns import TITLES
from members.geography import state_rows
from members.likeness import LEGAL_FORM
from members.models import Donee, Kind, LegalForm, Size
from members.models.organizations import CONTACT_FIELDS

from .address import is_without_street

PLAIN = (
    *("name", "legal_name", "acronym", "kind", "size", "legal_form", "rfc", "cluni", "donee", "municipality"),
    *("description", "website", *CONTACT_FIELDS),
)
COMPARED = (*PLAIN, "state", "joined_on", "working_states")
CHOICES = {"kind": Kind, "size": Size, "legal_form": LegalForm, "donee": Donee}


def current_values(organization, working_states: list[str]) -> dict:
    """A record in the form in which rows are compared and kept."""
    values = {name: getattr(organization, name) for name in PLAIN}
    values["state"] = organization.state_id or ""
    values["joined_on"] = organization.joined_on.isoformat() if organization.joined_on else ""
    return values | {"working_states": sorted(working_states)}


def changes(current: Mapping, values: Mapping, *, is_exact: bool) -> dict[str, list]:
    """Field → [before, after] of what differs.

    is_exact: the row is one of our own export, so every difference is meant; otherwise writing the same thing another
        way (a telephone without spaces, a name in capitals or without accents) is no change
    """
    found = {}
    for name in COMPARED:
        old, new = current[name], values.get(name)
        if not new or old == new or (isinstance(old, str) and _tidy(old) == _tidy(new)):
            continue
        if is_exact or not old or not SAME.get(name, lambda one, other: False)(old, new):
            found[name] = [old, new]
    return found


def in_words(name: str, value) -> str:
    """The value of a field as a person reads it."""
    if not value:
        return ""
    if name in CHOICES:
        return str(CHOICES[name](value).label)
    if name in ("state", "working_states"):
        names = {row["cve_ent"]: row["nombre_corto"] for row in state_rows()}
        return ", ".join(names[code] for code in ([value] if name == "state" else value))
    if name == "joined_on":
        return date_format(date.fromisoformat(value), "SHORT_DATE_FORMAT")
    return str(value)


def label(name: str) -> str:
    """The field as the office calls it."""
    return _(TITLES[name])


def _tidy(text: str) -> str:
    return " ".join(clean(text).split())


def _is_no_better(old: str, new: str) -> bool:
    """The same words without the legal form, and nothing won in capitals, accents or legal form."""
    return _words(old) == _words(new) and _quality(new) <= _quality(old)


def _words(text: str) -> list[str]:
    return LEGAL_FORM.sub(" ", fold(text)).split()


def _quality(text: str) -> tuple[bool, int]:
    return not (text.isupper() or text.islower()), sum(sign in "áéíóúüñ" for sign in text.lower())


def _legal_no_better(old: str, new: str) -> bool:
    has_form = [bool(LEGAL_FORM.search(fold(text))) for text in (old, new)]
    return _is_no_better(old, new) and has_form[1] <= has_form[0]


def _address(text: str) -> str:
    return re.sub(r"^https?://(www\.)?|/+$", "", text.lower())


SAME = {
    "name": _is_no_better,
    "legal_name": _legal_no_better,
    "acronym": lambda old, new: fold(old) == fold(new),
    "municipality": _is_no_better,
    "address": lambda old, new: is_without_street(new) or _is_no_better(old, new),
    "phone": lambda old, new: re.sub(r"\D", "", old) == re.sub(r"\D", "", new),
    "email": lambda old, new: old.lower() == new.lower(),
    "website": lambda old, new: _address(old) == _address(new),
}
