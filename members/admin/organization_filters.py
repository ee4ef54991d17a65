"""Filters of the list of organisations: the queues of the first page, and what staff ask for."""

from datetime import timedelta

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Organization, Status, SuspectedPair

YEAR = timedelta(days=365)


def unconfirmed(rows, *, at):
    """Active organisations whose record nobody has confirmed for a year."""
    return rows.unconfirmed_since(at - YEAR)


class StatusFilter(SimpleListFilter):
    """Members unless somebody asks for the others."""

    title, parameter_name = _("estatus"), "estatus"

    def lookups(self, request, model_admin):
        return [*Status.choices, ("todas", _("Todas"))]

    def choices(self, changelist):
        chosen = self.value() or Status.ACTIVE
        for key, label in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: key})
            yield {"selected": chosen == key, "query_string": query, "display": label}

    def queryset(self, request, queryset):
        chosen = self.value() or Status.ACTIVE
        return queryset if chosen == "todas" else queryset.filter(status=chosen)


class QueueFilter(SimpleListFilter):
    """Organisations that wait for somebody."""

    title, parameter_name = _("pendiente"), "pendiente"

    def lookups(self, request, model_admin):
        return [
            ("sin-representante", _("Sin representante")),
            ("sin-confirmar", _("Sin confirmar en un año")),
            ("posible-duplicada", _("Posible duplicada")),
        ]

    def queryset(self, request, queryset: "Organization.objects"):
        now = timezone.now()
        if self.value() == "sin-representante":
            return queryset.without_living_mandate(at=now)
        if self.value() == "sin-confirmar":
            return unconfirmed(queryset, at=now)
        if self.value() == "posible-duplicada":
            mine = Q(first=OuterRef("pk")) | Q(second=OuterRef("pk"))
            return queryset.filter(Exists(SuspectedPair.objects.waiting().filter(mine)))
        return queryset
