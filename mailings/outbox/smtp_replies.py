"""What a mail server answered, in words that anybody understands."""

import re

from django.utils.translation import gettext_lazy as _

from mailings.bounces.causes import cause_of
from mailings.models import BounceCause

CODE = re.compile(r"(?:smtp; ?)?([245])\d\d(?:[ -](?:[245]\.(\d{1,3}\.\d{1,3})\b)?|$)", re.IGNORECASE)
CUT = re.compile(r"connect|timed out|broken pipe", re.IGNORECASE)
WAITING = {
    "1.": BounceCause.UNKNOWN,
    "2.1": BounceCause.DISABLED,
    "2.2": BounceCause.FULL,
    "4.": BounceCause.UNREACHED,
    "7.": BounceCause.BLOCKED,
}


def meaning(answer: str) -> str:
    """One sentence; an answer that is neither a server's nor a connection's is given back as it is."""
    match = CODE.match(answer)
    if not match:
        return str(_("La conexión se cortó.")) if CUT.search(answer) else answer
    group, detail = match[1], match[2] or ""
    if group == "2":
        return str(_("El servidor lo aceptó."))
    if group == "5":
        return str(cause_of(f"5.{detail}", answer).label)
    causes = (cause for start, cause in WAITING.items() if detail.startswith(start))
    return str(next((cause.label for cause in causes), _("El servidor pidió esperar.")))
