"""What spreadsheets leave in a cell in the place of its value."""

import re

from kit.tables.problem import CellError, gettext_noop

_ERROR = re.compile(
    r"#(?:[¡¿]?(?:REF|DIV/0|NAME|NOMBRE|NULL|NULO|NUM|VALUE|VALOR|SPILL|DESBORDAMIENTO|CALC|FIELD|CAMPO|BLOCKED)"
    r"[!?]|N/[AD]|GETTING_DATA)|Err:[0-9]{3}",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"[-+]?[0-9](?:[.,][0-9]+)?E\+[0-9]{2,3}", re.IGNORECASE)
_TOO_NARROW = re.compile("#{3,}")
_BEGINNING = re.compile(r"#|Err:|[-+]?[0-9](?:[.,][0-9]+)?E\+", re.IGNORECASE)


def check_damage(text: str) -> None:
    """Raise CellError for an error of a formula, a number of which only its beginning is left, or «####»."""
    if not _BEGINNING.match(text):
        return
    if _ERROR.fullmatch(text):
        raise CellError(gettext_noop("trae un error de la hoja de cálculo («%(text)s»)"), text=text)
    if _SHORTENED.fullmatch(text):
        raise CellError(
            gettext_noop(
                "Excel abrevió el número («%(text)s») y se perdieron cifras; dé a la columna formato de texto"
            ),
            text=text,
        )
    if _TOO_NARROW.fullmatch(text):
        raise CellError(gettext_noop("solo quedó «###»: la columna era muy angosta cuando se copió"))
