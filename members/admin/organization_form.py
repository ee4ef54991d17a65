"""The record of an organisation as staff edit it, without writing over what somebody else changed meanwhile."""

from django import forms
from django.utils.translation import gettext_lazy

from kit.office import VersionedForm
from members.forms.record import CONTACT, WRITTEN_AS
from members.models import Organization, State, WorkingState

IDENTITY = ["name", "legal_name", "acronym", "kind", "legal_form", "rfc", "cluni", "donee", "joined_on"]
PLACE = ["state", "municipality", "also_works_in"]
WORK = ["size", "description", "website"]


class OrganizationForm(VersionedForm):
    """The record with the other states where it works."""

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
            states = WorkingState.objects.filter(organization=self.instance)
            self.initial["also_works_in"] = list(states.values_list("state", flat=True))

    def save_states(self) -> None:
        """Make the other states where it works those that were ticked, its seat left out."""
        chosen = {state.pk for state in self.cleaned_data["also_works_in"]} - {self.instance.state_id}
        rows = WorkingState.objects.filter(organization=self.instance)
        present = set(rows.values_list("state", flat=True))
        rows.exclude(state__in=chosen).delete()
        WorkingState.objects.bulk_create(
            WorkingState(organization=self.instance, state_id=code) for code in sorted(chosen - present)
        )
