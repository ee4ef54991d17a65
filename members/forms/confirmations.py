"""The yearly question's form: the record as the asked person may see it, to be confirmed or corrected."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.editing.forms import VersionedFormMixin
from kit.forms.fields import name_emptiness
from members.fields import CORRECTED
from members.forms.record import WRITTEN_AS
from members.models import Organization


class CorrectionForm(VersionedFormMixin, forms.ModelForm):
    """The record's visible fields; its instance is never saved, only what was changed is proposed."""

    comment = forms.CharField(
        label=_("¿Algo más que debamos saber?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Por ejemplo, si cambió quién representa a la organización."),
    )

    class Meta:
        model = Organization
        fields = CORRECTED
        field_classes = WRITTEN_AS
        widgets = {"description": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, visible: tuple[str, ...], **kwargs):
        super().__init__(*args, **kwargs)
        name_emptiness(self)
        for name in set(self.Meta.fields) - set(visible):
            del self.fields[name]

    def facts(self) -> list[tuple[str, str]]:
        """(label, value as the record has it) of each field of the record, to be read before it is confirmed."""
        names = [name for name in self.fields if name in self.Meta.fields]
        return [(self[name].label, self._stored(name)) for name in names]

    def _stored(self, name: str) -> str:
        """A field of the record in words; the instance cannot say, it takes on what was typed."""
        value = self.initial.get(name)
        if not value:
            return _("Sin dato")
        choices = dict(getattr(self.fields[name], "choices", ()))
        return next((str(label) for key, label in choices.items() if str(key) == str(value)), str(value))

    def author_of(self, row: Organization) -> None:
        """Whoever opens the link has not logged in: she reads no names."""

    def changes(self) -> dict:
        """Field → new value of what differs from the record; a state as its code."""
        new = {name: self.cleaned_data[name] for name in self.changed_data if name in self.Meta.fields}
        new = {name: value.pk if name == "state" and value else value for name, value in new.items()}
        return {
            name: value for name, value in new.items() if value != self.get_initial_for_field(self.fields[name], name)
        }
