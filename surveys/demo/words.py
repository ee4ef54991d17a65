"""What the invented organisations say, each with its tone and its theme."""

MARK = "Ola inventada para la demostración: ni las respuestas ni los hallazgos son de nadie."

PERCEPTIONS = [
    ("Conocimos a dos organizaciones de nuestro estado y ya trabajamos juntas.", "positive", "alianzas"),
    ("El boletín nos ayuda a saber qué pasa; ojalá llegara más corto.", "mixed", "informacion"),
    ("Nos da voz ante el gobierno del estado, que solas no tendríamos.", "positive", "incidencia"),
    ("Siempre hablan las mismas organizaciones en las reuniones.", "negative", "participacion"),
    ("No sabemos en qué quedaron los acuerdos del año pasado.", "negative", "resultados"),
    ("Es valioso pertenecer, aunque participamos poco.", "mixed", "valor"),
    ("Acabamos de integrarnos y todavía no sabemos por dónde empezar.", "mixed", "ingreso"),
    ("Las niñas y los niños pequeños por fin están en la conversación.", "positive", "causa"),
    ("Las reuniones son en horarios en que atendemos a familias.", "negative", "obstaculos"),
    ("La comisión nos dio herramientas que usamos cada semana.", "positive", "resultados"),
]
WISHES = [
    ("Reuniones por la tarde y con orden del día desde una semana antes.", "mixed", "obstaculos"),
    ("Que se diga qué se hizo con lo que propusimos.", "negative", "resultados"),
    ("Más encuentros por estado, no solo nacionales.", "mixed", "alianzas"),
    ("Una guía de una página para quienes llegan.", "mixed", "ingreso"),
    ("Que cada comisión invite a alguien nuevo en cada reunión.", "mixed", "participacion"),
    ("Datos de nuestro estado para hablar con el congreso local.", "positive", "incidencia"),
]
FINDINGS = [
    (
        "Las reuniones caen en horas de trabajo con familias.",
        "done",
        "Desde marzo las reuniones mensuales son a las 17 horas y quedan grabadas (inventado).",
    ),
    (
        "No se sabe en qué quedaron los acuerdos.",
        "doing",
        "Cada comisión publica sus acuerdos con fecha y responsable; faltan dos comisiones (inventado).",
    ),
    (
        "Piden apoyo económico para viajar a la asamblea.",
        "no",
        "El Pacto no tiene fondo para viajes. La asamblea se podrá seguir a distancia (inventado).",
    ),
]
