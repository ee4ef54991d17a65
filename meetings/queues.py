"""What waits for the coordination in agreements and commissions that are inactive."""

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kit.registries.queues import QueueGroup, office_list, register

from .models import Agreement
from .silence import still_silent

register(
    "silent commissions",
    _("Comisiones en silencio"),
    rows=lambda at: still_silent(at=at),
    url=office_list("meetings_silencecall"),
    group=QueueGroup.WORK,
    since="asked_at",
)
register(
    "overdue agreements",
    _("Acuerdos vencidos"),
    rows=lambda at: Agreement.objects.overdue(on=localdate(at)),
    url=office_list("meetings_agreement", "?situacion=vencidos"),
    group=QueueGroup.WORK,
    since="due_on",
)
