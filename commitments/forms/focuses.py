"""The commitments that an organisation ticks, each with its states."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from commitments.focuses import Choice, choice_of, fingerprint, own_states, stored_choice
from commitments.models import Commitment
from kit.editing.forms import Conflict, FieldConflict
from kit.editing.versions import ConflictError
from members.filters import STATES
from members.models import Organization

from .states import Boxes, in_words


@dataclass(frozen=True)
class FocusChoice:
    """A commitment to tick, with the states where the organisation works on it; it may conflict as a field does."""

    form: "FocusForm"
    commitment: Commitment
    is_ticked: bool
    boxes: Boxes
    errors: list[str]
    field_conflict: FieldConflict | None

    @property
    def label(self) -> str:
        return self.commitment.name

    @property
    def html_name(self) -> str:
        return self.boxes.field


class FocusForm(forms.Form):
    """One list of commitments, one of states for each; drawn by hand, for 32 states times twelve are many.

    It is edited as a `VersionedFormMixin` is; its version is the fingerprint of the choice that it was opened on.
    """

    is_versioned = True
    conflict: Conflict | None = None

    def __init__(self, data=None, *, organization: Organization, offered: list[Commitment]):
        super().__init__(data)
        self.organization, self.offered = organization, offered
        self.choice, self.own, self.conflicts = stored_choice(organization), own_states(organization), {}
        slugs = [(row.slug, row.name) for row in offered]
        self.fields["commitments"] = forms.MultipleChoiceField(choices=slugs, required=False)
        for row in offered:
            self.fields[field_of(row)] = forms.MultipleChoiceField(choices=STATES, required=False)
        if self.is_bound:
            self._take_choices()

    @property
    def opened_version(self) -> str:
        return self.written_version() if self.is_bound and not self.conflict else fingerprint(self.choice)

    def written_version(self) -> str:
        return self.data.get("version", "")

    def clean(self):
        data = super().clean()
        for row in self.offered:
            if row.slug in data.get("commitments", ()) and not data.get(field_of(row), True):
                self.add_error(field_of(row), _("Elija al menos un estado."))
        return data

    def _take_choices(self) -> None:
        """What was chosen after a conflict, and what is stored by now where it was left as it was opened."""
        self.data, opened = self.data.copy(), choice_of(self.written_version())
        for row in self.offered:
            stored, take = self.choice.get(row.pk), self.data.get(f"take_{field_of(row)}")
            if take == "theirs" or self._sent(row) == opened.get(row.pk) != stored:
                self._tick(row, stored)
            elif take == "mine":
                self._tick(row, choice_of(self.data.get(f"mine_{field_of(row)}", "")).get(row.pk))

    def _sent(self, row: Commitment) -> set[str] | None:
        is_ticked = row.slug in self.data.getlist("commitments")
        return set(self.data.getlist(field_of(row))) if is_ticked else None

    def _tick(self, row: Commitment, states: set[str] | None) -> None:
        """Tick it with these states, or take its tick away."""
        ticked = set(self.data.getlist("commitments")) - {row.slug} | ({row.slug} if states is not None else set())
        self.data.setlist("commitments", sorted(ticked))
        if states is not None:
            self.data.setlist(field_of(row), sorted(states))

    def show_conflict(self, conflict: ConflictError) -> None:
        """Its page shows from now on in what it differs from the stored choice, and a second try is a decision."""
        self.choice, typed = stored_choice(self.organization), self.typed()
        for row in self.offered:
            mine, theirs = typed.get(row.pk), self.choice.get(row.pk)
            if mine != theirs:
                sent = fingerprint({} if mine is None else {row.pk: mine})
                hidden = [forms.HiddenInput().render(f"mine_{field_of(row)}", sent)]
                self.conflicts[row.pk] = FieldConflict(_where(mine), _where(theirs), "mine", hidden)
        fields = [line for line in self.lines() if line.field_conflict]
        self.conflict = Conflict(fingerprint(self.choice), None, fields, str(conflict))

    def typed(self) -> Choice:
        """The choice of a valid form."""
        ticked = self.cleaned_data["commitments"]
        return {row.pk: set(self.cleaned_data[field_of(row)]) for row in self.offered if row.slug in ticked}

    def lines(self) -> list[FocusChoice]:
        """The commitments as typed, else as stored; one not ticked begins with the organisation's own states."""
        if not self.is_bound:
            return [self._line(row, row.pk in self.choice, self.choice.get(row.pk, self.own)) for row in self.offered]
        ticked = self.data.getlist("commitments")
        return [self._line(row, row.slug in ticked, self.data.getlist(field_of(row))) for row in self.offered]

    def _line(self, row: Commitment, is_ticked: bool, codes) -> FocusChoice:
        name = field_of(row)
        boxes, errors = Boxes(name, codes, first=self.own), self.errors.get(name, [])
        return FocusChoice(self, row, is_ticked, boxes, errors, self.conflicts.get(row.pk))


def field_of(row: Commitment) -> str:
    return f"states_{row.slug}"


def _where(states: set[str] | None) -> str:
    return _("Sin marcar") if states is None else in_words(states)
