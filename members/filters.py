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
from .searching import search_organizations

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
def _options(value: str, choices: tuple[tuple[str, str], ...]) -> str:
    rows = ((key, SELECTED if key == value else "", label) for key, label in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


class DirectoryFilter(django_filters.FilterSet):
    """Words, a state, kind; and, from the page of a state, another state of work.

    In a state is who has its seat or works there; who works there on what the lists of other apps ask for, they know.
    """

    q = django_filters.CharFilter(label=_("Nombre o tema"), method="search", max_length=LONGEST_SEARCH)
    estado = django_filters.ChoiceFilter(label=_("Estado"), method="in_state", choices=states)
    tipo = django_filters.ChoiceFilter(label=_("Tipo"), field_name="kind", choices=kinds)
    trabaja = django_filters.ChoiceFilter(field_name="working_states", choices=states)

    facets = facets

    class Meta:
        model = Organization
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for facet in self.facets:
            choice = django_filters.ChoiceFilter(
                label=facet.label, method=self._narrow_by(facet), choices=facet.choices
            )
            choice.parent, self.filters[facet.name] = self, choice

    def search(self, queryset, name, value):
        return search_organizations(queryset, value) if value.strip() else queryset

    def in_state(self, queryset, name, value):
        return queryset if self.facet_values else queryset.in_state(value)

    def _narrow_by(self, facet):
        return lambda queryset, name, value: facet.narrow(queryset, value, state=self.value_of("estado"))

    def value_of(self, name: str) -> str:
        """The valid value of one parameter, or ""."""
        return self.form.cleaned_data.get(name) or ""

    @property
    def selects(self) -> list[Select]:
        """The lists to choose from."""
        value_of, form = self.value_of, self.form
        return [
            Select("estado", form["estado"].label, _("Todos"), value_of("estado"), STATES),
            Select("tipo", form["tipo"].label, _("Todos"), value_of("tipo"), kinds()),
            *(
                Select(facet.name, facet.label, _("Todos"), value_of(facet.name), facet.choices())
                for facet in self.facets
            ),
        ]

    @property
    def chosen(self) -> dict[str, str]:
        """What is chosen in the lists of other apps, by their names."""
        return {facet.name: self.value_of(facet.name) for facet in self.facets}

    def elsewhere(self, state: str) -> "DirectoryFilter":
        """The same question of another state."""
        data = self.data.copy()
        data["estado"] = state
        data.pop("page", None)
        return self.remade(data)

    def remade(self, data) -> "DirectoryFilter":
        return type(self)(data, queryset=self.queryset)

    @property
    def facet_values(self) -> str:
        """What is chosen in the lists of other apps, or ""."""
        return " ".join(filter(None, self.chosen.values()))

    @property
    def is_used(self) -> bool:
        """Whether anything narrows it."""
        return any(self.form.cleaned_data.values())

    @property
    def working_state(self) -> str:
        """Name of the state of work that narrows, or ""."""
        return dict(STATES).get(self.value_of("trabaja"), "")

    @property
    def is_countable_by_cells(self) -> bool:
        """Whether at most the kind narrows, so that `directory.counts` knows how many there are."""
        return not (self.value_of("q") or self.value_of("estado") or self.value_of("trabaja") or self.facet_values)

    def sentence_of_refusal(self) -> str:
        """What is wrong with the address, in one sentence."""
        return " ".join(str(error) for errors in self.form.errors.values() for error in errors)
