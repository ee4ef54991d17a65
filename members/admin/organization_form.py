"""The record of an organisation as staff edit it, without writing over what somebody else changed meanwhile."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.base import VersionedForm
from members.fields import RecordPart, in_parts
from members.forms.record import WRITTEN_AS
from members.likeness import FIELDS, DuplicateIndex, Suspect
from members.models import Organization, State, WorkingState

IDENTITY = in_parts(RecordPart.NAME, RecordPart.LEGAL, RecordPart.MEMBERSHIP)
PLACE = in_parts(RecordPart.PLACE)
WORK = in_parts(RecordPart.TEAM, RecordPart.WORK)
CONTACT = in_parts(RecordPart.CONTACT)
THROUGH = "working_states"  # Django's admin refuses what has a model of its own; the form has a field for it


class OrganizationForm(VersionedForm):
    """The record with the other states where it works; a new one asks whether it is there already."""

    suspects: tuple[Suspect, ...] = ()
    is_another = forms.BooleanField(
        label=gettext_lazy("Ya vi las que se le parecen: esta es otra"), required=False, widget=forms.HiddenInput
    )
    also_works_in = forms.ModelMultipleChoiceField(
        State.objects.all(),
        label=gettext_lazy("También trabaja en"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Organization
        fields = [name for name in (*IDENTITY, *PLACE, *WORK, *CONTACT) if name != THROUGH]
        field_classes = WRITTEN_AS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial |= self.initial_of(self.instance)
        else:
            self.initial.setdefault("joined_on", timezone.localdate())

    def initial_of(self, row):
        states = WorkingState.objects.filter(organization=row)
        return super().initial_of(row) | {"also_works_in": list(states.values_list("state", flat=True))}

    def clean(self):
        data = super().clean()
        if self.instance.pk is None and not data.get("is_another"):
            values = {field: data.get(field) or "" for field in FIELDS} | {
                "state_id": getattr(data.get("state"), "pk", "")
            }
            self.suspects = tuple(DuplicateIndex.build().suspects(values)[:10])
        if self.suspects:
            self.fields["is_another"].widget = forms.CheckboxInput()
            self.add_error("is_another", _("Se parece a las de arriba. Si es otra, márquelo y guarde otra vez."))
        return data

    def save_states(self) -> None:
        """Make the other states where it works those that were ticked, its seat left out."""
        codes = {state.pk for state in self.cleaned_data["also_works_in"]} - {self.instance.state_id}
        rows = WorkingState.objects.filter(organization=self.instance)
        present = set(rows.values_list("state", flat=True))
        rows.exclude(state__in=codes).delete()
        WorkingState.objects.bulk_create(
            WorkingState(organization=self.instance, state_id=code) for code in sorted(codes - present)
        )
