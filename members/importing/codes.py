"""RFC and CLUNI as lists write them: with a label, hyphens or words around them, or something else in their place."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from members.models.organizations import CLUNI, RFC

from .row import RowReading

GENERIC = frozenset({"XAXX010101000", "XEXX010101000", "XAX010101000", "XEX010101000"})
_SEPARATORS = re.compile(r"[\s.\-–—\u2010-\u2012\u2212_/]+")
_LABEL = re.compile(r"^\W*(?:r\.?\s*f\.?\s*c\.?|cluni)(?![^\W_])[\s:.#=-]*", re.IGNORECASE)
_AMID = re.compile(r"(?<![^\W_])[A-ZÑ&]{3,4}[\s.\-–_]?[0-9]{6}[\s.\-–_]?[A-Z0-9]{3}(?![^\W_])")
_PERSONS = re.compile(r"[A-ZÑ&]{4}[0-9]{6}[A-Z0-9]{3}")


def read_rfc(row: RowReading, name: str, text: str) -> None:
    """Keep the RFC of an organisation, and say what else stands there."""
    plain = text.strip().upper()
    if _is(RFC, plain):
        row.values[name] = plain
        return
    codes = _candidates(text)
    sound = list(dict.fromkeys(code for code in codes if _is(RFC, code)))
    if len(sound) == 1:
        row.values[name] = sound[0]
    elif sound:
        row.leave_out(name, _("trae varios (%(codes)s)") % {"codes": ", ".join(sound)[:120]})
    elif GENERIC & set(codes):
        row.leave_out(name, _("es el genérico del SAT, que no es de nadie"))
    elif any(_PERSONS.fullmatch(code) for code in codes):
        row.leave_out(name, _("tiene 13 caracteres: es el de una persona"))
    else:
        row.leave_out(name, _("«%(text)s» no tiene la forma de un RFC de una organización") % {"text": text[:40]})


def read_cluni(row: RowReading, name: str, text: str) -> None:
    """Keep a CLUNI."""
    code = next((one for one in _candidates(text) if _is(CLUNI, one) and any(map(str.isdigit, one))), "")
    if code:
        row.values[name] = code
    else:
        row.leave_out(name, _("«%(text)s» no tiene la forma de una CLUNI") % {"text": text[:40]})


def _candidates(text: str) -> list[str]:
    """The text whole, without its label, and what looks like an RFC amid words, all without separators."""
    upper = text.upper()
    whole = [_SEPARATORS.sub("", upper), _SEPARATORS.sub("", _LABEL.sub("", upper))]
    return whole + [_SEPARATORS.sub("", code) for code in _AMID.findall(upper)]


def _is(validator, code: str) -> bool:
    try:
        validator(code)
    except ValidationError:
        return False
    return code not in GENERIC
