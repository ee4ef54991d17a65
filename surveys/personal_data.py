"""What the surveys keep about people: that they were asked and the day on which they answered, and no more."""

from django.utils.translation import gettext_lazy as _

from kit.registries.privacy_inventory import declare, not_personal

COORDINATION = _("La Coordinación")

for model, fields in {
    "Survey": ("slug", "name", "purpose"),
    "Wave": ("slug", "title", "text"),
    "Section": ("title", "text"),
    "Item": ("code", "wording", "options"),
    "Question": ("wording", "options", "help"),
    "Theme": ("code", "name"),
    "Cell": ("group",),
    "Turnout": ("group",),
    "Finding": ("text", "answer"),
}.items():
    not_personal(f"surveys.{model}", *fields)
declare(
    "surveys.Draft",
    "blind",
    "sealed",
    purpose=_("Guardar su respuesta mientras la escribe; sellada, sin nombre, y se borra al cerrar la encuesta"),
    audience=_("Nadie"),
    retention=_("Hasta el cierre de la encuesta"),
)
declare(
    "surveys.Answer",
    "text",
    purpose=_("Saber qué opinan las y los integrantes, sin saber quién lo dijo"),
    audience=_("La Coordinación y el Consejo Directivo"),
    retention=_("Permanente, sin nombre"),
)
declare(
    "surveys.NamedAnswer",
    "text",
    purpose=_("Responder una encuesta con nombre"),
    audience=COORDINATION,
    retention=_("Permanente, como historia del Pacto"),
)
declare(
    "surveys.Invitee",
    "answered_on",
    "declined_on",
    "reminded_on",
    "again_on",
    "entered_by",
    purpose=_("Saber quién falta por responder y recordárselo; el día y no la hora, y nada de lo que se respondió"),
    audience=_("La Coordinación y la propia organización"),
    retention=_("Permanente, como historia del Pacto"),
)
declare(
    "surveys.OpeningMail",
    "failure",
    purpose=_("Avisar que se abrió una encuesta, y saber a quién no le llegó el aviso"),
    audience=COORDINATION,
    retention=_("Permanente, como historia del Pacto"),
)
