"""Filters of the list of organisations: the queues of the first page, and what staff ask for."""

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.office.base import TurnFilter
from members.models import Invitation, Status, SuspectedPair


class StatusFilter(TurnFilter):
    title, parameter_name = _("estatus"), "estatus"

    def lookups(self, request, model_admin):
        return [*Status.choices, ("todas", _("Todas"))]

    def queryset(self, request, queryset):
        return queryset if self.value() == "todas" else queryset.filter(status=self.value())


class QueueFilter(SimpleListFilter):
    """Organisations that wait for somebody."""

    title, parameter_name = _("pendiente"), "pendiente"

    def lookups(self, request, model_admin):
        return [
            ("sin-representante", _("Sin representante")),
            ("sin-invitar", _("Sin representante y sin invitar")),
            ("ya-invitada", _("Ya invitada, sin aceptar")),
            ("sin-confirmar", _("Sin confirmar en un año")),
            ("posible-duplicada", _("Posible duplicada")),
        ]

    def queryset(self, request, queryset):
        now = timezone.now()
        if self.value() == "sin-representante":
            return queryset.without_mandate(at=now)
        if self.value() == "sin-invitar":
            return queryset.without_mandate(at=now).exclude(_open_invitation(at=now))
        if self.value() == "ya-invitada":
            return queryset.filter(_open_invitation(at=now))
        if self.value() == "sin-confirmar":
            return queryset.unconfirmed(at=now)
        if self.value() == "posible-duplicada":
            is_in_pair = Q(first=OuterRef("pk")) | Q(second=OuterRef("pk"))
            return queryset.filter(Exists(SuspectedPair.objects.waiting().filter(is_in_pair)))
        return queryset


def _open_invitation(*, at) -> Exists:
    """Whether somebody is invited to speak for it, and may still accept."""
    return Exists(Invitation.objects.open(at=at).filter(organization=OuterRef("pk")))
