"""The record of an organisation in words: all of it for its own people, and what its public page lists."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kit.text.websites import is_safe

from .columns import Content
from .directory import Profile
from .fields import FIELDS, PagePart, RecordField, RecordPart
from .models import Organization

# Said together with the field that the line is about, by `_WHOLE` or below it.
WITHIN_OTHERS = ("acronym", "legal_form", "municipality")


@dataclass(frozen=True)
class Fact:
    """A line about an organisation.

    texts: each with where it leads, "" where nowhere
    below: what stands smaller below
    audience: who sees it, in words
    """

    label: str
    texts: list[tuple[str, str]]
    below: str = ""
    audience: str = ""
    is_site: bool = False
    is_phone: bool = False


def record_facts(organization: Organization) -> list[Fact]:
    """The whole record, an empty field with a word for it; it shows who sees each contact."""
    return [
        _own_fact(organization, field)
        for part in RecordPart
        for field in FIELDS
        if field.part is part is not RecordPart.MEMBERSHIP and field.name not in WITHIN_OTHERS
    ]


def public_facts(organization: Organization, profile: Profile) -> list[Fact]:
    """What the public page lists of it, beside what its heading says; only what is filled in."""
    facts = []
    for field in FIELDS:
        texts = _public_texts(organization, profile, field) if field.page is PagePart.FACTS else []
        if texts:
            label = str(field.public_label or _label(field))
            facts.append(Fact(label, texts, is_site=_holds(field, Content.SITE), is_phone=_holds(field, Content.PHONE)))
    return facts


def _own_fact(organization: Organization, field: RecordField) -> Fact:
    text = _WHOLE.get(field.name, _in_words)(organization, field.name) or _("Sin dato")
    below = organization.get_legal_form_display() if field.name == "legal_name" else ""
    audience = getattr(organization, f"get_{field.name}_audience_display")() if field.has_audience else ""
    return Fact(_label(field), [(text, "")], below, audience)


def _holds(field: RecordField, content: Content) -> bool:
    return field.content is content


def _label(field: RecordField) -> str:
    return str(field.label or capfirst(Organization._meta.get_field(field.name).verbose_name))


def _in_words(organization: Organization, name: str) -> str:
    field = Organization._meta.get_field(name)
    if field.many_to_many:
        return ", ".join(str(row) for row in getattr(organization, name).all())
    if field.choices:
        return str(getattr(organization, f"get_{name}_display")())
    value = getattr(organization, name)
    return date_format(value) if hasattr(value, "strftime") else str(value or "")


def _whole_name(organization: Organization, _name: str) -> str:
    return f"{organization.name} ({organization.acronym})" if organization.acronym else organization.name


def _seat(organization: Organization, _name: str) -> str:
    state = str(organization.state or _("Sin dato"))
    return f"{organization.municipality}, {state}" if organization.municipality else state


_WHOLE: dict[str, Callable[[Organization, str], str]] = {"name": _whole_name, "state": _seat}


def _public_texts(organization: Organization, profile: Profile, field: RecordField) -> list[tuple[str, str]]:
    if field.content is Content.STATES:
        return [(state["name"], reverse("state", args=[state["slug"]])) for state in profile.working_states]
    value = profile.contact.get(field.name) if field.has_audience else getattr(organization, field.name)
    if not value or (field.content is Content.SITE and not is_safe(value)):
        return []
    if field.content is Content.DAY:
        return [(date_format(value, r"F \d\e Y"), "")]
    if field.content is Content.MAIL:
        return [(value, f"mailto:{quote(value, safe='@')}")]
    return [(_in_words(organization, field.name), value if field.content is Content.SITE else "")]
