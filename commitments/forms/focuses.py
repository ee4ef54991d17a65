"""The commitments that an organisation ticks, each with its states."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from commitments.focuses import Choice
from commitments.models import Commitment
from members.filters import STATES

from .states import Boxes, in_words


@dataclass(frozen=True)
class FocusChoice:
    """A commitment to tick, with the states where the organisation works on it."""

    commitment: Commitment
    is_ticked: bool
    boxes: Boxes
    errors: list[str]


class FocusForm(forms.Form):
    """One list of commitments, one of states for each; drawn by hand, for 32 states times twelve are many."""

    def __init__(self, data=None, *, offered: list[Commitment], choice: Choice, own: set[str]):
        super().__init__(data)
        self.offered, self.choice, self.own = offered, choice, own
        slugs = [(row.slug, row.name) for row in offered]
        self.fields["commitments"] = forms.MultipleChoiceField(choices=slugs, required=False)
        for row in offered:
            self.fields[field_of(row)] = forms.MultipleChoiceField(choices=STATES, required=False)

    def clean(self):
        data = super().clean()
        for row in self.offered:
            if row.slug in data.get("commitments", ()) and not data.get(field_of(row), True):
                self.add_error(field_of(row), _("Elija al menos un estado."))
        return data

    def take_stored(self, opened: Choice) -> None:
        """What was left as it was when the form was `opened` is what is stored by now."""
        data = self.data.copy()
        ticked = set(data.getlist("commitments"))
        for row in self.offered:
            stored, name = self.choice.get(row.pk), field_of(row)
            sent = set(data.getlist(name)) if row.slug in ticked else None
            if sent == opened.get(row.pk) != stored:
                ticked = ticked | {row.slug} if stored is not None else ticked - {row.slug}
                data.setlist(name, sorted(stored or ()))
        data.setlist("commitments", sorted(ticked))
        self.data = data

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
        return FocusChoice(row, is_ticked, Boxes(name, codes, first=self.own), self.errors.get(name, []))

    def differences(self, stored: Choice) -> list[tuple[str, str, str]]:
        """Commitment, what was typed, what is stored, of each in which they differ."""
        typed = self.typed()
        pairs = [(row.name, typed.get(row.pk), stored.get(row.pk)) for row in self.offered]
        return [(name, _where(mine), _where(theirs)) for name, mine, theirs in pairs if mine != theirs]


def field_of(row: Commitment) -> str:
    return f"states_{row.slug}"


def _where(states: set[str] | None) -> str:
    return _("Sin marcar") if states is None else in_words(states)
