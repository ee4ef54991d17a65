"""Every field with personal data is declared once: why it is kept, who sees it, how long.

`fields_without_declaration` finds what nobody decided about, in our models and in those of the libraries; a test
fails on it. `kit.background.erasure` ends what is past its time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db import models


@dataclass(frozen=True)
class Retention:
    """How long, in a sentence for the person concerned, and the rows whose time is over at a moment.

    `past` is None where the time ends by an act (a password is changed) or together with another row. `erase` takes
    some of those rows and must leave none of them past its time.
    """

    sentence: str
    past: Callable[[datetime], models.QuerySet] | None = None
    erase: Callable[[models.QuerySet], object] = models.QuerySet.delete


@dataclass(frozen=True)
class PersonalField:
    """What the law asks to be known of a field with personal data."""

    purpose: str
    audience: str
    retention: Retention


declared: dict[tuple[str, str], PersonalField] = {}
impersonal: set[tuple[str, str]] = set()
names: dict[str, tuple[str, dict[str, str]]] = {}


def declare(model: str, *fields: str, purpose: str, audience: str, retention: Retention | str) -> None:
    """Declare fields of `model` ("members.User") as personal data."""
    if not isinstance(retention, Retention):
        retention = Retention(retention)
    for field in fields:
        declared[model.lower(), field] = PersonalField(purpose, audience, retention)


def not_personal(model: str, *fields: str) -> None:
    """Declare free-form fields of `model` that hold no personal data."""
    impersonal.update((model.lower(), field) for field in fields)


def label(model: str, title: str, **fields: str) -> None:
    """Give a library's model and its fields the names that people read."""
    names[model.lower()] = (title, fields)


def title_of(model: str) -> str:
    return str(names[model][0] if model in names else apps.get_model(model)._meta.verbose_name)


def label_of(model: str, field: str) -> str:
    labels = names.get(model, ("", {}))[1]
    return str(labels.get(field) or apps.get_model(model)._meta.get_field(field).verbose_name)


def free_form_fields() -> Iterator[tuple[str, str]]:
    """(model, field) of every stored field that can hold text, files or addresses; choices cannot.

    A history table repeats the fields of the model that it follows, and is what that one is.
    """
    kinds = (models.TextField, models.CharField, models.JSONField, models.BinaryField, models.GenericIPAddressField)
    for model in apps.get_models(include_auto_created=True):
        followed = getattr(model, "pgh_tracked_model", model)
        stored = model._meta.managed and not model._meta.proxy
        for field in model._meta.local_fields if stored else ():
            if isinstance(field, kinds) and not field.choices and not field.name.startswith("pgh_"):
                yield followed._meta.label_lower, field.name


def fields_without_declaration() -> set[tuple[str, str]]:
    """Fields about which nobody has decided."""
    return set(free_form_fields()) - declared.keys() - impersonal
