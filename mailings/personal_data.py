"""What the ledger of mail keeps about people."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.registries.privacy_inventory import Retention, declare, not_personal

from .models import BadAddress, Delivery, MailItem, OptOut, Subscriber, is_open
from .subscribing import PATIENCE

TWO_YEARS = timedelta(days=730)
YEAR = timedelta(days=365)


def past_subscriptions(at):
    """Addresses that nobody confirmed, and those whose owner left a year ago: until then an old mail still leaves."""
    silent = Q(confirmed_at__isnull=True, asked_at__lt=at - PATIENCE)
    return Subscriber.objects.filter(silent | Q(ended_at__lt=at - YEAR))


declare(
    "mailings.Delivery",
    "email",
    "subject",
    "words",
    "answer",
    purpose=_("Saber qué correo se envió, a quién, qué decía (sin sus enlaces personales) y si llegó"),
    audience=_("La Coordinación"),
    retention=Retention(
        _("Dos años"), lambda at: Delivery.objects.exclude(is_open()).filter(created_at__lt=at - TWO_YEARS)
    ),
)
declare(
    "mailings.MailItem",
    "email",
    purpose=_("Que cada asunto se diga una sola vez a cada persona"),
    audience=_("La Coordinación"),
    retention=Retention(_("Dos años"), lambda at: MailItem.objects.filter(delivery=None, due_at__lt=at - TWO_YEARS)),
)
declare(
    "mailings.Copy",
    "content",
    purpose=_("Poder releer el boletín como llegó: con lo que era de cada quien"),
    audience=_("Quien lo recibió, y la Coordinación"),
    retention=_("Dos años, junto con el envío"),
)
not_personal("mailings.Bulletin", "audience", "audience_values", "subject", "intro", "short_text", "cancel_reason")
not_personal("mailings.Entry", "title", "text")
not_personal("mailings.Picture", "content", "media_type", "alt")
declare(
    "mailings.Bounce",
    "answer",
    purpose=_("Saber qué correo no llegó"),
    audience=_("La Coordinación"),
    retention=_("Lo mismo que el envío"),
)
declare(
    "mailings.BadAddress",
    "email",
    "answer",
    purpose=_("No escribir a una dirección que rebota"),
    audience=_("La Coordinación"),
    retention=Retention(
        _("Mientras rebota; dos años después de que vuelve a funcionar"),
        lambda at: BadAddress.objects.filter(lifted_at__lt=at - TWO_YEARS),
    ),
)
not_personal("mailings.Delivery", "kind", "reason")
not_personal("mailings.MailItem", "kind", "period", "reason")
not_personal("mailings.ReminderRun", "reminder")
not_personal("mailings.ReminderPause", "reminder")
declare(
    "mailings.OptOut",
    "topic",
    purpose=_("No escribir a nadie sobre lo que no quiere recibir"),
    audience=_("La propia persona y la Coordinación"),
    retention=Retention(
        _("Mientras vale; dos años después de que la persona vuelve a recibirlo"),
        lambda at: OptOut.objects.filter(ended_at__lt=at - TWO_YEARS),
    ),
)
not_personal("mailings.Bounce", "code", "cause")
not_personal("mailings.BadAddress", "code")
declare(
    "mailings.Subscriber",
    "email",
    "failure",
    purpose=_("Enviar el boletín a quien lo pide sin ser parte del Pacto"),
    audience=_("La Coordinación"),
    retention=Retention(
        _("Mientras recibe el boletín y un año después; siete días si no confirma"),
        past_subscriptions,
    ),
)
