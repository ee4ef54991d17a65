"""What a mail server answered, in words that anybody understands."""

import re

from django.utils.translation import gettext_lazy as _

CODE = re.compile(r"(?:smtp; ?)?([245])\d\d(?:[ -](?:[245]\.(\d{1,3}\.\d{1,3})\b)?|$)", re.IGNORECASE)
CUT = re.compile(r"connect|timed out|broken pipe", re.IGNORECASE)
# Subjects of RFC 3463, the narrower first.
MEANINGS = {
    "1.": _("La dirección no existe."),
    "2.1": _("Ese buzón está desactivado."),
    "2.2": _("Ese buzón está lleno."),
    "2.3": _("El correo pesa demasiado para ese buzón."),
    "3.4": _("El correo pesa demasiado para ese buzón."),
    "4.": _("El servidor de esa dirección no responde."),
    "7.": _("Lo rechazó su filtro de correo no deseado."),
}
OTHERWISE = {
    "2": _("El servidor lo aceptó."),
    "4": _("El servidor pidió esperar."),
    "5": _("El servidor lo rechazó."),
}


def meaning(answer: str) -> str:
    """One sentence; an answer that is neither a server's nor a connection's is given back as it is."""
    found = CODE.match(answer)
    if found:
        return meaning_of_code(f"{found[1]}.{found[2] or ''}")
    return str(_("La conexión se cortó.")) if CUT.search(answer) else answer


def meaning_of_code(code: str) -> str:
    """Of an enhanced code, such as 5.1.1; of one that says little, at least whether it is for good."""
    group, _dot, detail = code.partition(".")
    if group != "2":
        for start, words in MEANINGS.items():
            if detail.startswith(start):
                return str(words)
    return str(OTHERWISE.get(group, code))
