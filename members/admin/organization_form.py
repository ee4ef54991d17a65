"""The record of an organisation as staff edit it, without writing over what somebody else changed meanwhile."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.forms import CleanTextMixin
from members.forms.record import CONTACT, WRITTEN_AS
from members.models import Organization, State, WorkingState

IDENTITY = ["name", "legal_name", "acronym", "kind", "legal_form", "rfc", "cluni", "donee", "joined_on"]
PLACE = ["state", "municipality", "also_works_in"]
WORK = ["description", "website"]


class OrganizationForm(CleanTextMixin, forms.ModelForm):
    """Carries the version it was opened with; an older or missing one is a conflict that loses nothing."""

    opened_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    also_works_in = forms.ModelMultipleChoiceField(
        State.objects.all(),
        label=gettext_lazy("También trabaja en"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Organization
        fields = [*IDENTITY, *PLACE[:2], *WORK, *(name for pair in CONTACT for name in pair)]
        field_classes = WRITTEN_AS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["opened_version"] = self.instance.version
            states = WorkingState.objects.filter(organization=self.instance)
            self.initial["also_works_in"] = list(states.values_list("state", flat=True))

    def clean(self):
        data = super().clean()
        if self.instance.pk:
            self._claim(data.get("opened_version"))
        return data

    def _claim(self, version: int | None) -> None:
        """Lock the row until it is saved; the conflict carries the new version, so that a second try is a decision."""
        current = Organization.objects.select_for_update(of=["self"]).get(pk=self.instance.pk)
        if version == current.version:
            self.instance.version = current.version + 1
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("opened_version")] = current.version
        raise ValidationError(self._conflict(current), code="conflict")

    def _conflict(self, current: Organization) -> str:
        """What the record says now, where that differs from what was typed (escaped)."""
        typed = (
            (name, self.cleaned_data[name])
            for name in self.changed_data
            if name in self.cleaned_data and name not in ("opened_version", "also_works_in")
        )
        differing = [
            (self.fields[name].label, getattr(current, name) or "—")
            for name, value in typed
            if getattr(current, name) != value
        ]
        lead = _(
            "Esta organización cambió mientras usted la editaba. Lo que escribió sigue en el formulario y no se ha "
            "guardado; si guarda otra vez, vale lo suyo."
        )
        lines = format_html_join("", "<li>{}: {}</li>", differing)
        now = _("Ahora el registro dice:")
        return format_html("{} {}<ul>{}</ul>", lead, now, lines) if differing else lead

    def save_states(self) -> None:
        """Make the other states where it works those that were ticked, its seat left out."""
        chosen = {state.pk for state in self.cleaned_data["also_works_in"]} - {self.instance.state_id}
        rows = WorkingState.objects.filter(organization=self.instance)
        present = set(rows.values_list("state", flat=True))
        rows.exclude(state__in=chosen).delete()
        WorkingState.objects.bulk_create(
            WorkingState(organization=self.instance, state_id=code) for code in sorted(chosen - present)
        )
