"""How lists of agreements are narrowed. Names of parameters are part of the portal's addresses: in Spanish."""

import re
from datetime import date

import django_filters
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from commissions.models import Commission
from kit.text.searching import search
from members.models import Organization

from .models import Agreement, AgreementState

STATES = [("abiertos", _("Abiertos")), ("vencidos", _("Vencidos")), ("por-verificar", _("Por verificar"))]

NUMBER = re.compile(r"(\d{4})-0*(\d{1,4})$")
ORDERS = {"organizacion": _("Por organización"), "numero": _("Por número"), "recientes": _("Los más recientes primero")}
SORTED_BY = {
    "organizacion": ["organization__sort_key", "due_on"],
    "numero": ["year", "sequence"],
    "recientes": ["-made_at"],
}


class AgreementFilter(django_filters.FilterSet):
    """State, organisation, year of the agreement; «mios» for what the person answers for herself."""

    estado = django_filters.ChoiceFilter(
        label=_("Estatus"), empty_label=_("Todos"), choices=[*STATES, *AgreementState.choices], method="in_state"
    )
    organizacion = django_filters.ModelChoiceFilter(
        label=_("Organización"), empty_label=_("Todas"), field_name="organization", queryset=Organization.objects.none()
    )
    anio = django_filters.NumberFilter(label=_("Año"), field_name="year", min_value=2019, max_value=2100)
    mios = django_filters.ChoiceFilter(
        label=_("De quién"), empty_label=_("De todas las personas"), choices=[("true", _("Míos"))], method="of_person"
    )

    buscar = django_filters.CharFilter(label=_("Buscar"), method="search")
    orden = django_filters.ChoiceFilter(
        label=_("En qué orden"), empty_label=_("Por fecha"), choices=list(ORDERS.items()), method="in_order"
    )

    class Meta:
        model = Agreement
        fields = []

    def __init__(self, data, queryset, *, on: date, user):
        super().__init__(data, queryset)
        self.on, self.user = on, user
        named = Organization.objects.filter(pk__in=queryset.order_by().values("organization"))
        self.filters["organizacion"].queryset = named.order_by("sort_key")

    def in_state(self, rows, _name, value):
        named = {"abiertos": rows.open, "por-verificar": rows.to_verify, "vencidos": lambda: rows.overdue(on=self.on)}
        return named[value]() if value in named else rows.filter(state=value)

    def search(self, rows, _name, value):
        """Every word, wherever it stands, with or without accents; or the number of one."""
        if number := NUMBER.search(value.strip()):
            return rows.filter(year=number[1], sequence=number[2])
        return search(rows, value, ["text", "evidence", "organization__search", "responsible__name"])

    def in_order(self, rows, _name, value):
        return rows.order_by(*SORTED_BY[value], "pk")

    def of_person(self, rows, _name, _value):
        return rows.of_person(self.user)


def late_organizations(commission: Commission, *, on: date):
    """Organisations with overdue agreements there: key, name and how many, those with most first; one query."""
    rows = Agreement.objects.of_commission(commission).overdue(on=on).filter(organization__isnull=False)
    named = rows.order_by().values("organization", "organization__name")
    return named.annotate(number=Count("pk")).order_by("-number", "organization__sort_key")
