"""Nobody overwrites what they have not seen: a row counts its versions, and a form says which one it was opened on."""

import re
from collections.abc import Mapping

from django import forms
from django.db.models import F, Model, QuerySet

SEVERAL = (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)


class ConflictError(Exception):
    """Somebody saved it since it was read."""


def write_over(rows: QuerySet, *, version: int, **columns) -> None:
    """Write into the one row of `rows` if it is of that version still, and count on; ConflictError if not."""
    if not rows.filter(version=version).update(version=F("version") + 1, **columns):
        raise ConflictError


def sent_version(data: Mapping[str, str]) -> int:
    """The version that what is sent was written over; -1, which no row has, for whatever is no number."""
    text = data.get("version", "")
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else -1


class OpenedMixin:
    """A model form that carries what its fields said when it was opened: one left alone takes what is stored by now.

    A form that is sent without that is taken as it is.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        is_stored = self.instance.pk is not None or getattr(self.instance, "version", None) == 0
        carries = not self.is_bound or any(self.add_initial_prefix(name) in self.data for name in self.fields)
        for field in self.fields.values():
            is_shown = not field.widget.is_hidden and not isinstance(field, forms.FileField)
            field.show_hidden_initial = is_stored and carries and is_shown

    def full_clean(self):
        if self.is_bound:
            self._write_stored(lambda bound: not bound._has_changed(), both=True)
        super().full_clean()

    def open_again(self) -> None:
        """Its page shows what is stored: from now on a field is changed where it differs from that."""
        self._write_stored(lambda _bound: True, both=False)

    def _write_stored(self, is_meant, *, both: bool) -> None:
        """What is stored as what the form was opened on, and as what was sent, of each field that is meant."""
        data = self.data.copy()
        for name, field in self.fields.items():
            if field.show_hidden_initial and is_meant(self[name]):
                stored = field.prepare_value(self.get_initial_for_field(field, name))
                if stored is None and isinstance(field, SEVERAL):
                    stored = []
                write = data.setlist if isinstance(stored, list) else data.__setitem__
                write(self.add_initial_prefix(name), stored)
                if both:
                    write(self.add_prefix(name), stored)
        self.data = data


class VersionMixin(OpenedMixin):
    """A form of a versioned row that tells on which version it was opened, and after a conflict in what it differs.

    Its page is templates/components/versioned_form.html, or has the parts of it.
    """

    conflict: list[tuple[str, str, str]] | None = None

    def opened_version(self) -> str | int:
        """What its page carries: what was sent is sent again, unless whoever sends it has now seen the stored row."""
        is_sent_again = self.is_bound and self.conflict is None
        return self.data.get("version", "") if is_sent_again else self.instance.version

    def tell_conflict(self) -> None:
        """Its page shows from now on in what it differs from the stored row, and a second try is a decision."""
        self.conflict = self.differences()
        self.open_again()

    def written_version(self) -> int:
        return sent_version(self.data)

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
