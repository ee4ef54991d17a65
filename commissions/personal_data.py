"""What the commissions keep about people: who leads, who is delegate, and what each says of the agenda."""

from django.utils.translation import gettext_lazy as _

from kit.registries.privacy_inventory import declare, not_personal

COMMISSION = _("Las y los integrantes de la comisión y la Coordinación")
AS_HISTORY = _("Permanente, como historia de la comisión")

not_personal("commissions.Commission", "slug", "name", "description")
not_personal("commissions.AgendaSection", "content")
not_personal("commissions.Revision", "content")
not_personal("commissions.Edition", "content")
not_personal("commissions.Activity", "text", "expected")
declare(
    "commissions.FocalPoint",
    "position",
    "office_phone",
    "mobile",
    "email",
    "note",
    purpose=_("Que la comisión sepa quién la coordina y cómo contactar a esa persona"),
    audience=COMMISSION,
    retention=AS_HISTORY,
)
declare(
    "commissions.JoinRequest",
    "text",
    "reason",
    purpose=_("Decidir quién entra a la comisión"),
    audience=_("Quien coordina la comisión y la Coordinación"),
    retention=AS_HISTORY,
)
declare(
    "commissions.Handover",
    "dossier",
    purpose=_("Que quien recibe la comisión sepa en qué va"),
    audience=_("Quien entrega, quien recibe y la Coordinación"),
    retention=AS_HISTORY,
)
declare(
    "commissions.SectionComment",
    "text",
    purpose=_("Trabajar en común"),
    audience=COMMISSION,
    retention=AS_HISTORY,
)
declare(
    "commissions.JoinRequest",
    "failure",
    purpose=_("Saber a quién no llegó la solicitud o su respuesta"),
    audience=_("Quien coordina la comisión y la Coordinación"),
    retention=AS_HISTORY,
)
