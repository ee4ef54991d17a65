"""The commitments that an organisation ticks, each with its states."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from commitments.focusing import Choice
from commitments.models import Commitment
from members.filters import STATES

NAMES = dict(STATES)


@dataclass(frozen=True)
class Box:
    """A state to tick."""

    code: str
    name: str
    is_ticked: bool


@dataclass(frozen=True)
class Line:
    """A commitment to tick, with the organisation's own states and, folded, all others."""

    commitment: Commitment
    is_ticked: bool
    field: str
    own: list[Box]
    others: list[Box]
    errors: list[str]

    @property
    def where(self) -> str:
        """The ticked states in words."""
        return ", ".join(box.name for box in self.own + self.others if box.is_ticked)


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

    def typed(self) -> Choice:
        """The choice of a valid form."""
        ticked = self.cleaned_data["commitments"]
        return {row.pk: set(self.cleaned_data[field_of(row)]) for row in self.offered if row.slug in ticked}

    def lines(self) -> list[Line]:
        """The commitments as typed, else as stored; one not ticked begins with the organisation's own states."""
        if not self.is_bound:
            return [self._line(row, row.pk in self.choice, self.choice.get(row.pk, self.own)) for row in self.offered]
        ticked = self.data.getlist("commitments")
        return [self._line(row, row.slug in ticked, self.data.getlist(field_of(row))) for row in self.offered]

    def _line(self, row: Commitment, is_ticked: bool, codes) -> Line:
        boxes = [Box(code, name, code in codes) for code, name in STATES]
        own = [box for box in boxes if box.code in self.own or box.is_ticked]
        others = [box for box in boxes if box not in own]
        return Line(row, is_ticked, field_of(row), own, others, self.errors.get(field_of(row), []))

    def differences(self, stored: Choice) -> list[tuple[str, str, str]]:
        """Commitment, what was typed, what is stored, of each in which they differ."""
        typed = self.typed()
        pairs = [(row.name, typed.get(row.pk), stored.get(row.pk)) for row in self.offered]
        return [(name, in_words(mine), in_words(theirs)) for name, mine, theirs in pairs if mine != theirs]


def field_of(row: Commitment) -> str:
    return f"states_{row.slug}"


def in_words(states: set[str] | None) -> str:
    """«Oaxaca, Puebla», or that nothing was ticked."""
    if states is None:
        return _("Sin marcar")
    return ", ".join(name for code, name in NAMES.items() if code in states) or _("Sin estados")
