"""What waits for the coordination in the mail."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit.queues import QueueGroup, register

from .models import BadAddress, Bounce, Bulletin, Delivery

register(
    "bulletins to approve",
    _("Boletines por aprobar"),
    rows=lambda at: Bulletin.objects.to_approve(),
    url=lambda: reverse("admin:mailings_bulletin_changelist"),
    group=QueueGroup.MAIL,
)
register(
    "bulletins missed",
    _("Boletines que no salieron a su hora"),
    rows=lambda at: Bulletin.objects.missed(at=at),
    url=lambda: reverse("admin:mailings_bulletin_changelist"),
    group=QueueGroup.MAIL,
)
register(
    "uncertain deliveries",
    _("Correos que quizá no llegaron"),
    rows=lambda at: Delivery.objects.uncertain(),
    url=lambda: reverse("admin:mailings_delivery_changelist") + "?situacion=por-decidir",
    group=QueueGroup.MAIL,
)
register(
    "refused by others",
    _("Correos devueltos por causa nuestra"),
    rows=lambda at: Bounce.objects.to_attend(),
    url=lambda: reverse("admin:mailings_bounce_changelist") + "?situacion=por-atender",
    group=QueueGroup.MAIL,
)
register(
    "bad addresses",
    _("Direcciones que rebotan"),
    rows=lambda at: BadAddress.objects.standing(),
    url=lambda: reverse("admin:mailings_badaddress_changelist"),
    group=QueueGroup.MAIL,
)
