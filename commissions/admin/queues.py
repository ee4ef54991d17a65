"""What waits for the coordination in the commissions."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commissions.models import Commission, FocalPointKind, JoinRequest
from kit import queues


def _lacking(kind: FocalPointKind) -> str:
    return reverse("admin:commissions_commission_changelist", query={"falta": kind.value})


queues.register(
    "join requests",
    _("Solicitudes de ingreso a comisiones"),
    rows=lambda at: JoinRequest.objects.waiting(),
    url=lambda: reverse("admin:commissions_joinrequest_changelist"),
    place=70,
)
queues.register(
    "leaderless commissions",
    _("Comisiones sin punto focal"),
    rows=lambda at: Commission.objects.without(FocalPointKind.TITULAR, at=at),
    url=lambda: _lacking(FocalPointKind.TITULAR),
    place=72,
)
queues.register(
    "commissions without alternate",
    _("Comisiones sin suplente"),
    rows=lambda at: Commission.objects.without(FocalPointKind.ALTERNATE, at=at),
    url=lambda: _lacking(FocalPointKind.ALTERNATE),
    place=73,
)
