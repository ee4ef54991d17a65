"""What waits for the coordination in the mail."""

from django.utils.translation import gettext_lazy as _

from kit.registries.queues import QueueGroup, office_list, register

from .models import BadAddress, Bounce, Bulletin, Delivery

register(
    "bulletins to approve",
    _("Boletines por aprobar"),
    rows=lambda at: Bulletin.objects.to_approve(),
    url=office_list("mailings_bulletin"),
    group=QueueGroup.MAIL,
    since="prepared_at",
)
register(
    "bulletins overdue",
    _("Boletines que no salieron a su hora"),
    rows=lambda at: Bulletin.objects.overdue(at=at),
    url=office_list("mailings_bulletin"),
    group=QueueGroup.MAIL,
    since="starts_at",
)
register(
    "uncertain deliveries",
    _("Correos que quizá no llegaron"),
    rows=lambda at: Delivery.objects.held(),
    url=office_list("mailings_delivery", "?situacion=por-decidir"),
    group=QueueGroup.MAIL,
    since="held_at",
)
register(
    "refused by others",
    _("Correos devueltos por causa nuestra"),
    rows=lambda at: Bounce.objects.to_attend(),
    url=office_list("mailings_bounce", "?situacion=por-atender"),
    group=QueueGroup.MAIL,
    since="received_at",
)
register(
    "bad addresses",
    _("Direcciones que rebotan"),
    rows=lambda at: BadAddress.objects.active(),
    url=office_list("mailings_badaddress"),
    group=QueueGroup.MAIL,
    since="since_at",
)
