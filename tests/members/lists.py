"""A member list as a coalition's office really has it, invented: everything that files do wrong at once."""

import unicodedata

TITLE_ROWS = [
    "PACTO POR LA PRIMERA INFANCIA;;;;;;;;;;",
    "Directorio de integrantes (corte a noviembre);;;;;;;;;;",
    ";;;;;;;;;;",
]
HEADER = (
    "No.;Nombre de la Organización ;Tipo;R.F.C.;Cve. Ent.;Entidad Federativa;Correo(s) electrónico(s);Teléfono;"
    "Fecha de adhesión;Representante;Correo del representante"
)
ROWS = [
    '1;Semilla de Oaxaca, A.C.;OSC;;="20";Oax.;hola@semilla.example / otra@semilla.example;="0951 000 0001";'
    "02/12/2019;Ana Inventada;ana@semilla.example",
    "2;COLIBRI DE PUEBLA AC;asociación;;21;Puebla;no tiene;;43801;;",
    "3;Red Papalote, Asociación Civil;Red;PAP-010203-XY9;9;México, D.F.;red@papalote.example;;2 de diciembre de 2019;;",
    "4;Dos Sedes;OSC;;;Oaxaca y Puebla;;;;;",
    "5;Nacional por la Niñez;OSC;;;Nacional;;;;;",
    "6;Rehilete;OSC;NOESRFC;;Jalisco;;;;;",
    "7;Red Papalote A.C.;Red;PAP010203XY9;;CDMX;;;;;",
    "8;Canica de Jalisco;OSC;;;México;x@;;31/02/2019;;",
    ";;;;;;;;;;",
    "9;Semillas de Oaxaca;OSC;;20;Oaxaca;;;;;",
    "Total;9;;;;;;;;;",
    "FUENTE: elaboración propia;;;;;;;;;;",
]


def monster() -> bytes:
    """Windows-1252 with `;`, titles above, a total and a source below."""
    return "\r\n".join([*TITLE_ROWS, HEADER, *ROWS]).encode("cp1252")


def decomposed(*names: str, state: str = "Oaxaca") -> bytes:
    """UTF-8 whose accents are separate signs, as macOS writes them."""
    text = "\n".join(["Organización,Estado", *(f"{name},{state}" for name in names)])
    return unicodedata.normalize("NFD", text).encode()


def short(*rows: str, header: str = "Nombre,RFC,Estado,Teléfono") -> bytes:
    return "\n".join([header, *rows]).encode()
