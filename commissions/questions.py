"""The assembly's sheet: what each section of an agenda asks for, in its words (source: 2ª Asamblea Nacional, 2019).

A section's content is a mapping of field name to text; numbers and choices are kept as text, too.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from .models import SectionKind

MODALITIES = {"virtual": _("Virtuales"), "in_person": _("Presenciales"), "mixed": _("De las dos formas")}
# Where each section stands among the addresses.
ADDRESSES = {
    SectionKind.GOAL: "meta",
    SectionKind.OBJECTIVES: "objetivos",
    SectionKind.COMMUNICATION: "comunicacion",
    SectionKind.WORKING: "mecanismos",
    SectionKind.ADDITIONS: "otros",
}
# How often a commission meets, and the days after which it has missed a meeting by its own word.
RHYTHMS = {
    "week": (_("Cada semana"), 7),
    "fortnight": (_("Cada quince días"), 15),
    "month": (_("Cada mes"), 31),
    "two_months": (_("Cada dos meses"), 62),
    "quarter": (_("Cada tres meses"), 92),
}


@dataclass(frozen=True)
class AgendaQuestion:
    """A question of the sheet; `choices` maps a stored text to its label, `is_long` wants several lines."""

    name: str
    label: str
    hint: str = ""
    is_required: bool = True
    is_long: bool = False
    choices: dict = field(default_factory=dict)
    most: int = 1000


QUESTIONS: dict[str, list[AgendaQuestion]] = {
    SectionKind.GOAL: [
        AgendaQuestion("commitment", _("Meta que trabaja la comisión"), _("El número y el enunciado se llenan solos.")),
    ],
    SectionKind.OBJECTIVES: [
        AgendaQuestion("objectives", _("Objetivos de la comisión"), is_long=True, most=4000),
    ],
    SectionKind.COMMUNICATION: [
        AgendaQuestion("channel", _("Canal"), _("Correo, WhatsApp o algún otro.")),
        AgendaQuestion("rules", _("Reglas de las comunicaciones"), is_long=True, most=2000),
        AgendaQuestion("periodicity", _("Periodicidad")),
    ],
    SectionKind.WORKING: [
        AgendaQuestion(
            "rhythm", _("¿Cada cuándo se reunirán?"), choices={key: label for key, (label, _d) in RHYTHMS.items()}
        ),
        AgendaQuestion("modality", _("¿Las reuniones serán presenciales o virtuales?"), choices=MODALITIES),
        AgendaQuestion("drafting", _("¿Con qué se escriben los documentos?"), _("Plataforma o mecanismo.")),
        AgendaQuestion("review", _("¿Con qué se revisan y comentan?"), _("Plataforma o mecanismo.")),
        AgendaQuestion("minutes_by", _("¿Quién tomará y mandará los acuerdos?")),
        AgendaQuestion("minutes_how", _("¿Por qué medio se mandan?")),
        AgendaQuestion("minutes_days", _("¿A más tardar en cuántos días?"), _("Días después de la reunión."), most=3),
        AgendaQuestion("venues", _("¿Cómo se designan las sedes?"), is_required=False, is_long=True, most=2000),
    ],
    SectionKind.ADDITIONS: [
        AgendaQuestion(
            "text",
            _("Lo demás que la mesa acuerde"),
            _("Las preguntas de la hoja no limitan otras opciones."),
            is_required=False,
            is_long=True,
            most=4000,
        ),
    ],
}


def missing(kind: str, content: dict) -> list[str]:
    """Labels of what is missing in a section."""
    return [str(one.label) for one in QUESTIONS[kind] if one.is_required and not str(content.get(one.name, "")).strip()]


def missing_by_section(contents: dict[str, dict]) -> list[tuple[str, str, list[str]]]:
    """Kind, label and the questions without an answer, of each section in which something is missing."""
    rows = [(kind.value, kind.label, missing(kind, contents.get(kind, {}))) for kind in SectionKind]
    return [row for row in rows if row[2]]


def shown(kind: str, content: dict) -> list[tuple[str, str]]:
    """Label and text of each answer as people read it; the goal with its number and wording."""
    return [(str(one.label), _text(one, content)) for one in QUESTIONS[kind]]


def _text(one: AgendaQuestion, content: dict) -> str:
    value = str(content.get(one.name, ""))
    if one.name == "commitment" and content.get("wording"):
        return f"{content.get('number', '')}. {content['wording']}"
    return str(one.choices.get(value, value))
