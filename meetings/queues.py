"""What waits for the coordination in agreements and commissions that are inactive."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kit.queues import QueueGroup, register

from .models import Agreement
from .silence import still_silent

register(
    "silent commissions",
    _("Comisiones en silencio"),
    rows=lambda at: still_silent(at=at),
    url=lambda: reverse("admin:meetings_silencecall_changelist"),
    group=QueueGroup.WORK,
)
register(
    "overdue agreements",
    _("Acuerdos vencidos"),
    rows=lambda at: Agreement.objects.overdue(on=localdate(at)),
    url=lambda: reverse("admin:meetings_agreement_changelist") + "?situacion=vencidos",
    group=QueueGroup.WORK,
)
