"""Nobody overwrites what they have not seen: a row counts its versions, and a form says which one it was opened on."""

import re

from django import forms
from django.db.models import F, Model, QuerySet


class ConflictError(Exception):
    """Somebody saved it since it was read."""


def write_over(rows: QuerySet, *, version: int, **columns) -> None:
    """Write into the one row of `rows` if it is of that version still, and count on; ConflictError if not."""
    if not rows.filter(version=version).update(version=F("version") + 1, **columns):
        raise ConflictError


class VersionMixin:
    """A form of a model that tells on which version it was opened, and in what it differs from what is stored."""

    def written_version(self) -> int:
        """The version that the form was opened on; -1, which no row has, for whatever is no number."""
        text = self.data.get("version", "")
        return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else -1

    def differences(self) -> list[tuple[str, str, str]]:
        """Label, what was typed, what is stored, of each field in which they differ."""
        return [
            (self[name].label, self._shown(name, self.cleaned_data[name]), self._shown(name, self.initial.get(name)))
            for name in self.changed_data
        ]

    def _shown(self, name: str, value) -> str:
        field = self.fields[name]
        if isinstance(field, forms.ModelMultipleChoiceField):
            return ", ".join(str(row) for row in value or ())
        if isinstance(field, forms.ModelChoiceField):
            return str(value if isinstance(value, Model) else field.queryset.filter(pk=value).first() or "")
        if hasattr(field, "choices"):
            value = dict(field.choices).get(value, value)
        return "" if value is None else str(value)
