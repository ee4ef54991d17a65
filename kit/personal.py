"""Every field with personal data is declared once: why it is kept, who sees it, how long.

`fields_without_declaration` finds what nobody decided about; a test fails on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models


@dataclass(frozen=True)
class PersonalField:
    """What the law asks to be known of a field with personal data."""

    purpose: str
    audience: str
    retention: str


declared: dict[tuple[str, str], PersonalField] = {}
impersonal: set[tuple[str, str]] = set()


def declare(model: str, *fields: str, purpose: str, audience: str, retention: str) -> None:
    """Declare fields of `model` ("members.User") as personal data."""
    for field in fields:
        declared[model.lower(), field] = PersonalField(purpose, audience, retention)


def not_personal(model: str, *fields: str) -> None:
    """Declare free-form fields of `model` that hold no personal data."""
    impersonal.update((model.lower(), field) for field in fields)


def free_form_fields(app_labels: list[str]) -> Iterator[tuple[str, str]]:
    """(model, field) of every field that can hold text, files or addresses; choices cannot."""
    kinds = (models.TextField, models.CharField, models.JSONField, models.BinaryField, models.GenericIPAddressField)
    for model in apps.get_models():
        if model._meta.app_label not in app_labels or hasattr(model, "pgh_tracked_model"):
            continue
        for field in model._meta.local_fields:
            if isinstance(field, kinds) and not field.choices:
                yield model._meta.label_lower, field.name


def fields_without_declaration(app_labels: list[str]) -> list[tuple[str, str]]:
    """Fields about which nobody has decided."""
    return [pair for pair in free_form_fields(app_labels) if pair not in declared and pair not in impersonal]
