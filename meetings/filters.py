"""How lists of agreements are narrowed. Names of parameters are part of the portal's addresses: in Spanish."""

from datetime import date

import django_filters
from django.utils.translation import gettext_lazy as _

from members.models import Organization

from .models import Agreement, AgreementState

STATES = [("abiertos", _("Abiertos")), ("vencidos", _("Vencidos")), ("por-verificar", _("Por verificar"))]


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

    def of_person(self, rows, _name, _value):
        return rows.of_person(self.user)
