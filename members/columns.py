"""The columns of a member list: those of the record (`fields.py`), and those that are no field of it.

One place for both directions: `members/exporting.py` takes the titles, `members/importing/` understands the spellings.
"""

from dataclasses import dataclass, field
from enum import Enum, auto


class Content(Enum):
    """What a field holds: how it is typed, read out of a cell, and compared with another way of writing it."""

    NAME = auto()
    LEGAL_NAME = auto()
    ACRONYM = auto()
    LINE = auto()
    TEXT = auto()
    CHOICE = auto()
    RFC = auto()
    CLUNI = auto()
    STATE = auto()
    STATES = auto()
    TOWN = auto()
    ADDRESS = auto()
    SITE = auto()
    MAIL = auto()
    PHONE = auto()
    DAY = auto()


@dataclass(frozen=True)
class ListColumn:
    """A column of a member list.

    title: what our own export writes
    content: how its cells are read; None where the reader of another column looks at them
    spellings: what lists in the wild write, separated by commas. They are compared without accents, case, punctuation
        or what stands in parentheses (kit/tables/header.py). Of two columns for one field the spelling listed first
        wins, so the unmistakable ones come first, before the title too where it is among them.
    """

    name: str
    title: str
    content: Content | None
    spellings: str = field(default="", kw_only=True)

    @property
    def titles(self) -> list[str]:
        """The title and the spellings, the best first."""
        spellings = self.spellings.split(", ") if self.spellings else []
        return spellings if self.title in spellings else [self.title, *spellings]


# Below such a title stand the columns of a person.
PERSONS = (
    "representante, representante legal, datos del representante, datos del representante legal, "
    "datos de la o el representante, persona representante, representante ante el pacto, titular, datos del titular, "
    "persona titular, persona de contacto, datos de la persona de contacto, responsable, datos del responsable, "
    "persona responsable, enlace, datos del enlace, persona enlace, director, directora, dirección general, "
    "director general, directora general, presidente, presidenta, coordinador, coordinadora, apoderado legal"
)
# Below these, those of a person where one of them is a name, else those of the organisation.
CONTACTS = (
    "contacto, contactos, datos de contacto, datos del contacto, información de contacto, contacto institucional, "
    "contacto principal, medios de contacto"
)
NAMES = "nombre, nombre completo, nombres, nombre s, nombre y apellidos"
POSITIONS = "cargo, puesto, cargo o puesto"
MAILS = "correo, correo electrónico, email, e mail, mail, correo s, correos"
PHONES = "teléfono, teléfonos, tel, celular, teléfono celular, número telefónico, whatsapp, móvil"
RESPONDENTS = "dirección de correo electrónico, dirección de correo, email address, nombre de usuario"
STREETS = (
    "calle, calle y número, calle y no, nombre de la calle, calle o avenida, vialidad, nombre de vialidad, "
    "nombre de la vialidad, nom vial"
)
STREET_NUMBERS = "número, no, núm, num, ext, número de casa"


def _below(uppers: str, lowers: str) -> str:
    """Titles of two rows of headers, one above the other."""
    return ", ".join(f"{upper} {lower}" for upper in uppers.split(", ") for lower in lowers.split(", "))


def _all(*spellings: str) -> str:
    return ", ".join(spellings)


