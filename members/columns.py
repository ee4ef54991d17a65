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
    "street": "calle",
    "street_number": "número exterior",
    "unit_number": "número interior",
    "colony": "colonia",
    "postcode": "código postal",
    "place": "ubicación",
    "joined_on": "integrante desde",
    "person_name": "titular",
    "person_position": "cargo del titular",
    "person_email": "correo del titular",
    "person_phone": "teléfono del titular",
    "person_paternal": "primer apellido del titular",
    "person_maternal": "segundo apellido del titular",
    "contact_email": "correo de contacto",
    "contact_phone": "teléfono de contacto",
}
# Below such a title stand the columns of a person.
_PERSONS = (
    "representante", "representante legal", "datos del representante", "datos del representante legal",
    "datos de la o el representante", "persona representante", "representante ante el pacto", "titular",
    "datos del titular", "persona titular", "persona de contacto", "datos de la persona de contacto", "responsable",
    "datos del responsable", "persona responsable", "enlace", "datos del enlace", "persona enlace", "director",
    "directora", "dirección general", "director general", "directora general", "presidente", "presidenta",
    "coordinador", "coordinadora", "apoderado legal",
)  # fmt: skip
# Below these, those of a person where one of them is a name, else those of the organisation.
_CONTACTS = (
    "contacto", "contactos", "datos de contacto", "datos del contacto", "información de contacto",
    "contacto institucional", "contacto principal", "medios de contacto",
)  # fmt: skip
_NAMES = ("nombre", "nombre completo", "nombres", "nombre s", "nombre y apellidos")
_POSITIONS = ("cargo", "puesto", "cargo o puesto")
_MAILS = ("correo", "correo electrónico", "email", "e mail", "mail", "correo s", "correos")
_PHONES = ("teléfono", "teléfonos", "tel", "celular", "teléfono celular", "número telefónico", "whatsapp", "móvil")


def _below(uppers: tuple[str, ...], lowers: tuple[str, ...]) -> tuple[str, ...]:
    """Titles of two rows of headers, one above the other."""
    return tuple(f"{upper} {lower}" for upper in uppers for lower in lowers)


