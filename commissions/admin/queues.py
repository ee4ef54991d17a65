"""What waits for the coordination in the commissions."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commissions.models import Commission, FocalPoint, JoinRequest
from commissions.silence import still_silent
from kit import queues


def leaderless(at) -> int:
    """Commissions that work and have no focal point in force."""
    leads = FocalPoint.objects.in_force(at=at).filter(kind="titular", commission=OuterRef("pk"))
    return Commission.objects.open().filter(~Exists(leads)).count()


queues.register(
    "join requests",
    _("Solicitudes de ingreso a comisiones"),
    count=lambda at: JoinRequest.objects.waiting().count(),
    url=lambda: reverse("admin:commissions_joinrequest_changelist"),
    place=70,
)
queues.register(
    "leaderless commissions",
    _("Comisiones sin punto focal"),
    count=leaderless,
    url=lambda: reverse("admin:commissions_commission_changelist"),
    place=72,
)
queues.register(
    "silent commissions",
    _("Comisiones en silencio"),
    count=lambda at: still_silent(at=at).count(),
    url=lambda: reverse("admin:commissions_silencecall_changelist"),
    place=74,
)
