"""The columns of a member list: the title that our own export writes, and the spellings that lists in the wild use.

One place for both directions: `members/exporting.py` takes the titles, `members/importing/` understands them all.
Compared without accents, case, punctuation or what stands in parentheses (kit/tables/header.py). Of two columns for
one field the spelling listed first wins, so the unmistakable ones come first.
"""

TITLES = {
    "slug": "clave en el portal",
    "name": "nombre",
    "legal_name": "razón social",
    "acronym": "siglas",
    "kind": "tipo",
    "size": "tamaño",
    "legal_form": "figura jurídica",
    "rfc": "RFC",
    "cluni": "CLUNI",
    "donee": "donataria autorizada",
    "state_code": "clave INEGI",
    "state": "estado",
    "municipality": "municipio",
    "working_states": "otros estados",
    "description": "descripción",
    "website": "sitio web",
    "email": "correo",
    "phone": "teléfono",
    "address": "domicilio",
    "joined_on": "integrante desde",
    "person_name": "titular",
    "person_position": "cargo del titular",
    "person_email": "correo del titular",
}

_OTHER_SPELLINGS = {
    "name": (
        "nombre de la organización", "nombre organización", "nombre de la osc", "nombre de la asociación",
        "nombre de la institución", "nombre de la integrante", "organización", "organización integrante",
        "organizaciones", "nombre comercial", "nombre corto", "osc", "institución", "asociación", "fundación",
        "integrante", "nombre oficial", "denominación", "miembro", "socio",
    ),
    "legal_name": (
        "denominación o razón social", "denominación social", "nombre legal", "nombre fiscal", "nombre constitutivo",
        "razón o denominación social",
    ),
    "acronym": ("acrónimo", "sigla", "abreviatura", "siglas o acrónimo"),
    "kind": (
        "tipo de organización", "tipo de osc", "tipo de institución", "tipo de integrante", "sector", "naturaleza",
    ),
    "size": (
        "tamaño de la organización", "personas que trabajan", "cuántas personas trabajan", "número de personas",
        "número de colaboradores", "personal",
    ),
    "legal_form": (
        "figura legal", "tipo de figura", "forma jurídica", "forma legal", "personalidad jurídica", "régimen jurídico",
        "constitución legal", "tipo de sociedad",
    ),
    "rfc": (
        "r f c", "rfc de la organización", "registro federal de contribuyentes", "rfc con homoclave", "clave rfc",
    ),
    "cluni": (
        "clave única de inscripción", "cluni de la organización", "clave cluni", "registro cluni",
        "clave única de inscripción al registro federal", "no de cluni", "número de cluni",
    ),
    "donee": (
        "donataria", "es donataria", "donataria autorizada por el sat", "autorizada para recibir donativos",
        "donataria sat", "deducible", "recibos deducibles", "deducible de impuestos",
    ),
    "state_code": ("cve ent", "clave de la entidad", "clave del estado", "clave de entidad", "clave estado"),
    "state": (
        "estado de la sede", "entidad federativa", "entidad", "estado sede", "sede estado", "edo", "estado república",
        "estado de la república", "entidad federativa de la sede", "ubicación", "lugar",
    ),
    "municipality": (
        "municipio o alcaldía", "municipio alcaldía", "alcaldía", "mpio", "delegación", "delegación o municipio",
        "municipio o delegación", "ciudad", "localidad", "ciudad o municipio", "municipio ciudad",
    ),
    "working_states": (
        "otros estados donde trabaja", "estados donde trabaja", "también trabaja en", "cobertura", "presencia",
        "estados con presencia", "estados de cobertura", "otras entidades", "entidades donde trabaja", "estados",
        "cobertura geográfica", "alcance",
    ),
    "description": (
        "qué hace", "objeto social", "misión", "actividades", "actividad principal", "a qué se dedica", "objetivo",
        "descripción de la organización", "quiénes son",
    ),
    "website": (
        "página web", "página", "web", "sitio", "url", "página de internet", "sitio de internet", "liga", "website",
        "página electrónica",
    ),
    "email": (
        "correo de contacto", "correo electrónico", "correo institucional", "correo de la organización",
        "correo electrónico institucional", "e mail", "email", "mail", "correos", "correo s", "correos electrónicos",
        "correo electrónico de contacto", "correo general",
    ),
    "phone": (
        "teléfono institucional", "teléfono de contacto", "teléfono de la organización", "teléfonos", "tel", "tels",
        "teléfono s", "teléfono fijo", "teléfono oficina", "número telefónico", "número de teléfono", "celular",
        "whatsapp", "tel celular", "teléfono celular", "lada y teléfono",
    ),
    "address": (
        "dirección", "domicilio fiscal", "domicilio social", "calle y número", "dirección postal", "domicilio completo",
        "dirección completa", "ubicación física",
    ),
    "joined_on": (
        "fecha de adhesión", "fecha adhesión", "adhesión", "fecha de ingreso", "fecha de alta",
        "fecha de incorporación", "se sumó el", "ingreso", "alta", "fecha de firma", "fecha de registro", "desde",
        "miembro desde",
    ),
    "person_name": (
        "representante", "nombre del representante", "nombre de la o el representante", "nombre del titular",
        "representante ante el pacto", "nombre representante", "representante legal", "nombre del representante legal",
        "contacto", "nombre del contacto", "nombre de contacto", "persona de contacto", "responsable", "enlace",
        "director", "directora", "director general", "nombre de la directora o director", "persona enlace",
    ),
    "person_position": (
        "cargo", "puesto", "cargo del representante", "cargo del contacto", "cargo representante", "cargo o puesto",
        "puesto del representante", "puesto del contacto",
    ),
    "person_email": (
        "correo del representante", "correo representante", "correo de la o el representante",
        "correo electrónico del representante", "correo del contacto", "correo electrónico del contacto",
        "correo electrónico del titular", "email del representante", "email representante", "email del contacto",
        "e mail del representante", "correo de la persona enlace", "correo del enlace", "correo personal",
    ),
}  # fmt: skip

SPELLINGS = {field: (title, *_OTHER_SPELLINGS.get(field, ())) for field, title in TITLES.items()}
# An unmistakable title beats the short one that lists also use for something else.
SPELLINGS["name"] = (*_OTHER_SPELLINGS["name"][:9], TITLES["name"], *_OTHER_SPELLINGS["name"][9:])
REQUIRED = ("name",)