_RESPONDENTS = ("dirección de correo electrónico", "dirección de correo", "email address", "nombre de usuario")
_STREETS = (
    "calle", "calle y número", "calle y no", "nombre de la calle", "calle o avenida", "vialidad", "nombre de vialidad",
    "nombre de la vialidad", "nom vial",
)  # fmt: skip
_STREET_NUMBERS = ("número", "no", "núm", "num", "ext", "número de casa")
_LEGAL_NAMES = (
    "razón social", "denominación o razón social", "denominación social", "raz social", "nombre legal", "nombre fiscal",
    "nombre constitutivo", "razón o denominación social", "nombre o razón social", "nombre denominación o razón social",
    "razón social de la organización", "nombre, denominación o razón social",
)  # fmt: skip
_OTHER_SPELLINGS = {
    "name": (
        "nombre de la organización", "nombre organización", "nombre de la osc", "nombre de la asociación",
        "nombre de la institución", "nombre de la integrante", "organización", "organización integrante",
        "organizaciones", "nombre comercial", "nombre corto", "osc", "institución", "asociación", "fundación",
        "integrante", "nombre oficial", "denominación", "nom estab", "nombre de la unidad económica", "miembro",
        "socio", "nombre completo de la organización", "nombre de la OSC o institución", "nombre de la agrupación",
        "nombre del colectivo", "nombre de la fundación", "nombre de la red", "agrupación",
        "nombre de la OSC integrante", "entidad integrante", "donataria", *_LEGAL_NAMES,
    ),
    "legal_name": (*_LEGAL_NAMES[1:],),
    "acronym": ("acrónimo", "sigla", "abreviatura", "siglas o acrónimo"),
    "kind": (
        "tipo de organización", "tipo de osc", "tipo de institución", "tipo de integrante", "sector", "naturaleza",
    ),
    "size": (
        "tamaño de la organización", "personas que trabajan", "cuántas personas trabajan", "número de personas",
        "número de colaboradores", "personal",
    ),
    "legal_form": (
        "figura legal", "figura", "tipo de figura", "forma jurídica", "forma legal", "personalidad jurídica",
        "régimen jurídico", "constitución legal", "tipo de sociedad",
    ),
    "rfc": (
        "r f c", "rfc de la organización", "registro federal de contribuyentes", "rfc con homoclave", "clave rfc",
        "cuenta con rfc", "cuentan con rfc", "tiene rfc", "tienen rfc",
    ),
    "cluni": (
        "clave única de inscripción", "cluni de la organización", "clave cluni", "registro cluni",
        "clave única de inscripción al registro federal", "no de cluni", "número de cluni",
    ),
    "donee": (
        "donataria", "es donataria", "donataria autorizada por el sat", "autorizada para recibir donativos",
        "donataria sat", "deducible", "recibos deducibles", "deducible de impuestos",
    ),
    "state_code": (
        "cve ent", "clave de la entidad", "clave del estado", "clave de entidad", "clave estado", "clave entidad",
        "clave entidad federativa", "clave de la entidad federativa", "cve entidad", "cve edo", "cve estado",
        "cve inegi", "clave ent", "id entidad", "id estado", "ent", "número de entidad", "código de estado",
        "código de entidad",
    ),
    "state": (
        "estado de la sede", "entidad federativa", "entidad", "estado sede", "sede estado", "edo", "estado república",
        "estado de la república", "entidad federativa de la sede", "estado entidad federativa",
        "entidad federativa estado", "estado o entidad federativa", "estado donde se encuentra",
        "estado donde se ubica", "estado de residencia", "estado ubica sede", "estado se encuentra", "estado se ubica",
        "nombre de la entidad", "nom ent",
    ),
    "municipality": (
        "municipio o alcaldía", "municipio alcaldía", "alcaldía", "mpio", "delegación", "delegación o municipio",
        "municipio o delegación", "ciudad", "localidad", "ciudad o municipio", "municipio ciudad",
        "alcaldía o municipio", "alcaldía municipio", "nom mun", "demarcación", "demarcación territorial", "población",
        "municipio de la sede", "municipio sede",
    ),
    "working_states": (
        "otros estados donde trabaja", "estados donde trabaja", "también trabaja en", "cobertura", "presencia",
        "estados con presencia", "estados de cobertura", "otras entidades", "entidades donde trabaja", "estados",
        "cobertura geográfica", "alcance",
    ),
    "description": (
        "qué hace", "objeto social", "misión", "actividades", "actividad principal", "a qué se dedica", "objetivo",
        "descripción de la organización", "quiénes son", "objeto", "servicios", "a qué se dedica la organización",
        "breve descripción", "fin autorizado", "giro", "servicios que ofrece", "qué hacen",
        "descripción de actividades",
    ),
    "website": (
        "página web", "página", "web", "sitio", "url", "página de internet", "sitio de internet", "liga", "website",
        "página electrónica", "sitio o página web", "página web o redes sociales", "sitio web o red social", "portal",
        "sitio web o redes sociales", "página web redes", "página web redes sociales", "redes sociales", "red social",
        "facebook", "enlace web", "www", "dirección web", "dirección electrónica", "dirección de internet",
        "página de facebook", "link", "blog",
    ),
    "email": (
        "correo de contacto", "correo electrónico", "correo institucional", "correo de la organización",
        "correo electrónico institucional", "e mail", "email", "mail", "correos", "correo s", "correos electrónicos",
        "correo electrónico de contacto", "correo general", "correo electrónico de la organización", "correo elec",
        "correo oficial", "correo institucional de la organización", "correo y teléfono", "correo y página web",
        "correo web", "correoelec", "correo electrónico y página web", "direcciones de correo", "correo e",
        *_RESPONDENTS,
    ),
    "phone": (
        "teléfono institucional", "teléfono de contacto", "teléfono de la organización", "teléfonos", "tel", "tels",
        "teléfono s", "teléfono fijo", "teléfono oficina", "número telefónico", "número de teléfono", "celular",
        "whatsapp", "tel celular", "teléfono celular", "lada y teléfono", "números telefónicos", "números de teléfono",
        "teléfono y correo", "tel y correo", "teléfono y lada", "lada teléfono", "teléfono con lada", "teléfono móvil",
        "móvil", "teléfono o whatsapp", "teléfono y whatsapp", "teléfono celular o whatsapp", "teléfono o celular",
        "celular o whatsapp", "celular o teléfono", "teléfono fijo o celular", "tel fijo", "tel oficina",
        "contacto telefónico", "cel", "otro teléfono", "teléfono alterno", "teléfono alternativo", "teléfono adicional",
        "segundo teléfono", "número de celular", "número de whatsapp", "celular whatsapp", "whatsapp celular",
    ),
    "address": (
        "dirección", "domicilio fiscal", "domicilio social", "dirección postal", "domicilio completo",
        "dirección completa", "ubicación física", "domicilio legal", "domicilio de la organización",
        "dirección de la organización", "domicilio de la sede", "dirección de la sede", "domicilio físico",
        "dirección física", "calle número y colonia", "domicilio particular",
    ),
    "street": (*_STREETS, *_below(_STREETS, _STREET_NUMBERS)),
    "street_number": (
        "no exterior", "núm exterior", "número ext", "núm ext", "no ext", "num ext", "exterior",
        *_below(_STREETS, _STREET_NUMBERS),
    ),
    "unit_number": (
        "no interior", "núm interior", "número int", "núm int", "no int", "num int", "interior",
        *_below(_STREET_NUMBERS, ("int",)),
    ),
    "colony": (
        "col", "asentamiento", "nombre del asentamiento", "colonia o localidad", "colonia o fraccionamiento",
        "fraccionamiento", "barrio", "barrio o colonia", "nombre de la colonia", "colonia fraccionamiento",
        "nomb asent",
    ),
    "postcode": ("cp", "c p", "cód postal", "cod postal", "código p"),
    "place": (
        "lugar", "localización", "ubicación de la sede", "dónde se ubica", "dónde están", "sede", "estado y municipio",
        "municipio y estado", "ciudad y estado",
    ),
    "joined_on": (
        "fecha de adhesión", "fecha adhesión", "adhesión", "fecha de ingreso", "fecha de alta",
        "fecha de incorporación", "se sumó el", "ingreso", "alta", "fecha de firma", "fecha de registro", "desde",
        "miembro desde", "fecha de firma de adhesión", "fecha de adhesión al pacto", "fecha de firma del pacto",
    ),
    "person_name": (
        "representante", "nombre del representante", "nombre de la o el representante", "nombre del titular",
        "representante ante el pacto", "nombre representante", "representante legal", "nombre del representante legal",
        "contacto", "nombre del contacto", "nombre de contacto", "persona de contacto", "responsable", "enlace",
        "director", "directora", "director general", "nombre de la directora o director", "persona enlace",
        "rep nombre", "nombre rep", "nombre completo", "nombre y apellidos", "nombre s", "nombres", "nombre de pila",
        "nombre completo del representante", "nombre completo de la persona representante",
        "nombre de la persona representante", "nombre de quien representa", "nombre de la persona de contacto",
        "nombre completo del contacto", "nombre del representante o apoderado legal", "apoderado legal", "presidente",
        "presidenta", "nombre del responsable", "nombre del enlace", "directora general", "coordinador", "coordinadora",
        "datos de contacto", "información de contacto", "datos del contacto", "contactos", "contacto principal",
        "nombre del director", "nombre de la persona que representa", "rep legal", "nombre de quien responde",
        "persona representante", "quien representa a la organización", *_below(_PERSONS + _CONTACTS, _NAMES), "nombre",
    ),
    "person_position": (
        "cargo", "puesto", "cargo del representante", "cargo del contacto", "cargo representante", "cargo o puesto",
        "puesto del representante", "puesto del contacto", "cargo del representante legal", "cargo que ocupa",
        "rep cargo", "cargo o función", "cargo en la organización", "cargo que desempeña", "puesto que ocupa",
        "cargo dentro de la organización", *_below(_PERSONS + _CONTACTS, _POSITIONS),
    ),
    "person_email": (
        "correo del representante", "correo representante", "correo de la o el representante",
        "correo electrónico del representante", "correo del contacto", "correo electrónico del contacto",
        "correo electrónico del titular", "email del representante", "email representante", "email del contacto",
        "e mail del representante", "correo de la persona enlace", "correo del enlace", "correo personal",
        "correo del representante legal", "correo electrónico del representante legal", "rep correo",
        "correo de la persona de contacto", "correo de la persona representante", "correo del responsable",
        "correo de la directora", "correo del director", *_below(_PERSONS, _MAILS), *_RESPONDENTS,
    ),
    "person_phone": (
        "teléfono del representante", "teléfono del representante legal", "celular del representante", "rep telefono",
        "teléfono representante", "celular del titular", "celular del contacto", "teléfono del contacto",
        "teléfono de la persona de contacto", "teléfono de la persona representante", "teléfono del enlace",
        "teléfono del responsable", "teléfono personal", "celular personal", "teléfono del director",
        "teléfono de la directora", *_below(_PERSONS, _PHONES),
    ),
    "person_paternal": (
        "rep apaterno", "rep paterno", "paterno rep", "apaterno rep", "rep apellido paterno", "apellido paterno",
        "ap paterno", "a paterno", "apaterno", "paterno", "primer apellido", "apellidos", "apellido", "apellido s",
        "apellido paterno del representante", "apellidos del representante", "apellido 1", "rep apellidos",
        "rep primer apellido",
    ),
    "person_maternal": (
        "rep amaterno", "rep materno", "materno rep", "amaterno rep", "rep apellido materno", "apellido materno",
        "ap materno", "a materno", "amaterno", "materno", "segundo apellido", "apellido materno del representante",
        "apellido 2", "rep segundo apellido",
    ),
    "contact_email": _below(_CONTACTS, _MAILS),
    "contact_phone": _below(_CONTACTS, _PHONES),
}  # fmt: skip

SPELLINGS = {field: (title, *_OTHER_SPELLINGS.get(field, ())) for field, title in TITLES.items()}
# An unmistakable title beats the short one that lists also use for something else.
SPELLINGS["name"] = (*_OTHER_SPELLINGS["name"][:9], TITLES["name"], *_OTHER_SPELLINGS["name"][9:])
REQUIRED = ("name",)
# Of these, more than one column is read: «Teléfono» and «Celular».
JOINED = ("phone", "email", "person_phone", "person_email")
# Together they are an address.
PARTS_OF_AN_ADDRESS = ("street", "street_number", "unit_number", "colony", "postcode")
