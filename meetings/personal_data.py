"""What is kept about people who agree, decide, meet and are asked."""

from django.utils.translation import gettext_lazy as _

from commissions.personal_data import AS_HISTORY, COMMISSION
from kit.registries.privacy_inventory import declare, not_personal

not_personal("meetings.Agreement", "text", "evidence", "cancel_reason", "key")
not_personal("meetings.CalendarFeed", "key")
not_personal("meetings.Body", "name", "series")
not_personal("meetings.Meeting", "place", "link")
for model in ("AgreementComment", "AgreementAnswer"):
    declare(
        f"meetings.{model}",
        "text",
        purpose=_("Trabajar en común"),
        audience=COMMISSION,
        retention=AS_HISTORY,
    )
declare(
    "meetings.Proposal",
    "text",
    "outcome",
    "withdraw_reason",
    purpose=_("Decidir en común"),
    audience=COMMISSION,
    retention=AS_HISTORY,
)
declare(
    "meetings.Voice",
    "reason",
    purpose=_("Decidir en común"),
    audience=COMMISSION,
    retention=AS_HISTORY,
)
declare(
    "meetings.CommissionNotice",
    "subject",
    "text",
    "reply_to",
    purpose=_("Avisar a la comisión"),
    audience=COMMISSION,
    retention=AS_HISTORY,
)
declare(
    "meetings.SilenceCall",
    "failure",
    purpose=_("Saber a quién no llegó la pregunta"),
    audience=_("La Coordinación"),
    retention=AS_HISTORY,
)
declare(
    "meetings.AgreementAnswer",
    "failure",
    purpose=_("Saber a quién no llegó que se pide ayuda"),
    audience=_("La Coordinación"),
    retention=AS_HISTORY,
)
declare(
    "meetings.AgreementRecall",
    "failure",
    purpose=_("Saber a quién no llegó un recordatorio"),
    audience=_("La Coordinación"),
    retention=AS_HISTORY,
)
declare(
    "meetings.NoticeCopy",
    "failure",
    purpose=_("Saber a quién no llegó un aviso"),
    audience=_("Quien coordina la comisión y la Coordinación"),
    retention=AS_HISTORY,
)