# Name of the field of the record that they stand before, or None at the end → columns.
OTHER_COLUMNS: dict[str | None, list[ListColumn]] = {
    "name": [
        ListColumn("slug", "clave en el portal", Content.LINE),
    ],
    "state": [
        ListColumn("state_code", "clave INEGI", None, spellings=(
            "cve ent, clave de la entidad, clave del estado, clave de entidad, clave estado, clave entidad, "
            "clave entidad federativa, clave de la entidad federativa, cve entidad, cve edo, cve estado, "
            "cve inegi, clave ent, id entidad, id estado, ent, número de entidad, código de estado, "
            "código de entidad"
        )),
    ],
    "joined_on": [
        ListColumn("street", "calle", None, spellings=_all(
            STREETS,
            _below(STREETS, STREET_NUMBERS),
        )),
        ListColumn("street_number", "número exterior", None, spellings=_all(
            "no exterior, núm exterior, número ext, núm ext, no ext, num ext, exterior",
            _below(STREETS, STREET_NUMBERS),
        )),
        ListColumn("unit_number", "número interior", None, spellings=_all(
            "no interior, núm interior, número int, núm int, no int, num int, interior",
            _below(STREET_NUMBERS, "int"),
        )),
        ListColumn("colony", "colonia", None, spellings=(
            "col, asentamiento, nombre del asentamiento, colonia o localidad, colonia o fraccionamiento, "
            "fraccionamiento, barrio, barrio o colonia, nombre de la colonia, colonia fraccionamiento, nomb asent"
        )),
        ListColumn("postcode", "código postal", None, spellings="cp, c p, cód postal, cod postal, código p"),
        ListColumn("place", "ubicación", None, spellings=(
            "lugar, localización, ubicación de la sede, dónde se ubica, dónde están, sede, estado y municipio, "
            "municipio y estado, ciudad y estado"
        )),
    ],
    None: [
        ListColumn("person_name", "titular", None, spellings=_all(
            "representante, nombre del representante, nombre de la o el representante, nombre del titular, "
            "representante ante el pacto, nombre representante, representante legal, "
            "nombre del representante legal, contacto, nombre del contacto, nombre de contacto, "
            "persona de contacto, responsable, enlace, director, directora, director general, "
            "nombre de la directora o director, persona enlace, rep nombre, nombre rep, nombre completo, "
            "nombre y apellidos, nombre s, nombres, nombre de pila, nombre completo del representante, "
            "nombre completo de la persona representante, nombre de la persona representante, "
            "nombre de quien representa, nombre de la persona de contacto, nombre completo del contacto, "
            "nombre del representante o apoderado legal, apoderado legal, presidente, presidenta, "
            "nombre del responsable, nombre del enlace, directora general, coordinador, coordinadora, "
            "datos de contacto, información de contacto, datos del contacto, contactos, contacto principal, "
            "nombre del director, nombre de la persona que representa, rep legal, nombre de quien responde, "
            "persona representante, quien representa a la organización",
            _below(f"{PERSONS}, {CONTACTS}", NAMES),
            "nombre",
        )),
        ListColumn("person_position", "cargo del titular", Content.LINE, spellings=_all(
            "cargo, puesto, cargo del representante, cargo del contacto, cargo representante, cargo o puesto, "
            "puesto del representante, puesto del contacto, cargo del representante legal, cargo que ocupa, "
            "rep cargo, cargo o función, cargo en la organización, cargo que desempeña, puesto que ocupa, "
            "cargo dentro de la organización",
            _below(f"{PERSONS}, {CONTACTS}", POSITIONS),
        )),
        ListColumn("person_email", "correo del titular", Content.MAIL, spellings=_all(
            "correo del representante, correo representante, correo de la o el representante, "
            "correo electrónico del representante, correo del contacto, correo electrónico del contacto, "
            "correo electrónico del titular, email del representante, email representante, email del contacto, "
            "e mail del representante, correo de la persona enlace, correo del enlace, correo personal, "
            "correo del representante legal, correo electrónico del representante legal, rep correo, "
            "correo de la persona de contacto, correo de la persona representante, correo del responsable, "
            "correo de la directora, correo del director",
            _below(PERSONS, MAILS),
            RESPONDENTS,
        )),
        ListColumn("person_phone", "teléfono del titular", Content.PHONE, spellings=_all(
            "teléfono del representante, teléfono del representante legal, celular del representante, "
            "rep telefono, teléfono representante, celular del titular, celular del contacto, "
            "teléfono del contacto, teléfono de la persona de contacto, teléfono de la persona representante, "
            "teléfono del enlace, teléfono del responsable, teléfono personal, celular personal, "
            "teléfono del director, teléfono de la directora",
            _below(PERSONS, PHONES),
        )),
        ListColumn("person_paternal", "primer apellido del titular", None, spellings=(
            "rep apaterno, rep paterno, paterno rep, apaterno rep, rep apellido paterno, apellido paterno, "
            "ap paterno, a paterno, apaterno, paterno, primer apellido, apellidos, apellido, apellido s, "
            "apellido paterno del representante, apellidos del representante, apellido 1, rep apellidos, "
            "rep primer apellido"
        )),
        ListColumn("person_maternal", "segundo apellido del titular", None, spellings=(
            "rep amaterno, rep materno, materno rep, amaterno rep, rep apellido materno, apellido materno, "
            "ap materno, a materno, amaterno, materno, segundo apellido, apellido materno del representante, "
            "apellido 2, rep segundo apellido"
        )),
        ListColumn("contact_email", "correo de contacto", None, spellings=_below(CONTACTS, MAILS)),
        ListColumn("contact_phone", "teléfono de contacto", None, spellings=_below(CONTACTS, PHONES)),
    ],
}  # fmt: skip
REQUIRED = ("name",)
# Of these, more than one column is read: «Teléfono» and «Celular».
JOINED = ("phone", "email", "person_phone", "person_email")
# Together they are an address.
PARTS_OF_AN_ADDRESS = ("street", "street_number", "unit_number", "colony", "postcode")
