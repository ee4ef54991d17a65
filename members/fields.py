"""The fields of an organisation's record: each once, with everything that forms, pages and files know of it.

A new field is a field of the model and a row here: forms, the office, the yearly question, imports, exports, merges,
pages and the privacy notice follow. Rows are in the order of the columns of our own export.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from django.utils.translation import gettext_lazy as _

from .columns import OTHER_COLUMNS, Content, ListColumn


class RecordPart(Enum):
    """Fields that belong together; forms and pages put their sections together of these."""

    NAME = auto()
    WORK = auto()
    TEAM = auto()
    LEGAL = auto()
    PLACE = auto()
    CONTACT = auto()  # may say something of a person, so the organisation decides who sees each
    MEMBERSHIP = auto()  # the coordination fills it in


class PagePart(Enum):
    """Where the public page of an organisation shows a field."""

    NONE = auto()
    HEADING = auto()  # where its template puts it
    FACTS = auto()  # in the list of facts, in the order of the rows


@dataclass(frozen=True)
class RecordField(ListColumn):
    """A field of the record, and its column in a list.

    corrected: the yearly question shows it and takes corrections of it
    merged: a merge fills it in where the record that stays lacks it
    applied: an application for adhesion says it, in a field of the same name
    label, public_label: what pages, or only the public one, call it where not by the name of the model's field
    """

    part: RecordPart
    corrected: bool = True
    merged: bool = True
    applied: bool = False
    page: PagePart = PagePart.NONE
    label: str = ""
    public_label: str = ""

    @property
    def has_audience(self) -> bool:
        """Whether `<name>_audience` says who may see it."""
        return self.part is RecordPart.CONTACT


LEGAL_NAMES = (
    "denominación o razón social, denominación social, raz social, nombre legal, nombre fiscal, "
    "nombre constitutivo, razón o denominación social, nombre o razón social, nombre denominación o razón social, "
    "razón social de la organización"
)

FIELDS = (
    RecordField(
        "name", "nombre", Content.NAME, RecordPart.NAME, merged=False, applied=True, page=PagePart.HEADING,
        spellings="nombre de la organización, nombre organización, nombre de la osc, nombre de la asociación, "
        "nombre de la institución, nombre de la integrante, organización, organización integrante, organizaciones, "
        "nombre, nombre comercial, nombre corto, osc, institución, asociación, fundación, integrante, nombre oficial, "
        "denominación, nom estab, nombre de la unidad económica, miembro, socio, nombre completo de la organización, "
        "nombre de la OSC o institución, nombre de la agrupación, nombre del colectivo, nombre de la fundación, "
        "nombre de la red, agrupación, nombre de la OSC integrante, entidad integrante, donataria, razón social, "
        + LEGAL_NAMES,
    ),
    RecordField(
        "legal_name", "razón social", Content.LEGAL_NAME, RecordPart.LEGAL, applied=True, page=PagePart.HEADING,
        spellings=LEGAL_NAMES,
    ),
    RecordField(
        "acronym", "siglas", Content.ACRONYM, RecordPart.NAME, applied=True, page=PagePart.HEADING,
        spellings="acrónimo, sigla, abreviatura, siglas o acrónimo",
    ),
    RecordField(
        "kind", "tipo", Content.CHOICE, RecordPart.NAME, corrected=False, merged=False, applied=True,
        page=PagePart.HEADING,
        spellings="tipo de organización, tipo de osc, tipo de institución, tipo de integrante, sector, naturaleza",
    ),
    RecordField(
        "size", "tamaño", Content.CHOICE, RecordPart.TEAM, corrected=False,
        label=_("Personas que trabajan en ella"),
        spellings="tamaño de la organización, personas que trabajan, cuántas personas trabajan, número de personas, "
        "número de colaboradores, personal",
    ),
    RecordField(
        "legal_form", "figura jurídica", Content.CHOICE, RecordPart.LEGAL, applied=True,
        spellings="figura legal, figura, tipo de figura, forma jurídica, forma legal, personalidad jurídica, "
        "régimen jurídico, constitución legal, tipo de sociedad",
    ),
    RecordField(
        "rfc", "RFC", Content.RFC, RecordPart.LEGAL, applied=True,
        spellings="r f c, rfc de la organización, registro federal de contribuyentes, rfc con homoclave, clave rfc, "
        "cuenta con rfc, cuentan con rfc, tiene rfc, tienen rfc",
    ),
    RecordField(
        "cluni", "CLUNI", Content.CLUNI, RecordPart.LEGAL, applied=True,
        spellings="clave única de inscripción, cluni de la organización, clave cluni, registro cluni, "
        "clave única de inscripción al registro federal, no de cluni, número de cluni",
    ),
    RecordField(
        "donee", "donataria autorizada", Content.CHOICE, RecordPart.LEGAL, applied=True,
        spellings="donataria, es donataria, donataria autorizada por el sat, autorizada para recibir donativos, "
        "donataria sat, deducible, recibos deducibles, deducible de impuestos",
    ),
    RecordField(
        "state", "estado", Content.STATE, RecordPart.PLACE, merged=False, applied=True,
        page=PagePart.HEADING, label=_("Sede"),
        spellings="estado de la sede, entidad federativa, entidad, estado sede, sede estado, edo, estado república, "
        "estado de la república, entidad federativa de la sede, estado entidad federativa, entidad federativa estado, "
        "estado o entidad federativa, estado donde se encuentra, estado donde se ubica, estado de residencia, "
        "estado ubica sede, estado se encuentra, estado se ubica, nombre de la entidad, nom ent",
    ),
    RecordField(
        "municipality", "municipio", Content.TOWN, RecordPart.PLACE, merged=False, applied=True,
        page=PagePart.FACTS,
        spellings="municipio o alcaldía, municipio alcaldía, alcaldía, mpio, delegación, delegación o municipio, "
        "municipio o delegación, ciudad, localidad, ciudad o municipio, municipio ciudad, alcaldía o municipio, "
        "alcaldía municipio, nom mun, demarcación, demarcación territorial, población, municipio de la sede, "
        "municipio sede",
    ),
    RecordField(
        "working_states", "otros estados", Content.STATES, RecordPart.PLACE, corrected=False, merged=False,
        page=PagePart.FACTS, label=_("También trabaja en"),
        spellings="otros estados donde trabaja, estados donde trabaja, también trabaja en, cobertura, presencia, "
        "estados con presencia, estados de cobertura, otras entidades, entidades donde trabaja, estados, "
        "cobertura geográfica, alcance",
    ),
    RecordField(
        "description", "descripción", Content.TEXT, RecordPart.WORK, applied=True, page=PagePart.HEADING,
        spellings="qué hace, objeto social, misión, actividades, actividad principal, a qué se dedica, objetivo, "
        "descripción de la organización, quiénes son, objeto, servicios, a qué se dedica la organización, "
        "breve descripción, fin autorizado, giro, servicios que ofrece, qué hacen, descripción de actividades",
    ),
    RecordField(
        "website", "sitio web", Content.SITE, RecordPart.WORK, applied=True, page=PagePart.FACTS,
        spellings="página web, página, web, sitio, url, página de internet, sitio de internet, liga, website, "
        "página electrónica, sitio o página web, página web o redes sociales, sitio web o red social, portal, "
        "sitio web o redes sociales, página web redes, página web redes sociales, redes sociales, red social, "
        "facebook, enlace web, www, dirección web, dirección electrónica, dirección de internet, página de facebook, "
        "link, blog",
    ),
    RecordField(
        "email", "correo", Content.MAIL, RecordPart.CONTACT,
        page=PagePart.FACTS, public_label=_("Correo electrónico"),
        spellings="correo de contacto, correo electrónico, correo institucional, correo de la organización, "
        "correo electrónico institucional, e mail, email, mail, correos, correo s, correos electrónicos, "
        "correo electrónico de contacto, correo general, correo electrónico de la organización, correo elec, "
        "correo oficial, correo institucional de la organización, correo y teléfono, correo y página web, correo web, "
        "correoelec, correo electrónico y página web, direcciones de correo, correo e, "
        "dirección de correo electrónico, dirección de correo, email address, nombre de usuario",
    ),
    RecordField(
        "phone", "teléfono", Content.PHONE, RecordPart.CONTACT, page=PagePart.FACTS,
        spellings="teléfono institucional, teléfono de contacto, teléfono de la organización, teléfonos, tel, tels, "
        "teléfono s, teléfono fijo, teléfono oficina, número telefónico, número de teléfono, celular, "
        "tel celular, teléfono celular, lada y teléfono, números telefónicos, números de teléfono, teléfono y correo, "
        "tel y correo, teléfono y lada, lada teléfono, teléfono con lada, teléfono móvil, móvil, teléfono o whatsapp, "
        "teléfono y whatsapp, teléfono celular o whatsapp, teléfono o celular, celular o whatsapp, celular o teléfono, "
        "teléfono fijo o celular, tel fijo, tel oficina, contacto telefónico, cel, otro teléfono, teléfono alterno, "
        "teléfono alternativo, teléfono adicional, segundo teléfono, número de celular",
    ),
    RecordField(
        "whatsapp", "WhatsApp", Content.PHONE, RecordPart.CONTACT, page=PagePart.FACTS,
        spellings="número de whatsapp, celular whatsapp, whatsapp celular, whatsapp de la organización",
    ),
    RecordField(
        "address", "domicilio", Content.ADDRESS, RecordPart.CONTACT, page=PagePart.FACTS,
        spellings="dirección, domicilio fiscal, domicilio social, dirección postal, domicilio completo, "
        "dirección completa, ubicación física, domicilio legal, domicilio de la organización, "
        "dirección de la organización, domicilio de la sede, dirección de la sede, domicilio físico, dirección física, "
        "calle número y colonia, domicilio particular",
    ),
    RecordField(
        "joined_on", "integrante desde", Content.DAY, RecordPart.MEMBERSHIP, corrected=False, page=PagePart.FACTS,
        spellings="fecha de adhesión, fecha adhesión, adhesión, fecha de ingreso, fecha de alta, "
        "fecha de incorporación, se sumó el, ingreso, alta, fecha de firma, fecha de registro, desde, miembro desde, "
        "fecha de firma de adhesión, fecha de adhesión al pacto, fecha de firma del pacto",
    ),
)  # fmt: skip


def in_parts(*parts: RecordPart) -> list[str]:
    """Names of the fields of these parts, each contact followed by its audience, as forms list them."""
    return with_audiences(field for field in FIELDS if field.part in parts)


def with_audiences(fields: Iterable[RecordField]) -> list[str]:
    """Names of these fields, each contact followed by the name of its audience."""
    return [name for field in fields for name in (field.name, f"{field.name}_audience")[: 1 + field.has_audience]]


def holding(*contents: Content) -> list[str]:
    """Names of the columns of lists that hold these."""
    return [column.name for column in COLUMNS if column.content in contents]


CONTACT_FIELDS = tuple(field.name for field in FIELDS if field.has_audience)
CORRECTED = tuple(field.name for field in FIELDS if field.corrected)
MERGED = tuple(field.name for field in FIELDS if field.merged)
# The application asks last what the organisation does.
APPLIED = tuple(sorted((field.name for field in FIELDS if field.applied), key=lambda name: name == "description"))
# What the public page needs of the row itself; the other states where it works are rows of their own.
ON_PAGE = with_audiences(
    field for field in FIELDS if field.page is not PagePart.NONE and field.content is not Content.STATES
)
# Columns of a list, those that are no field of the record before the one that they help to read.
COLUMNS = tuple(
    column
    for field in (*FIELDS, None)
    for column in (*OTHER_COLUMNS.get(field and field.name, ()), *filter(None, [field]))
)
TITLES = {column.name: column.title for column in COLUMNS}
SPELLINGS = {column.name: column.titles for column in COLUMNS}
