"""What waits for the coordination in the commissions."""

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commissions.models import Commission, FocalPoint, JoinRequest
from commissions.silence import still_silent
from kit import queues


def leaderless(at) -> QuerySet:
    """Commissions that work and have no focal point in force."""
    leads = FocalPoint.objects.in_force(at=at).filter(kind="titular", commission=OuterRef("pk"))
    return Commission.objects.open().filter(~Exists(leads))


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
    rows=leaderless,
    url=lambda: reverse("admin:commissions_commission_changelist"),
    place=72,
)
queues.register(
    "silent commissions",
    _("Comisiones en silencio"),
    rows=lambda at: still_silent(at=at),
    url=lambda: reverse("admin:commissions_silencecall_changelist"),
    place=74,
)
