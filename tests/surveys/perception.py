"""A whole perception survey, as long as the real one: 24 questions of every kind on six screens."""

from surveys.models import Question, Section, Survey, Wave

SECTIONS = {
    "Su organización": [
        ("one", "¿Desde cuándo es parte del Pacto?", ["Este año", "De 2 a 4 años", "5 años o más"], True),
        ("several", "¿En qué ha participado este año?", ["Asamblea", "Reunión mensual", "Comisión", "Campaña"], False),
        ("number", "¿A cuántas niñas y niños atiende al año?", [], False),
    ],
    "Lo que vale pertenecer": [
        ("agreement", "Pertenecer al Pacto le sirve a mi organización.", [], True),
        ("agreement", "Gracias al Pacto conocí a otras organizaciones con las que trabajo.", [], True),
        ("agreement", "La información que recibo me es útil.", [], True),
        ("agreement", "Sé a quién acudir cuando necesito algo del Pacto.", [], True),
        ("short", "Si tuviera que decirlo en una frase: ¿qué le da el Pacto?", [], False),
    ],
    "Ser escuchada": [
        ("agreement", "Mi opinión cuenta en lo que el Pacto decide.", [], True),
        ("agreement", "Participan muchas organizaciones, no siempre las mismas.", [], True),
        ("agreement", "Quien coordina mi comisión nos toma en cuenta.", [], True),
        ("agreement", "Puedo participar aunque no esté en la Ciudad de México.", [], True),
    ],
    "Los resultados": [
        ("agreement", "El Pacto avanza en sus compromisos.", [], True),
        ("agreement", "La incidencia logra cambios para niñas y niños.", [], True),
        ("agreement", "Entiendo qué hace el Pacto y para qué.", [], True),
        ("agreement", "Me entero de lo que se logró.", [], True),
        ("one", "¿Dónde ve más avance?", ["Salud", "Educación", "Protección", "Presupuesto", "En ninguno"], False),
    ],
    "Su participación": [
        ("agreement", "Este año participamos tanto como queríamos.", [], True),
        ("several", "¿Qué lo dificulta?", ["El tiempo", "El dinero", "La distancia", "No saber cómo"], False),
        ("one", "¿Por dónde prefiere enterarse?", ["Correo", "WhatsApp", "Reunión", "Portal"], False),
        ("long", "¿Qué tendría que pasar para que participaran más?", [], False),
    ],
    "Para terminar": [
        ("scale", "¿Qué tanto recomendaría pertenecer al Pacto?", [], True),
        ("long", "¿Qué tendría que cambiar para que lo recomendara?", [], False),
        ("long", "¿Algo más que quiera decir?", [], False),
    ],
}
LOW = list(range(7))


def perception(**fields) -> Wave:
    """Not open yet; the last text but one is asked only of those who would hardly recommend it."""
    slug = fields.pop("slug", "percepcion-de-prueba")
    survey = Survey.objects.create(slug=slug, name="Percepción")
    fields = {"text": "Queremos saber qué le sirve y qué no, para cambiar lo que haga falta."} | fields
    wave = Wave.objects.create(survey=survey, slug=slug, title="¿Cómo percibe al Pacto?", **fields)
    before = None
    for position, (title, statements) in enumerate(SECTIONS.items(), start=1):
        section = Section.objects.create(wave=wave, position=position, title=title)
        for place, (kind, wording, options, is_required) in enumerate(statements, start=1):
            condition = {"shown_if": before, "shown_values": LOW} if before and before.kind == "scale" else {}
            words = {"kind": kind, "wording": wording, "options": options, "is_required": is_required}
            help_text = "0 es «de ninguna manera» y 10 es «con toda seguridad»." if kind == "scale" else ""
            before = Question.objects.create(section=section, position=place, help=help_text, **words, **condition)
    return wave
