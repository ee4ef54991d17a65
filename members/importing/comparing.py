"""What a row would change in a record, field by field; an empty cell never erases."""

import re
from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kit.tables.text import clean
from kit.text.folding import fold
from members.columns import Content
from members.fields import FIELDS, TITLES, holding
from members.geography import state_rows
from members.likeness import LEGAL_FORM
from members.models import Organization

from .address import is_without_street

# Kept in a row as something else than the field's own value: codes and days as text.
APART = (*holding(Content.STATE), *holding(Content.DAY), *holding(Content.STATES))
PLAIN = tuple(field.name for field in FIELDS if field.name not in APART)
COMPARED = (*PLAIN, *APART)
CHOICES = {name: dict(Organization._meta.get_field(name).flatchoices) for name in holding(Content.CHOICE)}


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
    differences = {}
    for name in COMPARED:
        old, new = current[name], values.get(name)
        if not new or old == new or (isinstance(old, str) and _tidy(old) == _tidy(new)):
            continue
        if is_exact or not old or not SAME.get(name, lambda one, other: False)(old, new):
            differences[name] = [old, new]
    return differences


def in_words(name: str, value) -> str:
    """The value of a field as a person reads it."""
    if not value:
        return ""
    if name in CHOICES:
        return str(CHOICES[name][value])
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


# How what a field holds may be written in another way and still say the same.
_SAME = {
    Content.NAME: _is_no_better,
    Content.LEGAL_NAME: _legal_no_better,
    Content.ACRONYM: lambda old, new: fold(old) == fold(new),
    Content.TOWN: _is_no_better,
    Content.ADDRESS: lambda old, new: is_without_street(new) or _is_no_better(old, new),
    Content.PHONE: lambda old, new: re.sub(r"\D", "", old) == re.sub(r"\D", "", new),
    Content.MAIL: lambda old, new: old.lower() == new.lower(),
    Content.SITE: lambda old, new: _address(old) == _address(new),
}
SAME = {field.name: _SAME[field.content] for field in FIELDS if field.content in _SAME}
