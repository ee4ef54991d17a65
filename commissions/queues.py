"""What waits for the coordination in the commissions."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit.registries.queues import QueueGroup, office_list, register

from .models import Commission, FocalPoint, FocalPointKind, JoinRequest


def _lacking(kind: FocalPointKind) -> str:
    return reverse("admin:commissions_commission_changelist", query={"falta": kind.value})


register(
    "join requests",
    _("Solicitudes de ingreso a comisiones"),
    rows=lambda at: JoinRequest.objects.waiting(),
    url=office_list("commissions_joinrequest"),
    group=QueueGroup.COMMISSIONS,
    since="asked_at",
)
register(
    "leaderless commissions",
    _("Comisiones sin punto focal"),
    rows=lambda at: Commission.objects.without(FocalPointKind.TITULAR, at=at),
    url=lambda: _lacking(FocalPointKind.TITULAR),
    group=QueueGroup.COMMISSIONS,
)
register(
    "commissions without alternate",
    _("Comisiones sin suplente"),
    rows=lambda at: Commission.objects.without(FocalPointKind.ALTERNATE, at=at),
    url=lambda: _lacking(FocalPointKind.ALTERNATE),
    group=QueueGroup.COMMISSIONS,
)
register(
    "leaving focal points",
    _("Quieren entregar su comisión"),
    rows=lambda at: FocalPoint.objects.leaving(at=at),
    url=office_list("commissions_focalpoint", "?situacion=por-entregar"),
    group=QueueGroup.COMMISSIONS,
)
