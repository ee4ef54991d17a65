"""Forms of rows that others may write meanwhile: what they carry, and what they show once somebody did."""

from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.database.audit import Author, author_of

from .merging import joined_text, merged_text
from .versions import ConflictError, sent_version

SEVERAL = (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)


@dataclass(frozen=True)
class FieldConflict:
    """A field that reads otherwise in what was typed and in what is stored; `take` is the choice that is proposed.

    The field itself holds what may be corrected by hand: the two texts made one (`take` is both), or what was typed.
    `hidden` are the inputs that carry what was typed and what was offered.
    """

    mine: str
    theirs: str
    take: str
    hidden: list[SafeString]
    choices = (
        ("mine", gettext_lazy("Queda lo mío")),
        ("theirs", gettext_lazy("Queda lo guardado")),
        ("both", gettext_lazy("Queda lo que corrija aquí")),
    )


@dataclass(frozen=True)
class Conflict:
    """Which version is stored by now, who wrote it, and the fields that differ, each with its `field_conflict`."""

    version: int | str
    author: Author | None
    fields: list[forms.BoundField]
    sentence: str


class UnchangedFieldsMixin:
    """A model form that carries what its fields said when it was opened: one left alone takes what is stored by now.

    A form that is sent without that is taken as it is.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        is_stored = self.instance.pk is not None or getattr(self.instance, "version", None) == 0
        carries = not self.is_bound or any(self.add_initial_prefix(name) in self.data for name in self.fields)
        for field in self.fields.values():
            field.show_hidden_initial = is_stored and carries and _is_shown(field)

    def full_clean(self):
        if self.is_bound:
            self.data = self.data.copy()
            for name, field in self.fields.items():
                if field.show_hidden_initial and not self[name]._has_changed():
                    self._write(self.add_initial_prefix(name), self.stored_value(name))
                    self._write(self.add_prefix(name), self.stored_value(name))
        super().full_clean()

    def stored_value(self, name: str):
        """What is stored, as the field would send it."""
        field = self.fields[name]
        value = field.prepare_value(self.get_initial_for_field(field, name))
        return [] if value is None and isinstance(field, SEVERAL) else value

    def _write(self, key: str, value) -> None:
        write = self.data.setlist if isinstance(value, list) else self.data.__setitem__
        write(key, value)


class VersionedFormMixin(UnchangedFieldsMixin):
    """A form of a versioned row: it says on which version it was opened, and after a conflict how to go on.

    Its page includes components/version.html, as components/form.html does.
    """

    is_versioned = True
    joins_lines = False  # whether two short texts may be made one, too
    conflict: Conflict | None = None

    @property
    def opened_version(self) -> str | int:
        """What its page carries: what was sent is sent again, unless whoever sends it has now seen the stored row."""
        if self.conflict:
            return self.conflict.version
        return self.data.get("version", "") if self.is_bound else self.version_of(self.instance)

    def written_version(self) -> int:
        return sent_version(self.data)

    def is_valid(self) -> bool:
        return super().is_valid() and self.conflict is None

    def full_clean(self):
        if self.is_bound:
            self._take_choices()
        super().full_clean()

    def stored_row(self) -> Model:
        """The row as it is now."""
        return type(self.instance)._base_manager.get(pk=self.instance.pk)

    def version_of(self, row: Model) -> int | str:
        return row.version

    def initial_of(self, row: Model) -> dict:
        """What the fields say of a stored row; a form with fields of its own adds theirs."""
        return forms.model_to_dict(row, self._meta.fields, self._meta.exclude)

    def author_of(self, row: Model) -> Author | None:
        return author_of(row)

    def show_conflict(self, conflict: ConflictError) -> None:
        """Its page shows from now on in what it differs from the stored row, and a second try is a decision."""
        row = self.stored_row()
        self.initial = self.initial | self.initial_of(row)
        names = [name for name, field in self.fields.items() if _is_shown(field)]
        differing = [name for name in names if self._differs(name)]
        for name in differing:
            self[name].field_conflict = self._field_conflict(name)
        for name in names:
            self._write(self.add_initial_prefix(name), self.stored_value(name))
        fields = [self[name] for name in differing]
        self.conflict = Conflict(self.version_of(row), self.author_of(row), fields, str(conflict))

    def _take_choices(self) -> None:
        """`take_<field>` says mine, theirs, or both; whoever corrected by hand what was offered has chosen that."""
        self.data = self.data.copy()
        for name in self.fields:
            key = self.add_prefix(name)
            take = "both" if self._is_corrected(key) else self.data.get(f"take_{key}")
            if take == "mine":
                self.data.setlist(key, [value for value in self.data.getlist(f"mine_{key}") if value])
            elif take == "theirs":
                self._write(key, self.stored_value(name))

    def _is_corrected(self, key: str) -> bool:
        offered = f"offered_{key}"
        return offered in self.data and _plain(self.data.getlist(key)) != _plain(self.data.getlist(offered))

    def _differs(self, name: str) -> bool:
        field = self.fields[name]
        return field.has_changed(self.get_initial_for_field(field, name), self[name].data)

    def _field_conflict(self, name: str) -> FieldConflict:
        """How typed and stored differ; the field says from now on what is offered."""
        field, key = self.fields[name], self.add_prefix(name)
        mine, theirs = self._in_words(name, self.cleaned_data.get(name)), self._in_words(name, self.initial.get(name))
        opened, hidden = self.opened_value(name), [_hidden_inputs(f"mine_{key}", self.data.getlist(key))]
        take = "theirs" if self.data.get(key, "") == opened else "mine"
        if (merged := self._merged(name, opened)) is not None:
            self.data[key], take = merged, "both"
        hidden.append(_hidden_inputs(f"offered_{key}", self.data.getlist(key)))
        if isinstance(field, forms.CharField):
            field.widget.attrs["data-takes"] = f"take_{key}"
        return FieldConflict(mine, theirs, take, hidden)

    def opened_value(self, name: str) -> str | None:
        """What the field said when the form was opened; None where that is not known."""
        return self.data.get(self.add_initial_prefix(name))

    def _merged(self, name: str, opened: str | None) -> str | None:
        """The two texts made one, where both of them changed it."""
        field = self.fields[name]
        if not isinstance(field, forms.CharField):
            return None
        texts = [opened, self.data.get(self.add_prefix(name)), self.stored_value(name)]
        before, mine, theirs = [(text or "").replace("\r\n", "\n").strip() for text in texts]
        if opened is not None and before in (mine, theirs):
            return None
        if isinstance(field.widget, forms.Textarea):
            return merged_text(before, mine, theirs)
        return joined_text(mine, theirs) if self.joins_lines and type(field) is forms.CharField else None

    def _in_words(self, name: str, value) -> str:
        field = self.fields[name]
        if isinstance(field, forms.ModelMultipleChoiceField):
            return ", ".join(str(row) for row in value or ())
        if isinstance(field, forms.ModelChoiceField):
            return str(value if isinstance(value, Model) else field.queryset.filter(pk=value).first() or "")
        if isinstance(value, bool):
            return _("Sí") if value else _("No")
        if hasattr(field, "choices"):
            return str(dict(field.choices).get(value, value or ""))
        if isinstance(value, date):
            return date_format(timezone.localtime(value) if isinstance(value, datetime) else value)
        value = field.prepare_value(value)
        return "" if value is None else str(value)


def _is_shown(field: forms.Field) -> bool:
    return not field.widget.is_hidden and not isinstance(field, forms.FileField)


def _hidden_inputs(key: str, values: list[str]) -> SafeString:
    """Hidden inputs; one also where there is no value, to tell that from what was not sent."""
    return forms.MultipleHiddenInput().render(key, values or [""])


def _plain(values: list[str]) -> list[str]:
    return [text for value in values if (text := str(value).replace("\r\n", "\n").strip())]
