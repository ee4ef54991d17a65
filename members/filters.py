"""How a visitor narrows the directory. Names of parameters are part of the portal's addresses: in Spanish."""

from dataclasses import dataclass
from functools import lru_cache

import django_filters
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from kit.registries.extensions import facets
from kit.text.folding import fold

from .geography import state_rows
from .models import Kind, Organization

STATES = sorted(((row["cve_ent"], row["nombre_corto"]) for row in state_rows()), key=lambda state: fold(state[1]))
LONGEST_SEARCH = 200
SELECTED = mark_safe(" selected")


def states() -> list[tuple[str, str]]:
    """The choices as a function: a list would be copied state by state for each visit."""
    return STATES


def kinds() -> list[tuple[str, str]]:
    return [(kind.value, str(kind.label)) for kind in Kind]


@dataclass(frozen=True)
class Select:
    """A list to choose from, drawn at once.

    Django's widget renders a template for each option: with it the directory drawn anew takes twice as long as
    promised (dev/bench/pages.py).
    """

    name: str
    label: str
    any: str
    value: str
    choices: list[tuple[str, str]]

    @property
    def options(self) -> str:
        """The choices as HTML."""
        return _options(self.value, (("", str(self.any)), *self.choices))


@lru_cache(maxsize=128)
def _options(chosen: str, choices: tuple[tuple[str, str], ...]) -> str:
    marked = ((value, SELECTED if value == chosen else "", label) for value, label in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', marked)


class DirectoryFilter(django_filters.FilterSet):
    """Words of the name, a state, kind; and, from the page of a state, another state of work.

    In a state is who has its seat or works there; who works there on what the lists of other apps ask for, they know.
    """

    q = django_filters.CharFilter(label=_("Nombre o siglas"), method="search", max_length=LONGEST_SEARCH)
    estado = django_filters.ChoiceFilter(label=_("Estado"), method="in_state", choices=states)
    tipo = django_filters.ChoiceFilter(label=_("Tipo"), field_name="kind", choices=kinds)
    trabaja = django_filters.ChoiceFilter(field_name="working_states", choices=states)

    more = facets

    class Meta:
        model = Organization
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for one in self.more:
            added = django_filters.ChoiceFilter(label=one.label, method=self._narrowed_by(one), choices=one.choices)
            added.parent, self.filters[one.name] = self, added

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def in_state(self, queryset, name, value):
        return queryset if self.chosen_more else queryset.in_state(value)

    def _narrowed_by(self, one):
        return lambda queryset, name, value: one.narrow(queryset, value, state=self.chosen("estado"))

    def chosen(self, name: str) -> str:
        """The valid value of one parameter, or ""."""
        return self.form.cleaned_data.get(name) or ""

    @property
    def selects(self) -> list[Select]:
        """The lists to choose from."""
        chosen, form = self.chosen, self.form
        return [
            Select("estado", form["estado"].label, _("Todos"), chosen("estado"), STATES),
            Select("tipo", form["tipo"].label, _("Todos"), chosen("tipo"), kinds()),
            *(Select(one.name, one.label, _("Todos"), chosen(one.name), one.choices()) for one in self.more),
        ]

    @property
    def chosen_more(self) -> str:
        """What is chosen in the lists of other apps, or ""."""
        return " ".join(filter(None, (self.chosen(one.name) for one in self.more)))

    @property
    def working_state(self) -> str:
        """Name of the state of work that narrows, or ""."""
        return dict(STATES).get(self.chosen("trabaja"), "")

    @property
    def is_countable_by_cells(self) -> bool:
        """Whether at most the kind narrows, so that `directory.counts` knows how many there are."""
        return not (self.chosen("q") or self.chosen("estado") or self.chosen("trabaja") or self.chosen_more)

    def sentence_of_refusal(self) -> str:
        """What is wrong with the address, in one sentence."""
        return " ".join(str(error) for errors in self.form.errors.values() for error in errors)
