"""Words that lists use for the choices of a record, and the legal form at the end of a name."""

import re

from kit.text.folding import fold
from members.columns import Content
from members.fields import holding
from members.models import Donee, Kind, LegalForm, Organization

_KINDS = {
    Kind.ORGANIZATION: "osc, organizacion, organizacion civil, asociacion, asociacion civil, sociedad civil, ong, "
    "organizacion no gubernamental, fundacion, iap, ac, colectiva, organizacion social",
    Kind.NETWORK: "red, colectivo, alianza, coalicion, red de organizaciones, frente, plataforma, movimiento",
    Kind.ACADEMIC: "academia, academica, universidad, institucion educativa, centro de investigacion, educativa",
    Kind.PRIVATE: "empresa, privada, iniciativa privada, sector privado, fundacion empresarial, empresarial",
    Kind.OTHER: "otro, otros, organismo internacional, internacional, gobierno, agencia de cooperacion",
}
_FORMS = {
    LegalForm.AC: "ac, a c, asociacion civil, asociacion civil a c",
    LegalForm.IAP: "iap, i a p, institucion de asistencia privada",
    LegalForm.IBP: "ibp, i b p, institucion de beneficencia privada",
    LegalForm.ABP: "abp, a b p, asociacion de beneficencia privada",
    LegalForm.SC: "sc, s c, sociedad civil",
    LegalForm.FOUNDATION: "fundacion, otra, otra figura, sc de rl, cooperativa, organismo internacional",
    LegalForm.NONE: "ninguna, sin figura, no constituida, no constituido, colectivo, informal, sin constituir",
}
_DONEES = {
    Donee.YES: "si, s, autorizada, vigente, donataria, donataria autorizada, 1, verdadero, si es donataria",
    Donee.NO: "no, n, no autorizada, no es donataria, 0, falso, ninguna",
    Donee.APPLYING: "en proceso, en tramite, tramite, solicitada, proceso, en solicitud",
    Donee.RECOVERING: "en recuperacion, recuperacion, revocada, perdida, perdio, en recurso",
}
_WORDS = {"kind": _KINDS, "legal_form": _FORMS, "donee": _DONEES}
_ENDINGS = [
    (re.compile(pattern + r"\.?\s*$", re.IGNORECASE), form)
    for pattern, form in (
        (r"[\s,(]+(a\.?\s?c\.?|asociaci[oó]n civil)\)?", LegalForm.AC),
        (r"[\s,(]+(i\.?\s?a\.?\s?p\.?|instituci[oó]n de asistencia privada)\)?", LegalForm.IAP),
        (r"[\s,(]+(i\.?\s?b\.?\s?p\.?|instituci[oó]n de beneficencia privada)\)?", LegalForm.IBP),
        (r"[\s,(]+(a\.?\s?b\.?\s?p\.?|asociaci[oó]n de beneficencia privada)\)?", LegalForm.ABP),
        (r"[\s,(]+(s\.?\s?c\.?|sociedad civil)\)?", LegalForm.SC),
    )
]


def _spelled(name: str) -> dict[str, str]:
    """Folded spelling → value; the labels of the interface and the values themselves count too."""
    labels = {value: label for value, label in Organization._meta.get_field(name).flatchoices if value}
    spellings = {fold(str(label)): value for value, label in labels.items()} | {fold(value): value for value in labels}
    for value, text in _WORDS.get(name, {}).items():
        spellings |= dict.fromkeys(text.split(", "), value.value)
    return spellings


SPELLED = {name: _spelled(name) for name in holding(Content.CHOICE)}
CHOICES = tuple(SPELLED)


def find_choice(field: str, text: str) -> str | None:
    """The value of a choice as people write it, without what stands in parentheses, or None."""
    bare = re.sub(r"\([^()]*\)", " ", text)
    return SPELLED[field].get(fold(text)) or SPELLED[field].get(fold(bare))


def split_legal_form(name: str) -> tuple[str, str]:
    """«Semillas del Istmo, A.C.» → («Semillas del Istmo», "ac"); the name as it is and "" where none is at its end."""
    for ending, form in _ENDINGS:
        if (match := ending.search(name)) and (bare := name[: match.start()].strip(" ,(")):
            return bare, form.value
    return name, ""
