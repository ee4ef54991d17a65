"""What the invented commissions say of themselves; every text that could pass for real says that it is invented."""

MARK = "Comisión inventada para la demostración."

# One of each commitment of the assembly of 2019: slug of the commitment, its name, what it is after.
COMMISSIONS = [
    ("pobreza", "Pobreza", "Que los programas de apoyo lleguen a los hogares con niñas y niños de 0 a 6 años."),
    ("nutricion", "Nutrición", "Que cada centro de salud mida y anote el crecimiento de niñas y niños."),
    ("lactancia", "Lactancia materna", "Que más hospitales y centros de trabajo apoyen a quienes amamantan."),
    ("vacunacion", "Vacunación", "Que ninguna niña ni ningún niño pierda una vacuna por falta de aviso."),
    ("discapacidad", "Discapacidad", "Que la detección temprana llegue a las guarderías y a los preescolares."),
    ("desarrollo", "Desarrollo infantil", "Que cada familia conozca la evaluación del desarrollo y dónde pedirla."),
    ("educacion-inicial", "Educación inicial", "Que haya más lugares para menores de tres años donde hoy no hay."),
    ("crianza", "Crianza", "Que más familias encuentren quien las acompañe en los primeros años."),
    ("registro", "Registro de nacimiento", "Que el acta de nacimiento sea gratuita, cercana y antes del primer año."),
    ("violencia", "Violencia", "Que las familias sepan a dónde acudir y que se les atienda."),
]
RHYTHMS = ["month", "month", "fortnight", "two_months", "quarter"]
COMMUNICATION = [
    {
        "channel": "Grupo de WhatsApp y, para documentos, correo electrónico.",
        "rules": "Mensajes de 9 a 18 horas, solo de la comisión; lo urgente, por llamada.",
        "periodicity": "Un resumen cada viernes.",
    },
    {
        "channel": "Lista de correo de la comisión.",
        "rules": "Un tema por correo; se responde en tres días hábiles.",
        "periodicity": "Cada quince días.",
    },
]
WORKING = [
    {
        "modality": "virtual",
        "drafting": "Documentos compartidos en línea.",
        "review": "Comentarios en el mismo documento, durante cinco días.",
        "minutes_by": "La suplencia",
        "minutes_how": "Correo electrónico",
        "minutes_days": "5",
    },
    {
        "modality": "mixed",
        "drafting": "Procesador de textos, una persona redacta.",
        "review": "Versión en PDF con observaciones por correo.",
        "minutes_by": "Por turno, en orden alfabético",
        "minutes_how": "Correo electrónico",
        "minutes_days": "3",
        "venues": "Las presenciales, por turno entre los estados de las organizaciones.",
    },
]
ADDITIONS = "Cada reunión empieza con diez minutos para contar qué hizo cada organización (inventado)."
ACTIVITIES = [
    ("Reunir lo que cada organización ya hace", "Un directorio de experiencias por estado"),
    ("Escribir una propuesta común de dos páginas", "Propuesta lista para presentar"),
    ("Presentarla a tres congresos locales", "Tres reuniones con su minuta"),
    ("Preparar materiales para familias", "Un folleto y tres audios"),
]
